# Around the messenger itself: commands, groups, introductions, work that goes on.

link-needed = I help administrators of Bitrix24 to get lost CRM data back. To show you anything I have to know whose account this is: please open the invitation link that your administrator or your support sent you. Without it I show nothing and change nothing.
write-in-private = I talk about your data in private only. Please open a chat with me and write there.
chat-trouble = Something went wrong on our side, and I could not take your last message. Nothing was changed, and everything we had is kept. Please write it once more.
work-progress = { $stage } … { $done } of { $of }
work-progress-open = { $stage } … { $done }
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
