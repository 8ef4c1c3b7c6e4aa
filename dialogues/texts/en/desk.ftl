# The desk: what the person hears when an agent takes over, and what agents see.

# ---- to the person ----
handoff-call = I can call a colleague. What we have found so far goes along, so you need not tell it again. Until somebody is there we can go on here.
    .record-it = Call a colleague
    .go-back = Go on without
handoff-waits = A colleague answers by { $at }. { $before ->
        [0] You are next.
        [one] One person is before you.
       *[other] { $before } people are before you.
    } Until then we can go on here.
handoff-open-waits = You have asked for a person already: number { $number }, recorded on { $at }, still open. A colleague answers by { $until }. { $before ->
        [0] You are next.
        [one] One person is before you.
       *[other] { $before } people are before you.
    } Would you like to add something? Write it here, and I add it to that request.
    .go-back = Go on without
handoff-late = That takes longer than I told you, and I am sorry. A colleague now answers by { $at }. If you need nobody any more, just say so.
handoff-expired = Nobody was free to take your request, and I am sorry. I am with you again; you can ask for a colleague at any time. If it is urgent, write to { $contact }.
handoff-withdrawn = All right, nobody is called any more.
agent-joined = { $known ->
        [0] A colleague is here now.
       *[named] { $agent } is here now.
    } I keep quiet until the conversation is handed back to me.
agent-replaced = { $known ->
        [0] Another colleague goes on from here.
       *[named] { $agent } goes on from here.
    }
agent-says = { $known ->
        [0] { $text }
       *[named] { $agent }: { $text }
    }
agent-corrects = { $known ->
        [0] Corrected: { $text }
       *[named] { $agent }, corrected: { $text }
    }
agent-silent = My colleague seems to be held up, and I am sorry. I have called others; somebody answers by { $at }.
    .no-person = I need nobody any more
agent-gone = My colleague had to leave. Somebody else answers by { $at }; until then I am with you.
agent-out-of-reach = My colleagues cannot be reached here at the moment, and I am sorry. Your request stays open; until somebody is there again I am with you.
agent-handed-back = I am with you again: my colleague has handed over to me.
agent-closed = My colleague has closed this. If there is anything else, just write; I am here.
agent-filled = { $known ->
        [0] My colleague has filled this in for you.
       *[named] { $agent } has filled this in for you.
    } Please have a look whether it is right:
filled-answer = • { $slot }: { $value }
filled-unclear = can be read in two ways, I'll ask
rate-agent = Did this help you?
    .rating-good = Yes, it helped
    .rating-bad = No, not really
rating-thanks = Thank you, I have passed it on.
approval-waits = Before this runs, somebody of the support has to approve it; I have asked. Nothing has been changed yet. It can be approved until { $until }, and I write to you as soon as it is decided.
approval-standing = You have confirmed it. Since { $since } it waits for somebody of the support to approve it, and they can do so until { $until }. Nothing has been changed yet; I write to you as soon as it is decided, and then it begins at once. Going back or cancelling takes your confirmation back.
undo-standing = You have confirmed that the restore is taken back. Since { $since } that waits for somebody of the support to approve it, and they can do so until { $until }. Everything still is as the restore left it; I write to you as soon as it is decided, and then it begins at once. Cancelling takes your confirmation back.
cancelled-approval = Cancelled. What you confirmed has waited for approval since { $since }; it does not run, even if somebody approves it now. Nothing was changed in your portal.
approval-given = It has been approved. I begin now.
approval-denied = It was not approved, for this reason: { $reason }
    Nothing was changed in your portal.
undo-denied = It was not approved, for this reason: { $reason }
    Everything stays as the restore left it.
    .keep-it = Leave it so
approval-expired = Nobody approved it in time. Nothing was changed; if you still want it, please confirm it once more.
approval-aside = It has been decided on what you put aside ({ $matter }). I go on with it when we are through here, or when you say “back to the first”; until then nothing of it is done.
choice-no-person = I need nobody any more

# ---- to the desk ----
desk-waits = { $who } waits for a person. Promised: by { $at }.
    .take = Take it
desk-late = { $who } still waits: the promise was not kept. Promised now: by { $at }.
    .take = Take it
desk-expired = Nobody took { $who } in time. The assistant has the conversation again.
desk-claimed = { $agent } has the conversation. The assistant is silent.
desk-released = { $agent } has handed the conversation back to the assistant.
desk-closed = { $agent } has closed the conversation.
desk-begun = { $agent } has begun the conversation. The assistant stays out of it.
desk-withdrawn = The person needs nobody any more. The assistant has the conversation again.
desk-reopened = The person has written again. The assistant has the conversation.
desk-erased = The person has had everything erased that we kept of them. This conversation has ended, and nothing reaches them here any more.
desk-unlinked = The person's account is not linked to the portal any more: nothing written here reaches them, and nothing runs for them. They come back with a new invitation (/invite).
desk-silent = { $agent } has not answered for a while. { $called }, please take it.
    .take = Take it
desk-all-called = { $agent } does not answer { $who }. Whoever can: please take it.
    .take = Take it
desk-left = { $agent } has left the desk. { $who } waits for somebody else; promised: by { $at }.
    .take = Take it
