# The desk in a group with topics: what agents see around conversations.

topic-assistant = 🤖 { $who } { $name }
topic-waiting = ⏳ { $who } { $name }
topic-agent = 💬 { $who } { $name }
topic-closed = ✅ { $who } { $name }
desk-past = What was said before.
desk-in-a-topic = That belongs into the topic of a conversation.
desk-commands = I do not know that. There are: { $names }. Everything else that you write in a topic goes to the person, unless it begins with //.
desk-change-not-passed = The person keeps reading your earlier words: a command or a note is not passed on.
desk-person-blocked = The person has blocked the bot. What you write waits until they let it in again.
desk-person-back = The person lets the bot in again; what waited is delivered.
desk-not-delivered = This did not arrive: the person has blocked the bot. It is delivered if they let it in again.
desk-invite-how = Write /invite PORTAL USER, with the user’s number; in the topic of a conversation /invite USER will do.
desk-invite-made = For { $name } (user { $user } of { $portal }), until { $until }: { $link }
    Whoever opens it first is that user, so send it to that person only.
desk-no-portal = I know no portal “{ $portal }”. Nobody was invited.
desk-no-user = { $portal } knows no active user { $user }. Nobody was invited.
desk-portal-silent = { $portal } does not answer now. Nobody was invited; please try again in some minutes.
desk-begin-how = Write /begin PORTAL USER, with the user’s number.
desk-begin-nobody = User { $user } of { $portal } has no chat with the bot yet. /invite makes a link for them.
desk-guessing = Account { $account } is guessing codes or links; wrong ones within a day: { $count }. Nothing of it is looked at until { $until }.
desk-many-guesses = Somebody is guessing codes; wrong ones within an hour, of all accounts: { $count }. Every account waits longer now.
desk-lacks-topics = This group has no topics, so I cannot show conversations here. Please switch them on: group > Edit > Topics.
desk-lacks-administrator = I am no administrator here, so I can neither make topics nor read what you write. Please make me one, with the rights “Manage topics” and “Pin messages”.
desk-lacks-manage-topics = I may not make topics here. Please grant me “Manage topics”: group > Administrators.
desk-lacks-pins = I may not pin messages here, so the cards of conversations are not pinned. Please grant me “Pin messages”: group > Administrators.
pressed-no-agent = I hear members of this group only. Administrators who stay anonymous: please switch that off.
pressed-stale = This button belongs to nothing any more.
desk-command-begin = Begin with somebody: PORTAL USER
desk-command-invite = A link that introduces somebody
