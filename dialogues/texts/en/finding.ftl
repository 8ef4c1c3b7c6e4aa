# Is it really lost, what is lost, and who asks.

# ---- recycle bin (R01) ----
recycle-bin = Let's first make sure that the data is really gone. Please look in the recycle bin of the CRM: deleted leads, deals, contacts, companies and activities go there. Are your records in it?
    .found = Yes, they are there
    .not-there = No, not there
    .how = Where do I find it?

recycle-bin-how = Open CRM, then More > Recycle bin. Clear the filter at the top, so that you see everything. Administrators see what everybody deleted, others only their own. Are your records there?
    .found = Yes, they are there
    .not-there = No, not there

found-in-bin = Good news: then no backup is needed. Tick the records and choose Restore. Leave “Delete” alone, it removes them for good. On commercial plans you can restore them there yourself; on a free plan you can look, but not restore. Are they back?
    .done = Yes, everything is back
    .more-missing = Something is still missing

why-recycle-bin = What lies in the recycle bin comes back with one click, with its history and its number. No backup can do it that well, so we look there first.

# ---- history (R02 to R05) ----
history = Now please look in CRM > History and set the filter “Type” to “Delete”. Leave all other fields empty. It shows who deleted what, and when. Do you see deletions there?
    .seen = Yes, I see deletions
    .empty = No, it's empty
    .how = How do I do that?

history-how = Open CRM, then More > History. Click into the search field above the list, choose the field “Type”, and in it “Delete”. If other filters are set, remove them, then search. Do you see deletions?
    .seen = Yes, I see deletions
    .empty = No, it's empty

history-needs-tariff = The CRM history is part of the commercial plans. Your plan ({ $tariff }) does not include it.

history-demo = You can change the plan under Subscription > Upgrade, or switch on the free demo of the Professional plan for { $demo-days ->
        [one] one day
       *[other] { $demo-days } days
    }.

history-looks-back = It is worth it even now: after the change, the history also shows what happened before it, deletions included.

history-without = Shall we look at the history, or go on without it?
    .have-it-now = I have the history now
    .go-on = Go on without it
    .stranger = I suspect someone who is not one of our users

why-history = The history is the only place that says who deleted something and at what minute. I can't read it from outside; I only see what was there in one backup and missing in the next.

history-word = What does the history say: when was it deleted, and by whom? For example “yesterday 15:10, Anna Peters”. I'll note it as your word and compare it with what I found.
    .skip = I'd rather not say
    .stranger = It wasn't one of our users

history-who = Noted, as your word: { $who }.

history-noted = Noted, as your word: { $moment }. I found no missing records to compare it with.

history-agrees = You say { $moment }. That agrees with what I found: on { $from } the records were still there, on { $to } they were not.

history-differs = You say { $moment }. I found something else: what is missing was still there on { $from } and gone on { $to }. I note both; it may be another deletion.

history-but-nothing-missing = Thank you. Compared with the backups, though, every record is in your portal: what the history shows was perhaps deleted long ago, or put back since. So let's look at the filters first.

why-history-word = The more exactly we know when it happened, the closer to it we can pick the backup. Your word does not accuse anybody: nothing is done because of it.

# ---- evidence (B02) ----
looking = One moment, I'm comparing your portal with the backups …

evidence-lost = { $more ->
        [0] I compared your portal with the backups. Missing:
       *[further] Also missing:
    } { $rest ->
        [0] { $counts } ({ $examples })
       *[some] { $counts }, for example { $examples }
    }. { $count ->
        [one] The backup of { $from } still has it; on { $to } it was gone.
       *[other] The backup of { $from } still has them; on { $to } they were gone.
    }

evidence-lost-more = And { $count ->
        [one] one more record
       *[other] { $count } more records
    } in other groups.

evidence-changed = { $more ->
        [0] I compared your portal with the backups. No longer as they were: { $counts }, changed by { $author } within the hour from { $hour }.
       *[further] Also changed by { $author } within the hour from { $hour }: { $counts }.
    }

evidence-changed-again = { $count ->
        [one] One of them was
       *[other] { $count } of them were
    } changed again later. A value that somebody entered since in the same place stays as it is in a selective restore; where they changed something else, the record is set right all the same.

evidence-added = The same person also added records in that hour, from { $hour }: { $counts }. A selective restore leaves them. Look through them by hand, or let a CRM rollback remove what is newer.

