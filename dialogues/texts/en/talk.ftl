# What is said beside the matter: small talk, questions, emergencies.

talk-greeting = Hello! I'm here.
talk-thanks = You're welcome.
talk-goodbye = Goodbye! Everything stays as it is here; whenever you come back, we go on where we were.
talk-how-are-you = I'm well, thank you. More important is that your data is.
talk-joke = There are two kinds of people: those who make backups, and those who haven't lost anything yet. With me you are among the first.
talk-idle = That is beyond me, I'm afraid: all I see is your CRM and its backups.
talk-pause = Take your time, I'll wait.
talk-contact = Thank you, noted. I don't call or write there myself and answer here in the chat; a colleague who takes over reads it with the rest of our conversation.
talk-where-file = A file that I made stands above in this chat: open or save it there. In a terminal its path is written there.
language-noticed = { $invitation }
talk-bot = I'm a program: the assistant of this service, not a person. I look, explain and restore what you confirm. If you want a person, say “a person”.
talk-insult = I can see that this is a bad day, and I'm sorry if I make it longer. Your backups are safe, and nothing is changed without your word. Shall we go on, or would you rather have a person?
    .go-on = Go on
    .person = Talk to a person

emergency = Please stay calm: your backups are safe, whatever happens in the portal now. Do this at once, in this order. First: if you know who it is, dismiss that user in the portal (Employees), so that they can't get in any more; if you don't, change the passwords of all administrators. Second: delete the webhooks and applications in the portal that you don't know, and replace those whose address may have become known, ours too. What was deleted can come back afterwards; so don't restore anything before nobody is in there any more.

partner = { $partner-known ->
        [0] An integration specialist, a Bitrix24 partner, can look at your portal with you, also on a plan without support in the chat. You find one near you on Bitrix24's partner page: open the Bitrix24 site and choose Partners there. Your portal has the same list.
       *[known] An integration specialist, a Bitrix24 partner, can look at your portal with you. You reach ours here: { $partner }
    }
partner-wanted = Shall I record it as a request? Write here what the partner is to do for you; what we found so far goes along with it.
    .record-it = Record it without more
    .go-back = Go on without
partner-open = You have asked for a partner already: number { $number }, recorded on { $at }, still open. Would you like to add something? Write it here, and I add it to that request.
    .go-back = Go on without
why-partner = A partner can help better when they know what is wanted and what we found here. Nothing of it is passed on before somebody has looked at your request.
no-partner = I can't name an integration specialist here. Whoever runs this service can: { $contact }

plus-archived-asked = The Plus plan is archived, so I can't offer it. A portal created after 18 March 2019 that was never on a commercial plan can't move to it, and neither can a portal on another commercial plan. Whoever has Plus may renew it, until the portal changes its plan or falls back to Free.

answer-plans = { $tariff-includes ->
        [yes] Restores and files are part of your plan, { $tariff }. What the plans cost is on Bitrix24's pricing page, in your portal under Subscription > Upgrade.
        [later] Restores and files are part of these plans: { $tariffs }. Your plan: { $tariff }. What they cost is on Bitrix24's pricing page, in your portal under Subscription > Upgrade. There is no need to pay before we know that the backup is there; until you have upgraded I can keep it for you.
       *[no] Restores and files are part of these plans: { $tariffs }. Your plan: { $tariff }. What they cost is on Bitrix24's pricing page, in your portal under Subscription > Upgrade.
    }
answer-how-long = { $plan-known ->
        [yes] This restore should take { $plan-span }. It begins when you confirm it, and I tell you here when it is done.
       *[no] Looking takes a minute or two. How long the restore itself takes depends on how much comes back: the preview says it, before you confirm anything.
    }
answer-if-safe = Until you have confirmed, I only read. Before a restore you see in figures and as a file what it would create, change and remove. A selective restore or a file touches nothing else; a rollback takes back what was done since, and says so.
answer-overwrite = { $way ->
        [csv] No. A file changes nothing in the portal.
        [rollback] Yes, it does: a rollback takes everything back to the chosen day, and what was entered or changed since is lost. The preview lists it.
        [selective] No. A selective restore touches only what is missing or was damaged; whatever somebody has entered since stays as it is.
       *[open] That depends on the way. A selective restore and a file leave what was entered since as it is; with a rollback it is lost, and I say so before.
    }
