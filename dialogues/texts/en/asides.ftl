# What works at every step.

help = I lead you step by step. Press a button, or write its number or its words. At any time you can say: back · cancel · repeat · why · status · change (for example “change the date”) · my requests · start again · language · a person · a partner. Nothing in your portal changes before you have confirmed it.
help-terminal = In this terminal you correct your last message with { $command }: write it, a space, and the words as they should be.

why-general = I ask so that I do exactly what you need, and nothing else.

not-understood = I'm sorry, I did not understand that. { $hint }
which-one = A yes or a no alone doesn't tell me which. Please choose one of these.

hint-choice = Please press one of the buttons, or write its number or words.
hint-confirm = To begin, press the first button or write its words; nothing has begun yet.
hint-moment = I understand a date and time such as “2026-11-17 15:00”, “17 November 3 pm”, “yesterday 15:00” or “Tuesday 9:30”.
hint-kinds = I understand words such as “contacts”, “companies”, “leads”, “deals”, “fields” or “tasks”.
hint-number = I understand a number such as “300”, or one of the buttons.

offer-person = We seem to be going in circles; I'm sorry about that. If you like, ask for a person.
no-answer = I'm sorry, I can't answer that one. A person may be able to.
no-answer-beside = I can't answer your question, sorry; a person may be able to. I go on with the rest.
perhaps-answer = I'm not sure I understood the question. Perhaps this answers it:
perhaps-stop = I'm not sure I understood you. Shall we stop here? Nothing is lost.
    .meant-it = Yes, stop here
    .meant-other = No, go on
perhaps-meant = I'm not sure I understood you. Do you mean “{ $label }”?
    .meant-it = Yes, that
    .meant-other = No, something else

empty-message = That message was empty. Please press a button, or write a few words.
too-long = That was more than { $limit } characters; I haven't read it. Please tell me the most important thing in a sentence or two.
no-words = I can't read anything from that. Please press a button, or write a few words.
only-words-read = I can read only your words; the picture or file with them I can't open.
other-script = I can't read that script. I understand { $languages }. Say “language” to change it.
unsupported-message = I can't open voice messages, pictures, stickers, files and the like. Please write it in a few words.

stale-button = That button belongs to an earlier question; nothing was done. This is what we are at:
still-looking = I'm still looking, this can take a moment. You can say “cancel” or “back” at any time.
still-running = The work is under way. I'll tell you as soon as it is done.
cannot-leave = The work is under way and can't be stopped halfway without harm. I'll tell you when it is done.
cannot-leave-restore = The work is under way and can't be stopped halfway without harm. I'll tell you when it is done. After that you can have all of it taken back.
nothing-started = All right, I start nothing. You can still confirm, go back or stop here.
consent-in-words = So that nothing starts by mistake a yes alone is not enough now: press “{ $label }”, or write these words. You can also go back or stop here.

cancelled = Cancelled. Nothing was changed in your portal.
solved = Good. Then I close this; nothing was changed in your portal. If something turns out to be missing after all, just write again.
stopped-after-restore = All right, we stop here. What was restored stays as it is; you can still take it back under “My requests”.
nothing-before = There is nothing before this.
stuck = I have lost the thread; I'm sorry. Nothing was changed in your portal.
flow-changed = My questions were revised meanwhile, and the one that we were at is gone. Nothing was changed in your portal. Let's begin again.

stopped-unfinished = All right, we stop here. The restore has not ended: what it did so far is recorded and stays as it is.

unfinished-restore = A restore of this portal has not ended: { $restore }, begun on { $since }{ $known ->
        [0] {""}
        [1] {" "}by user { $who }
       *[named] {" "}by { $who }
    }. If nobody is working on it, you can go on with it or take it back under “My requests”; nothing is done twice.

choose-language = Which language would you like?
language-changed = We go on in English.
language-name = { $name }

nothing-to-change = There is no answer yet that could be changed.
change-what = Which answer would you like to change? Only what depends on it is asked again.

status = What I have so far:
status-nothing = You have not answered anything yet that I would have to remember.
card-missing = • About: { $kinds }
card-evidence = • Missing, when I compared at { $at }: { $counts }
card-changed = • Changed in large numbers, when I compared at { $at }: { $counts }
card-moment = • Last well at: { $moment }
card-happened = • When it happened: { $moment }
card-option = • Way back: { $option }
card-snapshot = • Backup: { $snapshot }
card-plan = • Preview: made, valid until { $until }
card-done = • Done on { $at }: restore { $restore }, read back and compared
card-undone = • Taken back on { $at }: restore { $restore }
card-running = • The work is under way

choice-person = Ask a person
choice-back = Back
choice-tick-all = Tick all
choice-cancel = Cancel
choice-requests = My requests
choice-start-again = Start again
