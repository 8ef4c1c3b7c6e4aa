# When, which way back, which backup; preview, confirmation, result, undo.

# ---- moment (R08, R09, R22) ----
snapshots-daily = A backup is taken every day at { $time }, whatever your plan.

snapshots-kept = Backups are kept for { $days ->
        [one] one day
       *[other] { $days } days
    }; the oldest one here is from { $oldest }.

no-snapshots = There is no finished backup of this portal yet, so there is nothing to restore from.

moment-of-loss = When did it happen? For example “yesterday 15:00”, “Tuesday 9:30” or “2026-11-17 15:00”.
    .not-sure = I don't know
    .by-snapshot = I know which backup I want
moment-of-state = Which day's data would you like? For example “yesterday”, “Tuesday” or “2026-11-17”.
    .not-sure = I don't know
    .by-snapshot = Show me the backups

moment-future = That moment is still to come. Please tell me when it happened.

moment-ahead = { $moment } is still to come, so it can't have happened then.

moment-two = That can be read in two ways. Which do you mean?
    .other-moment = Neither

moment-gap = The clock skipped that time: it was put forward that night. Which do you mean?
    .other-moment = Another time

moment-overlap = The clock showed { $moment } twice: it was put back that night. Which do you mean?
    .first = The first time, before it was put back
    .second = The second time, after it
    .other-moment = Another time

moment-too-old = { $moment } is before the oldest backup there is, which is from { $oldest }. A restore reaches back { $days ->
        [one] one day
       *[other] { $days } days
    } at most. What was lost before that, I can't bring back.
    .other-moment = It was later
    .not-sure = See what the backups show
    .person = Ask a person
    .cancel = Stop here

moment-first-day = No backup from before that day is left. The oldest one is from that very day: { $oldest }. Did it happen before or after that?
    .after-it = After that, take this backup
    .before-it = Before that
    .other-moment = On another day

moment-day-backup = { $day }, without a time. On that day a backup was made: { $snapshot }. Did it happen before or after that?
    .after-it = After that, take this backup
    .before-it = Before that, take the one before it
    .other-moment = On another day

moment-part-backup = { $day }, without an exact time. Within that time a backup was made: { $snapshot }. Did it happen before or after that?
    .after-it = After that, take this backup
    .before-it = Before that, take the one before it
    .other-moment = At another time

moment-part-said-back = { $day }. Within that time no backup was made; the last one before it is of { $snapshot }. Is that right?
    .right = That's right
    .change-it = Change

moment-day-evidence = { $day }. By my own reading { $count ->
        [one] one record was
       *[other] { $count } records were
    } lost or changed between { $from } and { $to }. The last backup before that is from { $snapshot }. Is that the loss you mean?
    .right = That's right
    .change-it = Change

moment-day-said-back = { $day }. On that day no backup was made; the last one before it is from { $snapshot }. Is that right?
    .right = That's right
    .change-it = Change

reading-differs = Please note: by then { $count ->
        [one] one record was gone already, and is
       *[other] { $count } records were gone already, and are
    } not in the backup of { $snapshot }. The last one that has everything is from { $from }.

reading-differs-changed = Please note: by then { $count ->
        [one] one record had been changed already, and the backup of { $snapshot } holds
       *[other] { $count } records had been changed already, and the backup of { $snapshot } holds
    } the changed values. The last one from before the change is from { $from }.
reading-differs-names = This concerns { $names }.
reading-differs-some = Among them: { $names }.

reading-later = Please note: after that { $count ->
        [one] the record was still there
       *[other] all { $count } records were still there
    }; the backup of { $from } has everything. With the older one of { $snapshot }, a rollback would also take back what your colleagues have done in between.

reading-later-changed = Please note: the { $count ->
        [one] changed record was
       *[other] { $count } changed records were
    } still well after that; the backup of { $from } has the right values. With the older one of { $snapshot }, a rollback would also take back what your colleagues have done in between.
reading-rest-later = { $count ->
        [one] One more record was
       *[other] The other { $count } records were
    } still there on { $from }, and went later.

moment-said-back = { $moment } ({ $zone } time, { $days ->
        [0] today
        [one] yesterday
       *[other] { $days } days ago
    }). The backup before it is from { $snapshot }. Is that right?
    .right = Right
    .change-it = Change it

moment-from-evidence = No problem, the backups help. Something happened between these moments. Which fits?
    .by-snapshot = Pick a backup instead
    .other-moment = None of these