evidence-fields = Custom fields that were there before and are not now: { $fields }.

evidence-unknown = I can say nothing about { $kinds }: I could not read all of them, and I call nothing deleted that I could not read. Most often the owner of our access (the webhook) has lost administrator rights or a permission; whoever runs this service can check it.

evidence-nothing = I compared your portal with the backups at { $at }: every record in the backups is in your portal too, and nobody changed many at once.

evidence-nothing-else = Apart from that, when I compared at { $at }, every record in the backups is in your portal too, and nobody changed many at once.

removed-by-us = No longer there: { $counts }. The rollback { $restore } removed them on { $at }, as was asked, so I don't count them as lost. If you want them back, undo { $restore } under “My requests”.

mended-by-us = Set right already: { $counts }. The restore { $restore } gave them back the earlier values, so I don't count them as damaged.{ $kept ->
        [0] {""}
        [one] {" "}One more record keeps what somebody entered after the damage.
       *[other] {" "}{ $kept } more records keep what people entered after the damage.
    }

evidence-failed = I could not compare your portal with the backups just now: { $reason }. { $backups ->
        [0] Until there is one, I can't say what is missing, and there is nothing to restore from. Whoever runs this service can have the first one taken.
       *[some] Your backups are safe, and we can go on without the comparison.
    } (Reference { $reference })

evidence-failed-again = I still can't compare your portal with the backups: { $reason }. { $backups ->
        [0] Until there is one, there is nothing to restore from.
       *[some] We can go on without the comparison.
    } (Reference { $reference })

# ---- changed, not gone (B02) ----
changed-not-gone = No record is missing, then: those that I named are still there, with other values than before. Is that the trouble?
    .wrong-values = Yes, wrong values
    .and-more = Yes, and something else
    .gone = No, records are missing

why-changed-not-gone = A changed value stands in no recycle bin, in no list of deletions and behind no filter. If that is the trouble, we can leave those steps out.

# ---- filters (R06) ----
clear-filters = { $gone ->
        [0] Perhaps the records are only hidden. A filter on the list is the most common reason.
       *[some] My comparison does not go by filters, so I hardly think that one hides the records. Let's rule it out all the same.
    } Please clear all filters above the list of records, and in the history too. Do you see them now?
    .found = Yes, there they are
    .still-missing = No, still missing
    .how = How do I do that?

clear-filters-how = Open the list, for example CRM > Contacts. In the search field above it, click the cross behind every entry until the field is empty. Do the same in other views that you use. Do you see the records now?
    .found = Yes, there they are
    .still-missing = No, still missing

all-is-back = Good: compared with the backups, nothing is missing any more either.

hidden-by-filter = Good: a filter hid the records. My comparison with the backups shows nothing missing either, so no restore is needed.

found-but-reading-differs = Good that you see them. But as I just said, your portal differs from the backups, so I don't call it settled. How shall we go on?
    .go-on = Go on with the difference
    .look-again = Compare again
    .finish = That's all

found-but-unread = Good that you see them. I could not compare everything with the backups, so I can't say whether anything else is missing or was changed. How shall we go on?
    .look-again = Compare now
    .go-on = Something is still wrong, go on
    .finish = That's all

why-clear-filters = A saved filter stays set, also after days. Clearing it takes a few seconds and saves a restore.

still-missing = I don't find them in the portal either: { $lost }. Let's get them back.
moment-unknown-noted = You don't need to know when it happened: the backups show between which two readings it was.
told-not-seen = Of these my comparison shows nothing missing and nothing changed: { $kinds }.
others-changed = I take { $kinds } as what is meant. The same was done to others too: { $counts }. If those are wrong as well, just name them.

still-changed = I see no record missing, but records that were changed in large numbers, each time by one person within an hour: { $changed }. If wrong values are the trouble, I can set them right.

still-without-fields = I see no record missing, but custom fields that are gone.

nothing-found = I compared your portal with every backup that we keep: no record is missing in it, and nobody changed many at once. A person in support can help to find your data, or to find out how it was lost.
    .person = Ask a person
    .look-again = Compare again
    .go-on = Go on anyway
    .finish = That's all

nothing-found-plain = I compared your portal with every backup that we keep: no record is missing in it, and nobody changed many at once.
    .look-again = Compare again
    .go-on = Go on anyway
    .finish = That's all

