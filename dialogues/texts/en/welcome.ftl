# Where a conversation begins and ends.

greeting = Hello! I help when data is missing in Bitrix24. I check whether it is really gone, find the backup that still has it, show you what a restore would change, and run it only after you have confirmed.

menu = What can I do for you?
    .crm-data = My CRM data is missing or wrong
    .other-data = Other data is missing
    .only-file = I only want a file
    .requests = My requests
    .person = Talk to a person

why-menu = Each of these takes a different path. If you are not sure, take “My CRM data is missing or wrong”; nothing is changed while we look.

anything-else = Is there anything else I can do?
    .crm-data = My CRM data is missing or wrong
    .other-data = Other data is missing
    .only-file = I only want a file
    .requests = My requests
    .person = Talk to a person

stopped = All right, we stop here. Nothing was changed in your portal.

feedback = Did this help?
    .yes = Yes
    .no = No
    .skip = Rather not say

feedback-reason = What was wrong with it?
    .not-what-i-look-for = It isn't what I'm looking for
    .too-complicated = Too complicated
    .out-of-date = Out of date
    .too-short = Too short, I need more
    .dislike-it = I don't like how this works
    .still-a-question = I still have a question
    .skip = Rather not say

feedback-comment = Thank you. Would you like to add something in your own words? Just write it.
    .skip = No, that's it

feedback-thanks = Thank you, that is noted.

why-feedback = Your answer goes to the people who look after this assistant. It changes nothing about your request.

still-a-question = Of course. Write your question here in your own words, for example how long something takes, what is safe, or which plan it needs. Otherwise I show you again what I can do, or you ask a person.
    .menu = Show what you can do
    .person = Talk to a person