moment-no-evidence = The backups show nothing that would tell the moment. You can pick a backup instead, or tell me roughly when it was.
    .by-snapshot = Pick a backup
    .other-moment = Tell roughly when
    .person = Ask a person

moment-by-snapshot = Which backup would you like? These are there:
    .other-moment = I'd rather say when it was lost

moment-snapshot-noted = Noted: as it was on { $snapshot }.

why-moment = I look for the last backup that still has everything. If the moment is wrong, records may be missing in it, or newer work may be lost.

# ---- options (R15 to R21, B06) ----
only-full-fields = You miss { $kinds }. If these were deleted, a rollback of the CRM does not bring them back. Only a full rollback of the account does.

only-full-outside = You miss { $kinds }. That is outside the CRM records, and only a full rollback of the account brings it back.

only-full-notes = You miss { $kinds }. They are in no file and in no selective restore; only a full rollback of the account brings them back.

not-held-yet = To be open with you: our backups do not hold { $kinds } yet, so I can't restore them myself. I can record a request, so that people take it on.

about-selective = Selective restore: each missing record comes back in its last good version, each damaged one gets its fields back, and everything else stays as it is. You see what would change before anything happens, and pick what comes along.

about-csv = CSV file: you get the records as they were on a given day, and import what you need. Nothing else changes, so it is the safest way and suits a busy CRM; the importing is your work.

about-crm-rollback = CRM rollback: the whole CRM goes back to a given day. It fits a lost list of contacts, companies, leads or deals. Every change in the CRM since that day is lost, and what is newer can be removed too.

about-full-rollback = Full rollback: the whole account goes back to a given day, the CRM and all else. Everything new and every change in the account since that day is lost. I can't run it myself yet; I record a request for it.

option-selective-fits = Selective restore: only what is missing or damaged comes back ({ $kinds }); everything else stays as it is.

option-csv-fits = CSV file: the records as they were on a given day, for you to import yourself. Nothing else changes.

csv-holds = The file holds contacts, companies, leads and deals. It does not hold activities, comments and history.

csv-size-estimate = For a file, the database may have at most { $limit } GB; yours has about { $size } GB (an estimate).

option-csv-too-large = CSV file: not possible here. It is made for databases up to { $limit } GB, and this one has { $size } GB.

option-crm-rollback-fits = CRM rollback: the whole CRM goes back to a given day. Every change since then is lost, and what is newer can be removed too.

option-full-rollback-fits = Full rollback: the whole account goes back to a given day, the CRM and all else. Everything new and every change in the account since that day is lost. I can't run it myself yet; I record a request for it.

option-full-rollback-more = Full rollback: the whole account goes back to a given day, and every change since then is lost. That is more than is needed here, and I can only record a request for it.

option-full-rollback-only = Full rollback: the whole account goes back to a given day, with fields, products, tasks and all else. Everything new and every change in the account since that day is lost. I can't run it myself yet; I record a request for it.

option-file-as-wished = You asked for a file, so we take that way.

no-options = There is no way back that I may offer here.

choose-option = My advice: { $option }, because { $reason }. Which way shall we take?
    .selective = Selective restore
    .csv = CSV file
    .crm-rollback = CRM rollback
    .full-rollback = Full rollback

advice-selective = it is the gentlest way, and nobody's work is lost
advice-csv = nothing changes in your portal but what you import yourself
advice-crm-rollback = it brings a whole list back at once
advice-full-rollback = nothing less brings all of this back

option-told = You said: { $told }. Shall we take that way? My advice would be another: { $option }, because { $reason }.
    .right = Yes, as I said
    .selective = Selective restore
    .csv = CSV file
    .crm-rollback = CRM rollback
    .full-rollback = Full rollback

option-told-fits = You said: { $told }. That is my advice too, because { $reason }. Shall we take that way?
    .right = Yes, as I said
    .selective = Selective restore
    .csv = CSV file
    .crm-rollback = CRM rollback
    .full-rollback = Full rollback

option-not-offered = You said: { $option }. That way is not open here; these are:

no-option = What you need is not among the ways back that this service offers. A person may know another.
    .person = Ask a person
    .stop = Stop here

why-option = The ways differ in what else they touch. The gentlest one that brings your data back is usually the best.