desk-has-agent = { $agent } has it.
desk-with-assistant = The assistant has it already.
desk-is-closed = It is closed already.
desk-not-taken = You do not have it: the person still waits for somebody. Take it first (/take), or close it (/close).
desk-close-waits = Something that the person confirmed still waits for approval here. Approve it (/approve) or refuse it (/deny REASON) first, then close.
desk-not-said = Your words were not passed on.
desk-empty = There is nothing in it.
desk-noted = Noted. The person does not see it.
desk-canned = Prepared replies: { $names }. Say one with /canned NAME.
desk-canned-unknown = There is no reply “{ $name }”. There are: { $names }.
desk-languages = Say /lang with one of: { $names }.
desk-language = From now on the assistant speaks “{ $name }” here.
desk-fill-how = Write /fill ANSWER VALUE, with one of these answers: { $names }. A backup is named by its number, such as s12.
desk-fill-not-understood = { $slot }: I make nothing of “{ $value }”.
desk-fill-examples = For example: { $examples }.
desk-filled = { $slot }: “{ $value }”. { $later ->
        [0] The assistant says it now and has it confirmed.
       *[later] The assistant says it and has it confirmed once the conversation is handed back.
    }
desk-nothing-to-approve = Nothing waits for approval here.
desk-own-restore = You confirmed this yourself; somebody else has to approve it.
desk-deny-needs-reason = Please give the reason: /deny REASON. The person reads it.
desk-deny-in-topic = A refusal needs its reason, which the person reads. Open the topic and write /deny REASON there.
desk-approval = { $who } has confirmed a restore: { $option } ({ $plan }). It waits for approval until { $until }.
    .approve = Approve
    .deny = Deny
desk-approval-reminder = { $who }: { $plan } still waits for approval, until { $until }.
    .approve = Approve
    .deny = Deny
desk-approval-undo = { $who } wants restore { $restore } taken back ({ $plan }). It waits for approval until { $until }.
    .approve = Approve
    .deny = Deny
desk-approval-expired = { $who }: nobody approved it in time. It does not run.
desk-approval-withdrawn = This is not waited for any more: the person has taken it back or confirmed something else.
desk-approval-unlinked = { $who }: the account is not linked to the portal any more, so what waited for approval does not run.
desk-approved = { $agent } has approved it. It runs.
desk-denied = { $agent } has denied it: { $reason }
desk-rated-good = The person says that it helped.
desk-rated-bad = The person says that it did not help.
desk-line-waits = { $who }: waits since { $since }, promised by { $at }
desk-line-agent = { $who }: { $agent } has it
desk-line-approval = { $who }: { $plan } waits for approval since { $since }, until { $until }
desk-nobody-waits = Nobody waits.
desk-card = { $who }, { $known ->
        [0] user { $user }
       *[named] { $name } (user { $user })
    }, plan { $tariff }, language { $language }
    .take = Take it
    .release = Hand back
    .close = Close
    .approve = Approve
    .deny = Deny
    .status = Refresh
desk-status-assistant = The assistant answers.
desk-status-waiting = Waits for a person, promised by { $at }.
desk-status-agent = { $agent } answers, the assistant is silent.
desk-status-closed = Closed.
desk-card-step = Step: { $question }
desk-card-erased = { $who }: the person has had everything erased that we kept of them. This conversation has ended; nothing can be done here any more.
desk-card-approval = Waits for approval: { $plan }, until { $until }
whisper-next = The assistant would say now:
whisper-expires = The backup of { $snapshot } expires in { $left }.
desk-transcript = The transcript: { $count ->
        [one] one line.
       *[other] { $count } lines.
    }
desk-record = Who did what: { $count ->
        [one] one line.
       *[other] { $count } lines.
    }
desk-file-named = { $count ->
        [0] { $file }: for the person only.
        [one] { $file }, one record: for the person only.
       *[other] { $file }, { $count } records: for the person only.
    }

# ---- in files ----
speaker-person = person
speaker-assistant = assistant
speaker-clock = by itself
deed-requested = asked for a person
deed-withdrawn = needs nobody any more
deed-unlinked = the account was unlinked; nobody is called any more
deed-claimed = took the conversation
deed-released = handed back to the assistant
deed-closed = closed the conversation
deed-reopened = wrote again after it was closed
deed-begun = began the conversation
deed-left = the agent left the desk
deed-late = a promise was not kept
deed-expired = nobody took the request
deed-silent = the agent was silent, others were called
deed-erased = had everything erased that was kept
deed-said = wrote to the person
deed-edited = changed what was written
deed-not-arrived = a message did not arrive
deed-note = note
deed-filled = filled in an answer
deed-language = changed the language
deed-approval-asked = confirmed a restore that needs approval
deed-undo-approval-asked = wants a restore taken back, which needs approval
deed-approved = approved
deed-denied = denied
deed-approval-expired = nobody approved in time
deed-approval-withdrawn = took back what waited for approval
deed-approval-unlinked = the account was unlinked; what waited for approval does not run
deed-reminded = reminded of the approval
deed-restore-begun = had a restore begin
deed-restore-ended = ended the restore and told the result
deed-undo-begun = had a restore taken back
deed-undo-ended = took the restore back and told the result
deed-rated = rated the help

# ---- commands of agents ----
desk-command-take = Take the conversation
desk-command-release = Hand back to the assistant
desk-command-close = Close the conversation
desk-command-note = Keep a note for the team
desk-command-status = How it stands
desk-command-fill = Fill in an answer
desk-command-approve = Approve what waits for it
desk-command-deny = Deny it, with the reason
desk-command-canned = Say a prepared reply
desk-command-lang = Change the language
desk-command-transcript = All that was said, as a file
desk-command-record = Who did what, as a file
desk-command-desk = Who waits