answer-if-filter = A filter above the list can hide records without deleting them. My own comparison of the portal with the backups does not go by filters; to be sure, we clear them before anything is restored.
answer-permission = It can be: whoever lacks the right to see a record does not find it in the list, though colleagues do. An administrator of the portal sees and changes these rights. My comparison shows whether the records are there at all.
answer-added = Records that were added since stay: a selective restore and a file remove nothing, and a CRM rollback removes what is newer only if you choose that at its preview. What an import added by mistake you can delete by hand in Bitrix24.
answer-one-field = I can't bring back single fields of a record. Where values were damaged, a selective restore sets right what was changed and leaves what people have entered since. For one field only, take the CSV file and import just that column.
answer-owners = The responsible person is a field like the others and comes back with the record. Where that user is no longer there, the portal may put somebody else; the result then names it.
answer-links = Yes: links between contacts, companies, leads and deals are set again, to the new IDs where a record was created anew. The preview and the result say how many there are, and name what could not be linked.
answer-duplicates = A restore makes none: it creates only what is missing in the portal, and looks right before whether it is there again. When you import a file yourself, Bitrix24 asks what to do with duplicates; it compares name, phone and e-mail.
answer-advice = { $advice ->
        [shown] Here is my advice once more.
        [chosen] Look at the preview, or at the file with it. If it shows what you expect, go on; if not, take another way or another backup. Nothing is changed before you confirm.
        [restored] Look at a few of the records in Bitrix24. If something is missing or looks wrong, tell me here.
       *[open] My advice depends on what is missing and since when. Once both are clear, I tell you which way back fits best, and why. Until then you can go on without a risk: nothing is changed before you confirm it.
    }
answer-where-data = Your CRM copies and what is written here stay on the machine of whoever runs this service; I pass neither names nor numbers on to anybody. I read and write your own Bitrix24 only. When you ask for a person, what we found out is recorded for them too. Questions about your data: { $contact }
answer-who-confirmed = A restore begins only when an administrator confirms it; here in this chat that is you. Earlier restores stand under “My requests”.
answer-if-undone = { $done ->
        [nothing] No. Nothing has been restored here, so there is nothing to take back.
        [restored] No, { $restore } has not been taken back. Say “undo the restore”, and I show what that would do.
        [undone] Yes, { $restore } has been taken back.
       *[running] Something is still under way; I say so when it is done.
    }
answer-if-changed = { $done ->
        [nothing] No. So far I have only read; a file changes nothing either.
        [restored] Yes: restore { $restore } has changed what my report says, and nothing else.
        [undone] No longer: restore { $restore } was taken back.
       *[running] A restore is running: it changes what the preview showed, and nothing else.
    }
answer-share-file = The file holds personal data of your customers. Pass it on only to those who need it, and rather by a protected link than by plain mail. Once it is imported, delete it.
answer-keep-file = Here in the chat the file stays until you delete it. While its backup is kept ({ $keep-days ->
        [one] one day
       *[other] { $keep-days } days
    }), I can make it for you again.
answer-daily = A backup is taken every day at { $daily-at }, whatever your plan.
answer-how-far-back = Backups are kept for { $keep-days ->
        [one] one day
       *[other] { $keep-days } days
    }. A restore reaches back that far and no further.