refused-full-owner = A full rollback concerns the whole account, so only the owner, the person who registered the portal, may ask for it. The other ways are open to you as an administrator.
    .other-option = Take another way
    .check-again = Check again
    .stop = Stop here

refused-full-owner-unknown = A full rollback may only be asked for by the owner of the portal, and I can't find out who that is. Whoever runs this service can name the owner.
    .other-option = Take another way
    .person = Ask a person
    .stop = Stop here

why-full-owner = A full rollback takes back the work of everybody in the account. That decision belongs to the person who registered it.

# ---- snapshot (R23) ----
snapshots-available = { $count ->
        [one] There is one backup, of { $newest }.
       *[other] There are { $count } backups, from { $oldest } to { $newest }.
    }

snapshot-closest = The one closest before it happened is from { $snapshot }. Shall we take it?
    .other-snapshot = Another one

snapshot-wished = By what you said it is the one of { $snapshot }. Shall we take it?
    .other-snapshot = Another one

snapshot-proposed = The one of { $snapshot } was chosen. Shall we take it?
    .other-snapshot = Another one

snapshot-not-there = The backup { $number } that was chosen is not there, or is no longer kept.

snapshot-lacks = Please note: the backup of { $snapshot } is not complete. It lacks { $kinds }.

snapshot-misses = Please note: when the backup of { $snapshot } was taken, { $count ->
        [one] one record was missing already. It is not in it.
       *[other] { $count } records were missing already. They are not in it.
    } { $ticked ->
        [0] { $count ->
            [one] It would not come back.
           *[other] They would not come back.
        }
       *[ticked] What you tick comes back all the same, from the last backup that has it.
    }

snapshot-damaged = Please note: when the backup of { $snapshot } was taken, { $count ->
        [one] one record had been changed already. It has the changed values in it.
       *[other] { $count } records had been changed already. They have the changed values in it.
    } { $ticked ->
        [0] Those would stay.
       *[ticked] What you tick gets its earlier values all the same, from the last backup before the change.
    }

snapshot-all-the-same = Shall we take the backup of { $snapshot } all the same?
    .other-snapshot = Another one

snapshot-after-loss = Please note: the backup of { $snapshot } was taken after the moment of loss. What was lost before it is not in it.

choose-snapshot = Which backup shall we take?

no-snapshot-before = No backup was taken before { $moment }; the oldest is from { $oldest }.

no-snapshot = Without a backup from before the loss I can't bring the data back. We can look again, should the moment have been another, or a person takes it on.
    .look-again = Look again
    .person = Ask a person
    .stop = Stop here

why-snapshot = The backup decides what comes back. The closest one before the loss has the most of your work in it.

# ---- tariff (R25 to R28) ----
tariff-refused = I found the backup of { $snapshot }. Restores and files are part of these plans: { $tariffs }. Your plan ({ $tariff }) does not include them.

upgrade-first = Nobody has to pay before knowing whether it works: the backup is there. You can change the plan under Subscription > Upgrade. If you like, I keep your request and this backup until then.

plus-archived = The Plus plan itself can no longer be bought or changed to.

tariff-refused-next = How shall we go on?
    .upgraded = I have upgraded
    .wait = Keep my request
    .stop = Stop here

tariff-unclear = Whether your plan ({ $tariff }) includes restores has to be decided by a person. I can record your request with everything that we found; the backup of { $snapshot } is kept meanwhile.
    .record-it = Record it
    .check-again = Check again
    .stop = Stop here

waiting-for-upgrade = Your request is kept: { $option }, with the backup of { $snapshot }. As soon as the plan has changed, we go on from here.
    .upgraded = I have upgraded
    .stop = I don't need it any more

tariff-changed = Your plan has changed. Let's go on.

why-tariff = Restores and files are part of certain plans. The rule comes from the plans' terms, not from me.

week-refused = A rollback is possible once in { $restore-days ->
        [one] one day
       *[other] { $restore-days } days
    }. The last one ran on { $last-restore }; the next is possible from { $next-restore }. A selective restore or a file does not count, so you can have those now.
    .other-option = Take another way
    .person = Ask a person
    .stop = Stop here

why-week = A rollback takes back the work of everybody. Several in short order do more harm than good.

by-person = Restores are run by a person here, after checking them. I can record your request with everything that we found.
    .record-it = Record it
    .stop = Stop here

why-by-person = Whoever runs this service has decided that a person looks at every restore first.