nothing-more-found = I have compared your portal with every backup once more: nothing that they hold is missing in it any more, and nobody changed many records at once. If you don't see a record, a filter on the list may hide it, or the access rights of whoever looks.
    .how = Where are the filters?
    .undo = Undo the restore
    .look-again = Compare again
    .person = Ask a person
    .finish = That's all

nothing-more-found-kept = I have compared your portal with every backup once more: nothing that they hold is missing in it any more, and nobody changed many records at once. If you don't see a record, a filter on the list may hide it, or the access rights of whoever looks.
    .how = Where are the filters?
    .look-again = Compare again
    .person = Ask a person
    .finish = That's all

evidence-unclear = I can't tell at the moment whether records are missing or were changed. We can go on with what you know, or look again in a few minutes.
    .go-on = Go on with what I know
    .look-again = Look again
    .person = Ask a person

why-nothing-found = A restore can only bring back what a backup holds and the portal does not. Where I see no difference, a person may know more.

# ---- how much (R14) ----
few-records = This concerns { $count ->
        [one] one record
       *[other] { $count } records
    }. For fewer than { $few-records } a rollback isn't practical: entering them by hand is often quicker. I can still bring back just these, without touching anything else.
    .go-on = Bring them back
    .by-hand = I'll enter them by hand

how-much = About how many records are gone or wrong? For fewer than { $few-records } a rollback isn't practical. You can also write a number.
    .few = Fewer than { $few-records }
    .many = More
    .not-sure = I'm not sure

amount-noted = Noted: about { $count }.

few-by-word = For fewer than { $few-records } records a rollback isn't practical: entering them by hand is often quicker. I can still bring back just these, without touching anything else.
    .go-on = Bring them back
    .by-hand = I'll enter them by hand

by-hand = All right. Nothing was changed in your portal. The backups stay for { $keep-days ->
        [one] one day
       *[other] { $keep-days } days
    }, should you change your mind.

why-few-records = A rollback takes time and touches the work of everybody. For a few records the price is too high.

file-wanted = A file changes nothing in your portal: you get your records as they were on a given day, and import what you need.

# ---- who asks (R12) ----
refused-not-active = I can't do this for you: in the portal your user is no longer active. An administrator of the portal can ask instead, or activate your user.
    .check-again = Check again
    .person = Ask a person
    .stop = Stop here

refused-not-admin = Only an administrator of the portal may ask for a restore or a file of its data, and as far as I know you are not one there. If you are, let whoever runs this service enter you as one; then I can go on. Otherwise ask an administrator to write to me, or to give you administrator rights.
    .check-again = I'm administrator now
    .person = Ask a person
    .stop = Stop here

refused-only-owner = Only the owner of the portal, the person who registered it, may ask for a restore. Please ask the owner to write to me.
    .check-again = Check again
    .person = Ask a person
    .stop = Stop here

refused-role-unknown = I can't find out at the moment whether you are an administrator of the portal, and without that I may not go on. We can check again in a few minutes; your backups are safe meanwhile.
    .check-again = Check again
    .person = Ask a person
    .stop = Stop here

refused-owner-unknown = I can't find out who registered the portal, and only the owner may ask. Whoever runs this service can name the owner; then we go on.
    .check-again = Check again
    .person = Ask a person
    .stop = Stop here

why-who-asks = A restore concerns the data of everybody in the portal. That is why not everyone may ask for it.

# ---- what exactly ----
missing-found = I see these missing: { $counts }. Is that what you mean?
    .right = Yes, exactly
    .more = Yes, and more
    .the-changed = I mean the changed ones
    .as-said = No, what I said
    .something-else = No, something else

changed-found = I see no records missing, but these were changed in large numbers, each time by one person within an hour: { $counts }. Is that what you mean?
    .right = Yes, exactly
    .more = Yes, and more
    .as-said = No, what I said
    .something-else = No, something else

missing-told = You said: { $kinds }. Is that what is missing or wrong?
    .right = Yes, exactly
    .more = Yes, and more
    .something-else = No, something else
file-kinds-told = A file of these, then: { $kinds }. Is that right?
    .right = Yes, exactly
    .more = Yes, and more
    .something-else = No, something else

missing-kinds = What exactly is missing or wrong? Press what applies, or write it, for example “contacts and deals”.

missing-more = Noted so far: { $kinds }. Anything else?
    .that-is-all = That's all

why-missing-kinds = Which way back fits depends on what is lost: contacts come back differently from fields or tasks.