answer-bin = The recycle bin of the CRM keeps what was deleted for 30 days. From there it comes back with one click, with its number and its history. After that, or when somebody has emptied it, only a backup still has it.
answer-newer = Backups that were made after the loss no longer hold what is missing. The best one is the last from before it: an older one would bring back less of your latest work, a newer one less of what is gone.
answer-undo = Yes. Each restore can be taken back: exactly what it did, and nothing else. What people did since stays.
answer-undo-part = No, only the whole restore can be taken back: exactly what it did, and nothing else.
answer-undo-without = No, here a restore can't be taken back. That is why you see the preview first.
answer-one-user = No. A restore applies to everybody in the account, never to one user only: all see the same records.
answer-one-record = Yes, single records can come back: with the selective restore, tell me their names, for example “only Lukas Vogt”.
answer-parts = Which of them belong to an office, a list or a campaign I can't tell apart. For those, take the CSV file and import just their lines.
answer-parts-without = Which of them belong to an office, a list or a campaign I can't tell apart.
answer-one-record-groups = I bring back whole groups, neither single records nor a part of a group. If you want only some, take the CSV file and import just those lines.
answer-one-record-without = I bring back whole groups, neither single records nor a part of a group.
except-not-in = { $name } is not among what would come back now.
name-is-in = Yes, { $name } comes back as well.
name-in-list = I only name a few records here in the chat. The file with what will be done lists every one, so you can look for { $name } there.
name-listed-later = I only name a few records here in the chat. Before you confirm, you get a file that lists every one, so you can look for { $name } there.
answer-except-record = Single records can stay out: tell me their full names, for example “without Lukas Vogt”.
answer-lines-of-file = The file holds all the lines. Import only those you want, and delete the others from it before.
answer-names-not-here = A rollback takes everything back; no single record can be picked for it or left out. The selective restore can do that, and you can still change to it.
names-without = Noted: without { $names }. You see what comes back in the preview, before anything happens.
names-only = Noted: only { $names }. You see what comes back in the preview, before anything happens.
names-too = Noted: { $names } too. You see what comes back in the preview, before anything happens.
answer-one-back = I can only take the whole restore back, no single record. Delete that record by hand in Bitrix24; whatever you delete there is in the recycle bin first.
answer-who-may = Any administrator of the portal may ask for a restore or a file. For a full rollback it may have to be the owner, who registered the portal.
answer-who-may-owner = Only the owner of the portal may ask, the person who registered it.
answer-no-file = Files are not among the ways back that this service offers.
answer-automation = Records that are created again start none of your automation rules, so nobody gets mail from Bitrix24 because of them. Changing a record that is still there can start them; the preview says for how many records. Other programs that are connected to your CRM may notice the change. A file changes nothing.
answer-how-many = { $gone ->
        [0] How many records come back, the preview says exactly, before anything is changed.
       *[some] Missing by my own reading: { $lost }. How many of them come back, the preview says exactly, before anything is changed.
    }
answer-who-did-it = { $author-known ->
        [0] Who deleted something stands only in CRM > History, with the filter “Type” set to “Delete”; from outside I can't see it. Where somebody changed many records at once, I name who it was.
       *[known] By my own reading { $author } changed many records at once. Who deleted something stands only in CRM > History, with the filter “Type” set to “Delete”; from outside I can't see it.
    }
answer-conflicts = What somebody changed after the damage stays as it is, so that nobody's newer work is lost. The file of conflicts names each of these records and its fields. If you want the old values there, take a CSV of the backup and enter them by hand.
answer-relinked = Records that are still there are changed in one thing only: their link to what is created again is set to its new ID, so that they find each other again. Without that they would stay unlinked; nothing else in them is touched.
answer-count = { $done ->
        [restored] I have read every record again after the restore, so the figures above are what your portal holds now. If something is still missing or wrong, tell me what, and I look again.
       *[nothing] { $gone ->
            [0] So far I have counted no missing record: I compare every record of the backups with your portal, one by one. If you miss some, tell me what, and since when.
           *[some] I have compared every record of the backups with your portal, one by one: missing are { $lost }. If you miss more, tell me what, or choose an earlier backup; if some of these are not meant, tell me which, and I leave them out.
        }
    }
answer-which-records = { $done ->
        [restored] What came back stands, record by record, in the file with the result above.
       *[nothing] { $names-known ->
            [yes] Among those that are missing or were changed are { $missing-names }. The preview before a restore lists every one in a file, and I can send a CSV with nothing but what is missing.
           *[no] I know of no names so far: I have found nothing missing, or have not compared yet.
        }
    }