full-rollback-terms = A full rollback takes the whole account back to { $snapshot }. Everything new and every change in the account since then is lost.

full-rollback-recorded-only = I can't run a full rollback myself yet. I record it with all that you told me, and people take it on.
    .record-it = Record it
    .other-option = Take another way
    .stop = Stop here

why-full-rollback = The full rollback is the way with the largest price. I want you to know it before the request is stored.

# ---- groups (B06) ----
choose-groups = Please tick what should come back ({ $count ->
        [one] one group
       *[other] { $count } groups
    } ticked). What was deleted on purpose, leave unticked.
    .go-on = Go on with these

choose-groups-none = Nothing is ticked, so nothing would come back. Please tick what should come back, or leave it.

why-groups = Records went missing at different times. Perhaps some were deleted on purpose: only ticked groups come back.

# ---- preview (B03, B04, R13) ----
making-plan = One moment, I'm working out what would change …
file-all-records-told = You said: all records.
file-only-missing-told = You said: only what is missing.

file-preview = The file would hold { $kinds } as of { $snapshot }. All records, or only those that are missing in the portal?
    .only-missing = Only what is missing
    .all-records = All records
    .other-option = Take another way
    .other-snapshot = Another backup
    .cancel = Stop here

file-preview-all = None of these is missing in the portal now: { $kinds }. So the file holds them all as of { $snapshot }, with the values of then. Shall I make it?
    .go-on = Yes, make the file
    .other-option = Take another way
    .other-snapshot = Another backup
    .cancel = Stop here

plan-empty = There is nothing to restore: what this backup holds is in your portal already.
plan-empty-by-name = Going by the names you gave, nothing is left to bring back.

plan-empty-next = How shall we go on?
    .other-option = Take another way
    .other-snapshot = Another backup
    .finish = That's all

preview = This would happen ({ $option }, backup of { $snapshot }). Nothing has been changed yet.

preview-recreate = • Would be created again: { $counts }. They get new record IDs, and links that pointed at the old ones are set to them.

preview-change-back = • Would get their old values back: { $counts }.

preview-remove = • Would be removed, because they are newer than the backup: { $counts }.
newer-stay-now = Good, then the newer records stay. I make the plan anew, without removing anything.
answer-removes = With this plan, records that are newer than the backup are removed: { $counts }. If they shall stay, write “keep the newer ones”.
confirm-removes = Mind: records that are newer than the backup will be removed: { $counts }.

preview-cut-links = • Links that go with them, in { $count ->
        [one] one record that stays
       *[other] { $count } records that stay
    }. They are listed in the file of what would be lost, and undoing the restore gives them back.

preview-relink = • Links that would be set to the new IDs: { $count }.

links-left-out = • Links to { $counts } are not included, because these records were left out. Restoring them later sets the links too.

preview-conflicts = • Left as it is, in { $count ->
        [one] one record
       *[other] { $count } records
    }: what somebody has changed since the damage. It is listed in the file.

left-already-there = • Not created again, because { $count ->
        [one] it is in the portal again: one record
       *[other] they are in the portal again: { $count } records
    }.

left-made-again = • Not created a second time, because somebody has entered { $count ->
        [one] it again by hand: one record
       *[other] them again by hand: { $count } records
    }. Please compare, the old record may have held more.

left-gone = • Not changed, because { $count ->
        [one] it is no longer in the portal: one record
       *[other] they are no longer in the portal: { $count } records
    }.

left-gone-since = • Deleted again by somebody while the restore was running: { $count ->
        [one] one record
       *[other] { $count } records
    }.

left-without-owner = • Not done in { $count ->
        [one] one record
       *[other] { $count } records
    }, because what it belongs to could not be created.

left-only-while-creating = • Links that stay missing, in { $count ->
        [one] one record
       *[other] { $count } records
    }: Bitrix24 takes these links only while a record is being created. The file names them.

left-pointed-at = • Not removed, because { $count ->
        [one] a record that somebody has made or changed since leads to it: one record
       *[other] records that somebody has made or changed since lead to them: { $count } records
    }.

preview-automation = • Setting links and values in { $count ->
        [one] one record
       *[other] { $count } records
    } may start your automation rules, for example mails or tasks. Creating records does not.

preview-ticked-in-vain = • Nothing is to be done for { $count ->
        [one] one of the groups you ticked: its records are
       *[other] { $count } of the groups you ticked: their records are
    } back or set right by now, or I can't read them at the moment, or no backup has them any more.

