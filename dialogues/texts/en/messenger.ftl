# Around the messenger itself: commands, groups, introductions, work that goes on.

link-needed = I help administrators of Bitrix24 to get lost CRM data back. To show you anything I have to know who you are there. If you were sent an invitation link, open it. If not, write me the address of your portal (such as acme.bitrix24.com): I then send a code to you inside the portal, and you type it here. Until then I show nothing and change nothing.
intro-portal = Which portal is it? Write its address, such as acme.bitrix24.com.
intro-not-a-portal = I still have to know which portal this is about. Please write only its address, such as acme.bitrix24.com, or open your invitation link.
intro-person = And who are you in { $portal }? Write the e-mail address that you sign in with, or your user number (it stands in the address of your profile).
intro-not-a-person = I need the e-mail address that you sign in with, or your user number: the digits in the address of your profile.
intro-code = If { $portal } is in my care and that user works there, a code of { $digits } digits has just gone to them: it stands behind the bell in the portal. Type it here within { $minutes } minutes. If nothing arrives, ask your administrator or your support for an invitation link.
intro-code-wrong = That is not the code. Tries left: { $count }. Please look once more behind the bell in the portal; only the newest code counts.
intro-code-form = Please type the code from the portal: { $digits } digits, as they stand behind the bell there.
intro-code-over = That code can't be used any more. I can send a new one.
intro-wait = That was too many tries. I look at the next one in { $span }; until then nothing is lost. If you have no code, ask your administrator or your support for an invitation link.
intro-cancelled = All right, I leave it at that. Nothing was linked and nothing was changed. Write to me whenever you want to begin.
choice-new-code = Send a new code
choice-other-person = Another user
choice-other-portal = Another portal
link-made = This chat is linked now: you are { $name } of { $portal }. If that is not you, open /settings and unlink it, and tell whoever gave you the link.
link-already = We know each other already: you are { $name } of { $portal }. The link is used up with that, and nothing else has changed.
link-other-person = This chat belongs to another user of { $portal } already, so I have left the link unused. If it is meant for you, unlink the chat under /settings first, then open the link again. If you got it by mistake, leave it to the person that it is for.
link-unknown = I don't know this link. Please open it exactly as you were sent it, or ask for a new one.
link-expired = This link was too old. Please ask whoever sent it for a new one; I could not link anything with it.
link-used = This link was used before, from another account: each one works once. If that was not you, tell whoever sent it, so that they can end it. Please ask them for a new one.
link-used-by-you = You opened this link before, and it has done its work. Just write to me.
link-revoked = This link was taken back by whoever made it. Please ask them for a new one.
link-person-gone = The user that this is for is not active in { $portal } any more, so I have linked nothing. Ask an administrator of the portal to take the user back, or to have another one invited.
link-portal-silent = { $portal } does not answer at the moment, and I have to ask it who you are. Nothing was used up: please try it again in a few minutes.
code-in-portal = Somebody wants to use the restore24 assistant in a messenger as you. If that is you, type this code there: { $code }. It holds { $minutes } minutes. If it is not you, give the code to nobody and tell your administrator.
portal-chosen = We speak about { $portal } now.
portal-not-yours = This chat is not linked with that portal. Under /settings you see which ones it is linked with; for another one you need an invitation link.
settings = Here you are user { $number } of { $portal }, and that is the portal we speak about. Language: { $language }.
settings-nobody = This chat is linked with nobody yet. Language: { $language }.
settings-portal-choice = Go on with { $portal }
settings-unlink-choice = Unlink from { $portal }
choice-change-language = Another language
unlink-sure = If I unlink this chat from { $portal }, I show nothing of it here any more until you are invited again. Work that you have ordered goes on. Shall I?
unlink-yes-choice = Yes, unlink it
unlinked = Done: this chat has nothing to do with { $portal } any more. What was restored stays restored.
kept-as-it-is = All right, everything stays as it is.
choice-keep = Leave it as it is
privacy = What I keep about you: the number and name of your account here, your language, which user of which portal you are, and what we wrote to each other, so that we can go on where we were. What arrives from the messenger stays in its raw form for seven days. Secrets such as links and codes are kept as a fingerprint only. Who asked for, confirmed and undid which restore stays recorded in your company's log under your user number, since your colleagues must be able to see who changed what. Everything else you can have erased.
choice-erase = Erase what you keep
erase-sure = Shall I erase it all: account, links and what we wrote? An open question is gone with it, and to come back you need a new link or code. What was done in the portal, requests to people and the log of restores stay.
erase-yes-choice = Yes, erase it for good
erased = Erased. I don't know you any more. What was done in the portal stays in your company's log under your user number.
erase-later = Something that you ordered is still being done, and I need our conversation to tell you what came of it. Nothing was erased; please try again when it is finished.

write-in-private = I talk about your data in private only. Please open a chat with me and write there.
chat-trouble = Something went wrong on our side, and I could not take your last message. Nothing was changed, and everything we had is kept. Please write it once more.
work-goes-on = { $of ->
        [0] { $stage } … { $done }
       *[other] { $stage } … { $done } of { $of }
    }
stage-reading-portal = Reading your portal
stage-reading-snapshots = Reading the backups
stage-comparing = Comparing
stage-restoring = Restoring
stage-verifying = Checking what was restored
stage-writing-files = Writing the files
command-start = Begin, or see where we are
command-help = What I can do
command-status = What I have so far
command-cancel = Stop this; nothing is done
command-human = Talk to a person
command-language = Another language
command-settings = Your account and portal
command-privacy = What I keep about you