answer-if-stop = Until you have confirmed, you can stop at any time: say “cancel”, and nothing is changed. Once begun, the work runs to its end, because half of it would do harm.
answer-if-stop-undo = After that you can have all of it taken back.
answer-close-chat = You can leave at any time: I keep what you told me and where we are. What you have confirmed goes on; when you come back, you read here what came of it.
answer-import = The file opens in Excel as it is, accents included. To import it, open the list in Bitrix24, for example CRM > Companies, and choose Import in the gear menu: companies first, then contacts, then leads and deals. An import only creates records: those that are in the portal already would be there twice, so leave their lines out.
answer-schedule = I can't set a time for it: a restore begins when you confirm it. If a quiet hour suits you better, come back then and confirm; I keep what you told me until then.
answer-how-bin = Open CRM, then More > Recycle bin. Clear the filter at the top, so that you see everything. Administrators see what everybody deleted, others only their own.
answer-how-history = Open CRM, then More > History. Click into the search field above the list, choose the field “Type”, and in it “Delete”. If other filters are set, remove them, then search.
answer-how-filters = Open the list, for example CRM > Contacts. In the search field above it, click the cross behind every entry until the field is empty. Do the same in other views that you use.
answer-work-meanwhile = You and your colleagues can go on working, while a restore runs too. What somebody changes in the meantime, a selective restore leaves as it is.
answer-what-comes-back = Contacts, companies, leads and deals come back with their fields and the links between them. Their comments, activities and history are in none of our backups yet.
answer-new-numbers = Records that are created again get new IDs, and links that pointed at them are set to the new ones. As their date of creation they have the day of the restore where the portal takes no earlier one. Records that are only changed back keep their IDs.

# ---- answers given before they were asked, and given anew ----
noted = Noted. I'll ask you to confirm it when we get there:
told-missing = • About: { $kinds }
told-amount = • How many: { $count }
told-moment = • When: { $moment }
told-state = • As it was: { $moment }
told-moment-unclear = • When: that can be read in two ways, I'll ask
told-option = • Way back: { $option }
told-names = • By name: { $names }
told-all-records = • In the file: all records
told-only-missing = • In the file: only what is missing
looked-bin = You have looked in the recycle bin already, and they aren't there: I take that as said.
looked-history = You have looked in the history already: I take that as said.
looked-history-empty = You have looked in the history already, and it shows no deletions: I take that as said.
looked-filters = You have cleared the filters already: I take that as said.
loss-denied = I take it that nobody deleted anything that you know of. Records also get lost or change by an import, a synchronization or an automation; so let's look.
loss-denied-first = Good, then nothing was deleted. What is wrong, then: do values differ from before, or is something not to be seen? Tell me in a sentence, or choose.
was-still-there = Then it happened after that. When exactly, my comparison with the backups narrows down.
looking-skipped = All right, we go on without it: what is missing, my own comparison shows.
option-dropped = All right, no { $option }. Which way fits, we settle when we get there.
known-missing = Yes, that is how I have it: { $kinds }.
known-moment = Yes, that is how I have it: { $moment }.
known-option = Yes, that is how I have it: { $option }.
name-missing = { $name } is among the missing: still there on { $from }, gone on { $to }.
name-not-missing = { $name }: by my comparison nothing of that name is missing in the portal now. A filter may hide it, or it has another name.
name-noted = { $name }: I note the name. It goes along with your request.
name-among-others = To have { $count ->
        [one] only this one
       *[other] only these
    } back, say so with the name (“only Lukas Vogt”); to leave { $count ->
        [one] it
       *[other] them
    } out, too (“without Lukas Vogt”).
changing = All right, I correct that. Only what depends on it is asked again.
earlier-question = That answers an earlier question of mine; I take it from there.

edit-taken = I saw that you changed your message, and take what it says now.
edit-too-late = I saw that you changed an earlier message. It comes too late to change anything; if you want to change an answer, say “change”.

# ---- several matters ----
another-matter = That sounds like another matter: { $matter }. Shall I put the present one aside and begin with it? Nothing of it is lost.
    .put-aside = Yes, the other one first
    .add-to-it = It belongs to this one
    .stay = No, go on here
put-aside = Put aside. Now: { $matter }. When we are through, or when you say “back to the first”, we go on there.
matter-again = Back to what was put aside ({ $matter }). This is where we were:
matter-choice = Go on with what was put aside: { $matter }
matters-full = There are three matters put aside already. Let's finish one of them first; they are under “My requests”.
nothing-aside = Nothing is put aside.
a-matter = what you told me
several-kinds = several kinds of data
card-aside = • Put aside: { $matter }
card-next = Shall I change one of these? Only what depends on it is asked again.
    .go-on = No, go on
