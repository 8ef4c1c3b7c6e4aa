# People, requests, and what to do when something fails.

handoff-offer = I can record that you want to speak to a person, together with everything that we found so far. To be open: nobody is connected to this chat yet. You can also write to { $contact }.
    .record-it = Record it
    .go-back = Go on without

handoff-security = If someone who is not one of your users deleted data, support should know. I can record it as a security matter, on any plan. Please also change the passwords of your administrators, and write to { $contact }.
    .record-it = Record it
    .go-back = Go on without

handoff-open = You have asked for a person already: number { $number }, recorded on { $at }, still open. Would you like to add something? Write it here, and I add it to that request. If it is urgent, write to { $contact } and name the number.
    .go-back = Go on without

handoff-refused = A person in the chat is part of the commercial plans; your plan ({ $tariff }) has the self-help steps that I go through with you. With an upgrade under Subscription > Upgrade a person can help too; a Bitrix24 partner near you can do so in any case.
    .partner = How do I find a partner?
    .go-back = Go on

handoff-recorded = Recorded under the number { $number }.

handoff-added = Added to the request with the number { $number } of { $at }.

handoff-already = That is recorded already, under the number { $number }, on { $at }; it is still open. What we have found since goes along with it.

security-recorded = The suspicion is recorded, whatever becomes of the data. Shall we go on and get the data back?
    .go-on = Go on with the data
    .stop = Stop here

nobody-connected = Nobody is connected to this chat yet, so I can't say when somebody will answer. If it is urgent, write to { $contact } and name the number.

why-person = Some things a person knows better. What we found so far goes along, so that you need not tell it again.

why-security = Somebody who is no user of the portal should not be able to delete anything. That is worth a report whatever becomes of the data.

recorded-already = That is recorded already, under the number { $number }, on { $at }; it is still open.

recorded-partner = Your request for a partner is recorded under the number { $number }.

recorded-upgrade = Your request is recorded under the number { $number }.

recorded-tariff-decision = Your request is recorded under the number { $number }; a person decides on the plan.

recorded-restore = Your request is recorded under the number { $number }; a person runs the restore.

recorded-full-rollback = Your request for a full rollback is recorded under the number { $number }.

request-stored = Nothing has been changed in your portal. You find the request under “My requests”.

request-line-open = { $number }: { $what }, of { $at }, open

request-line-unfinished = { $number }: { $what }, of { $at }, not ended

request-closed = Closed: number { $number }. No backup is kept for it any more.

request-line-expired = { $number }: { $what }, of { $at }, open, but the backup it needs has expired

request-ready = Number { $number } can go on now: your plan includes { $option }, and the backup of { $snapshot } was kept. I read your portal anew first; nothing runs before you have confirmed it.

resume-choice = Go on with number { $number }

request-line-taken-back = { $number }: { $what }, of { $at }, taken back

request-line-closed = { $number }: { $what }, of { $at }, closed

request-line-done = { $number }: { $what }, of { $at }, done

requests-next = These are your requests and the restores of the portal. What shall I do?
    .check-again = I have upgraded
    .go-back = Back

no-requests = You have no requests yet.
    .go-back = Back

undo-choice = Undo { $number }

go-on-choice = Go on with { $number }

close-choice = Close { $number }, I don't need it any more

why-requests = Here you see what you asked for and what was restored. You can go on with what has not ended, take a restore back, or close a request.

request-handoff = a person
request-partner = a partner
request-full-rollback = full rollback
request-upgrade = restore after an upgrade
request-tariff-decision = decision on the plan
request-restore = restore by a person
request-undo = taking a restore back

# ---- failures: what happened, what is safe, what to do ----
failure-portal-unreachable = Your portal does not answer at the moment. Nothing is lost, and your backups are safe. Usually it helps to wait a few minutes. (Reference { $reference })
failure-portal-busy = Your portal has used up its limit of requests for now. Nothing is lost. Let's try again in a few minutes. (Reference { $reference })
failure-not-authorised = The portal no longer accepts our access. Your backups are safe. An administrator has to create a new webhook, and whoever runs this service has to store it. (Reference { $reference })
failure-right-missing = Our access to the portal lacks a right that is needed. Your backups are safe. An administrator has to give the webhook its rights for CRM and users again. (Reference { $reference })
failure-rest-unavailable = The portal's plan does not include the interface that I work through, so I can't write to it now. Your backups are safe and stay. After a change of the plan we can go on. (Reference { $reference })
failure-no-snapshots = There is no finished backup of this portal yet, so there is nothing to restore from. Nothing was changed. Whoever runs this service can have the first one taken. (Reference { $reference })
failure-snapshot-gone = That backup has expired meanwhile. Nothing was changed. Please pick another one. (Reference { $reference })
failure-plan-stale = Too much has changed in the portal since the preview. Nothing was changed by me; please look at a new preview. (Reference { $reference })
failure-not-allowed = You may not do this any more: in the portal you are no longer active or no longer an administrator. Nothing was changed. Another administrator can go on. (Reference { $reference })
failure-tariff-refused = The portal's plan does not include restores any more. Nothing was changed; the backup is kept. You can change the plan under Subscription > Upgrade. (Reference { $reference })
failure-week-refused = A rollback ran already within the last { $restore-days ->
        [one] day
       *[other] { $restore-days } days
    }. Nothing was changed. A selective restore or a file is possible now. (Reference { $reference })