preview-without = • Left out, as you asked: { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } records of that name).
    }

preview-only = • Only this, as you asked: { $name }{ $count ->
        [one] .
       *[other] {" "}({ $count } records of that name).
    }

name-not-found = • “{ $name }” is not among what would come back. If it should be, please check how it is spelled.

name-not-found-only = • “{ $name }” is not among what would come back. If it should be, please check how it is spelled.

name-unclear = • “{ $name }” fits several: { $names }. Tell me the full name; until then none of them is left out.

name-unclear-only = • “{ $name }” fits several: { $names }. Tell me the full name; until then none of them comes back.

preview-fewer = • I found { $shown ->
        [one] one changed record
       *[other] { $shown } changed records
    }; { $count ->
        [one] one of them is
       *[other] { $count } of them are
    } not set right: it was put right or changed again since.

preview-not-held = • Not included, because no backup holds it yet: { $kinds }.

rollback-warning = This is a rollback: every change in the CRM since { $snapshot } is taken back, also the work of your colleagues.

preview-new-stay = { $count ->
        [one] One record is newer than the backup. It stays, unless you want it removed too.
       *[other] { $count } records are newer than the backup. They stay, unless you want them removed too.
    }

preview-lost-file = So that nothing is lost for good, here is a file of everything that the rollback would overwrite or remove. Please keep it.

applies-to-everybody = It applies to everybody in the account, never to one user only.

preview-duration = It should take { $span }.

preview-go-on = The details are in the file. Shall we go on to the confirmation?
    .go-on = Go on
    .remove-new = Remove newer records too
    .keep-new = Keep newer records
    .other-option = Take another way
    .other-snapshot = Another backup
    .cancel = Stop here

why-preview = You should see what a restore changes before you confirm it, not after.

# ---- confirmation (R24) ----
confirm-file = Shall I make the file? ({ $portal }: { $option }, backup of { $snapshot }.) Nothing changes in your portal.
    .confirm = Yes, make it
    .back = Back
    .cancel = Stop here

can-be-undone = It can be undone afterwards: exactly what it did, and nothing else.
confirm-creates = What will be created again: { $counts }.
confirm-changes = What gets its old values back: { $counts }.

confirm-button = Please confirm for the portal { $portal }: { $option } with the backup of { $snapshot }.
    .confirm = Yes, restore
    .back = Back
    .cancel = Stop here

confirm-typed = Please confirm: { $option } with the backup of { $snapshot }. Because it concerns everybody, type the name of your portal: { $portal }
    .back = Back
    .cancel = Stop here

confirm-differs = That isn't the name of the portal. To confirm, type { $portal }; to leave it, say “cancel”. Nothing has been changed.

confirm-large = This touches { $percent } % of all records of the portal, which is unusual. Are you sure?
    .yes-large = Yes, I'm sure
    .back = Back
    .cancel = Stop here

plan-expired = The preview was valid until { $until }. Nothing was changed; I'm making it again.

plan-stale = Too much has changed in the portal since the preview, so it no longer fits. I changed nothing and am making it again.

plan-overtaken = Since this preview was made, { $known ->
        [0] somebody has confirmed another restore
        [1] user { $who } has confirmed another restore ({ $restore }, begun on { $since })
       *[named] { $who } has confirmed another restore ({ $restore }, begun on { $since })
    }, so the preview no longer fits. Nothing was done by yours; I am making the preview again.

why-confirm = Nothing runs before you have confirmed the backup, its time and the way. The confirmation holds for exactly this preview.

# ---- running, result, undo (R30, B05, B07, B08) ----
running = It has begun ({ $option }). Should it be cut off, nothing is lost: it goes on where it was.

going-on = I am going on with { $restore } where it was. What was done already is not done again.

why-go-on = The restore was confirmed when it was begun, and it was cut off. Half done, it helps nobody: it can be gone on with or taken back.

progress = { $percent } % ({ $done } of { $of } steps)

why-run = You decide whether the result stays or is taken back.

restored = Done. ({ $restore })
outcome-done = Yes, { $restore } is done: everything was read back and compared with the backup.
outcome-partly = { $restore } is done, but not everything went as planned: my report above says what did not.
outcome-undone = Yes, { $restore } has been taken back.
outcome-file = Yes, the file is above, here in the chat. Nothing was changed in Bitrix24.
outcome-nothing = Nothing has been restored here so far; I have only read.


result-created = • Created again: { $counts }. They have new record IDs, and the date of creation is today's where the portal takes no earlier one.

result-changed = • Have their old values back: { $counts }.

result-removed = • Removed: { $counts }.

result-relinked = • Links set to the new IDs: { $count }.

result-cut-links = • Links that went with what was removed, in { $count ->
        [one] one record
       *[other] { $count } records
    }. Undoing the restore gives them back.

result-kept = • Left alone, in { $count ->
        [one] one record
       *[other] { $count } records
    }: what somebody has changed since.

result-refused = • Not accepted by the portal: { $count ->
        [one] one value
       *[other] { $count } values
    }. Each is listed with its reason.

result-not-taken = • { $what }: { $reason }{ $quoted ->
        [0] {""}
       *[said] {" "}(its words: “{ $words }”)
    }.

difference-refused = the portal refused it
difference-not-taken = the portal keeps its own value
difference-only-while-creating = the portal lets this be set only while a record is created
difference-field-deleted = this field was deleted in the portal
difference-points-at-gone = it pointed at a record that no longer exists
difference-left-out = it leads to a record that was left out of this restore; restoring that one too sets this link
difference-value-gone = the portal no longer has this stage, pipeline, source or choice

result-unknown = • Of { $count ->
        [one] one step
       *[other] { $count } steps
    } the portal did not say how it ended. I have looked and created nothing twice; please check these in the file.

result-verified = I have read everything back and compared it with the backup.

result-not-verified = I could not read everything back yet, so not everything has been compared.

undo-verified = I have read everything back and compared it with how it was right before the restore.

work-goes-on = You and your colleagues can go on working.
groups-unclear = I left the ticks as they are, as I am not sure what you mean. Press a group to tick it or to take its tick off, or write for example “only the contacts” or “without the companies”.

groups-press = There are several groups of these. Press the one that you mean, so that I tick no wrong one.
restore-then-file = One after the other: first the restore, which we prepare now. When it is done, say “a CSV file”, and I make it.
result-but = So something is not right yet. If records are missing, press “Something is still missing”, and I compare anew. Where a value is not as it should be, the files above say what was left as it was, and why. Undoing takes exactly this restore back.

result-next = Does it look right? If not, I can take exactly this restore back.
    .undo = Undo it
    .more-missing = Something is still missing
    .all-good = All good

result-no-undo = Does it look right?
    .more-missing = Something is still missing
    .all-good = All good

exporting = One moment, I'm making the file …

exported = Done: { $counts }.

exported-nothing = The file would be empty: of what you asked for, nothing is missing in your portal.

export-neutralised = { $count ->
        [one] One cell began
       *[other] { $count } cells began
    } with a character that a spreadsheet would run as a formula. I put a mark before it; README.txt lists them.

export-how-to = To bring records back: open the list in Bitrix24, for example CRM > Contacts, and choose Import in the gear menu. Of several lists import companies first, then contacts, then leads and deals. An import only creates records: those that are in the portal already would be there twice, so leave their lines out.

export-next = Do you have everything you need?
    .all-good = Yes, thank you
    .another-file = Another file, or another way

nothing-to-undo = There is nothing that could be undone.

undo-remove = • Would be removed again: { $counts }.

undo-change = • Would get the values back that they had right before the restore: { $counts }.

undo-recreate = • Would be created again: { $counts }.

undo-relink = • Links set back to what they were right before the restore: { $count }.

undo-relinked = • Links set back to what they were right before the restore: { $count }.

undo-changed = • Have the values again that they had right before that restore: { $counts }.

undo-kept = • Stay as they are, because people have changed them since: { $count }.

undo-confirm = Shall I take the restore back? It should take { $span }.
    .undo-now = Yes, undo
    .keep-it = No, keep it

undoing = I'm taking it back …

undone = Taken back. ({ $restore })

after-undo = So all is as it was right before that restore, what was missing or wrong then included. How shall we go on?
    .other-option = Choose another way
    .finish = Leave it like that
after-undo-in-part = Nearly all is as it was right before that restore. What the portal did not take, or what I could not check, is named above; you can set it right by hand in Bitrix24. How shall we go on?
    .other-option = Choose another way
    .person = Ask a person
    .finish = Leave it like that


why-undo = An undo takes back exactly what the restore did, newest first. What people did since stays.