failure-already-running = { $known ->
        [0] A restore of this portal has not ended.
        [1] The restore { $restore }, confirmed by user { $who } on { $since }, has not ended.
       *[named] The restore { $restore }, confirmed by { $who } on { $since }, has not ended.
    } Yours was not started, and nothing is done twice. Please wait until it is done, then look at a new preview. Should it have been cut off, you can go on with it or take it back under “My requests”. (Reference { $reference })
failure-portal-in-use = Something else is being done with your portal just now, for example a backup. Yours was not started, and nothing was changed. Let's try again in a few minutes. (Reference { $reference })
failure-overtaken = { $known ->
        [0] Somebody has confirmed another restore
        [1] User { $who } has confirmed another restore ({ $restore })
       *[named] { $who } has confirmed another restore ({ $restore })
    } since your preview was made, so it no longer fits. Nothing was done by yours; please look at a new preview. (Reference { $reference })
failure-has-ended = That restore has ended meanwhile, or was taken back. Nothing was done twice. “My requests” shows how it stands. (Reference { $reference })
failure-not-the-portal = Something else answers at your portal's address: a login page, or a redirect to another address. Perhaps the portal was renamed or moved. I sent nothing there but the question. Your backups are safe, and what was done so far is recorded. An administrator should look up the portal's present address; whoever runs this service has to store the new webhook. (Reference { $reference })
failure-name-differs = The name that was typed is not the portal's. Nothing was changed. (Reference { $reference })
failure-disk-full = There is no room left on our side to go on safely. What was done so far is recorded, and nothing is done twice. Whoever runs this service has to make room; then choose “Look again”, and it goes on where it was. (Reference { $reference })
failure-store-busy = Our store is in use by another program. Nothing was changed. Let's try again in a moment. (Reference { $reference })
failure-damaged = A part of the backup did not pass its check, so I don't use it. Nothing was changed in your portal. Please pick another backup, or ask a person. (Reference { $reference })
failure-stopped = The restore stopped on the way, because the portal or our access to it failed. What it did so far is recorded. “Try again” goes on where it was, and nothing is done twice. You can also come back later: it waits under “My requests”. (Reference { $reference })
failure-nothing-to-undo = This restore can't be undone (any more). Nothing was changed. (Reference { $reference })
failure-internal = Something went wrong on our side. What was done so far is recorded, and nothing is done twice. (Reference { $reference })
nothing-begun = Your confirmation has arrived, but nothing was begun, and nothing was changed in your portal.

reason-portal-unreachable = the portal does not answer
reason-portal-busy = the portal's limit of requests is used up
reason-not-authorised = the portal no longer accepts our access
reason-right-missing = our access lacks a right
reason-rest-unavailable = the portal's plan lacks the interface for it
reason-no-snapshots = there is no finished backup of it yet
reason-snapshot-gone = a backup has expired
reason-plan-stale = the portal has changed meanwhile
reason-not-allowed = a right is missing
reason-tariff-refused = the plan does not include it
reason-week-refused = the week's rollback is used
reason-already-running = a restore is running
reason-portal-in-use = something else is being done with the portal
reason-overtaken = another restore was confirmed meanwhile
reason-has-ended = the restore has ended
reason-not-the-portal = something else answers at its address, such as a login page
reason-name-differs = the name differs
reason-disk-full = there is no room left on our side
reason-store-busy = our store is in use
reason-damaged = a backup did not pass its check
reason-stopped = it stopped on the way
reason-nothing-to-undo = there is nothing to undo
reason-internal = something went wrong on our side

choice-try-again = Try again
choice-look-again = Look again
