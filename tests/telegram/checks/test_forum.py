"""Groups and forums: rights, topics and what closes them to a bot, privacy, members, deletions nobody reports."""

from aiogram.exceptions import TelegramMigrateToChat

from .stage import ANNA, BORIS, FORUM, Stage


class Forum(Stage):
    async def test_a_topic_is_made_renamed_closed_opened_deleted(self):
        await self.forum()
        topic = await self.bot.create_forum_topic(FORUM, "Anna", icon_color=0xFB6F5F)
        thread = topic.message_thread_id
        sent = await self.bot.send_message(FORUM, "card", message_thread_id=thread)
        self.assertEqual((sent.message_thread_id, sent.is_topic_message), (thread, True))
        icons = await self.bot.get_forum_topic_icon_stickers()
        await self.bot.edit_forum_topic(FORUM, thread, name="Anna!", icon_custom_emoji_id=icons[0].custom_emoji_id)
        same = {"chat_id": FORUM, "message_thread_id": thread, "name": "Anna!"}
        self.assertEqual(await self.refused("editForumTopic", **same), "Bad Request: TOPIC_NOT_MODIFIED")
        await self.bot.close_forum_topic(FORUM, thread)
        self.assertIn(
            "TOPIC_NOT_MODIFIED", await self.refused("closeForumTopic", chat_id=FORUM, message_thread_id=thread)
        )
        await self.bot.reopen_forum_topic(FORUM, thread)
        await self.bot.delete_forum_topic(FORUM, thread)
        [shown] = await self.do("topics", chat=FORUM)
        self.assertEqual((shown["name"], shown["deleted"]), ("Anna!", True))
        services = [
            list(
                set(u.message.model_fields_set)
                & {"forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"}
            )
            for u in (await self.bot.get_updates())[1:]
        ]
        expected = [["forum_topic_created"], ["forum_topic_edited"], ["forum_topic_closed"], ["forum_topic_reopened"]]
        self.assertEqual(services, expected, "a bot hears of its own service messages")

    async def test_a_topic_deleted_by_hand_is_reported_to_nobody(self):
        await self.forum()
        thread = (await self.bot.create_forum_topic(FORUM, "Anna")).message_thread_id
        card = await self.bot.send_message(FORUM, "card", message_thread_id=thread)
        before = len(await self.bot.get_updates())
        await self.do("topics/delete", chat=FORUM, thread=thread)
        self.assertEqual(len(await self.bot.get_updates()), before)
        for method, fields, text in (
            ("sendMessage", {"text": "x"}, "message thread not found"),
            ("sendChatAction", {"action": "typing"}, "message thread not found"),
            ("editForumTopic", {"name": "x"}, "TOPIC_ID_INVALID"),
            ("closeForumTopic", {}, "TOPIC_ID_INVALID"),
        ):
            found = await self.refused(method, chat_id=FORUM, message_thread_id=thread, **fields)
            self.assertEqual(found, f"Bad Request: {text}", method)
        found = await self.refused("editMessageText", chat_id=FORUM, message_id=card.message_id, text="x")
        self.assertEqual(found, "Bad Request: message to edit not found")

    async def test_waiting_passes_over_service_messages_unless_asked(self):
        await self.forum()
        seq = (await self.envelope("state"))["seq"]
        thread = (await self.bot.create_forum_topic(FORUM, "Anna")).message_thread_id
        card = await self.bot.send_message(FORUM, "card", message_thread_id=thread)
        await self.bot.pin_chat_message(FORUM, card.message_id)
        spoken = await self.do("wait", since=seq, chat=FORUM, count=2, timeout_seconds=0.1)
        self.assertEqual([event["message"].get("text") for event in spoken["events"]], ["card"])
        done = await self.do("wait", since=seq, chat=FORUM, thread=thread, service=True, count=2)
        self.assertIn("forum_topic_created", done["events"][0]["message"])
        self.assertEqual(done["events"][1]["message"]["pinned_message"]["text"], "card")

    async def test_general_takes_no_thread(self):
        await self.forum()
        found = await self.refused("sendMessage", chat_id=FORUM, message_thread_id=1, text="x")
        self.assertEqual(found, "Bad Request: message thread not found")
        sent = await self.bot.send_message(FORUM, "in General")
        self.assertIsNone(sent.message_thread_id)

    async def test_each_right_is_asked_for(self):
        await self.forum(bot_rights=[])
        made = await self.do("topics/create", chat=FORUM, user=BORIS, name="By hand")
        thread = made["message_thread_id"]
        topic = {"chat_id": FORUM, "message_thread_id": thread}
        sent = await self.bot.send_message(FORUM, "x", message_thread_id=thread)
        for method, fields, text in (
            ("createForumTopic", {"chat_id": FORUM, "name": "x"}, "not enough rights to create a topic"),
            ("editForumTopic", {**topic, "name": "x"}, "not enough rights to edit the topic"),
            ("closeForumTopic", topic, "not enough rights to close or open the topic"),
            ("deleteForumTopic", topic, "not enough rights to delete the topic"),
            (
                "pinChatMessage",
                {"chat_id": FORUM, "message_id": sent.message_id},
                "not enough rights to manage pinned messages in the chat",
            ),
        ):
            self.assertEqual(await self.refused(method, **fields), f"Bad Request: {text}", method)
        await self.do("topics/close", chat=FORUM, thread=thread, user=BORIS)
        self.assertEqual(await self.refused("sendMessage", text="x", **topic), "Bad Request: TOPIC_CLOSED")
        await self.do("groups/rights", chat=FORUM, rights=["can_manage_topics"])
        await self.bot.send_message(FORUM, "closed to members only", message_thread_id=thread)
        member = await self.bot.get_chat_member(FORUM, self.bot.id)
        self.assertEqual((member.can_manage_topics, member.can_pin_messages), (True, False))
        changes = [u.my_chat_member for u in await self.bot.get_updates() if u.my_chat_member]
        self.assertEqual([c.new_chat_member.can_manage_topics for c in changes], [False, True])

    async def test_a_group_without_topics(self):
        await self.do("groups", id=FORUM, is_forum=False, owner=BORIS)
        found = await self.refused("createForumTopic", chat_id=FORUM, name="x")
        self.assertEqual(found, "Bad Request: the chat is not a forum")
        self.assertIsNone((await self.bot.get_chat(FORUM)).is_forum)

    async def test_a_group_becomes_a_supergroup(self):
        await self.do("groups", id=-5, type="group", owner=BORIS, members=[ANNA])
        await self.bot.send_message(-5, "before")
        new = (await self.do("groups/migrate", chat=-5, user=BORIS))["id"]
        with self.assertRaises(TelegramMigrateToChat) as caught:
            await self.bot.send_message(-5, "after")
        self.assertEqual(caught.exception.migrate_to_chat_id, new)
        await self.bot.send_message(new, "after")
        told = [
            (u.message.migrate_to_chat_id, u.message.migrate_from_chat_id) for u in (await self.bot.get_updates())[1:]
        ]
        self.assertEqual(told, [(new, None), (None, -5)])

    async def test_the_bot_removed_or_never_there(self):
        await self.forum(bot_status="left")
        found = await self.refused("sendMessage", chat_id=FORUM, text="x")
        self.assertEqual(found, "Forbidden: bot is not a member of the supergroup chat")
        await self.do("groups/rights", chat=FORUM, status="kicked")
        found = await self.refused("sendMessage", chat_id=FORUM, text="x")
        self.assertEqual(found, "Forbidden: bot was kicked from the supergroup chat")

    async def test_privacy_lets_commands_mentions_and_replies_through(self):
        await self.do("groups", id=FORUM, owner=BORIS, members=[ANNA], bot_status="member")
        sent = await self.bot.send_message(FORUM, "I listen to commands")
        for text in ("chatter", "/help", "/help@other_bot", "/help@restore_bot", "hey @restore_bot", "@restore_botx"):
            await self.do("send", user=ANNA, chat=FORUM, text=text)
        await self.do("send", user=ANNA, chat=FORUM, text="a reply", reply_to=sent.message_id)
        texts = [update.message.text for update in await self.bot.get_updates() if update.message]
        self.assertEqual(texts, ["/help", "/help@restore_bot", "hey @restore_bot", "a reply"])
        await self.do("groups/rights", chat=FORUM, status="administrator")
        await self.do("send", user=ANNA, chat=FORUM, text="administrators hear all")
        self.assertEqual((await self.bot.get_updates())[-1].message.text, "administrators hear all")

    async def test_members_come_and_go(self):
        await self.forum()
        await self.do("groups/leave", chat=FORUM, user=ANNA)
        self.assertEqual((await self.bot.get_chat_member(FORUM, ANNA)).status, "left")
        await self.do("groups/leave", chat=FORUM, user=ANNA, by=BORIS)
        self.assertEqual((await self.bot.get_chat_member(FORUM, ANNA)).status, "kicked")
        await self.do("groups/join", chat=FORUM, user=ANNA)
        self.assertEqual((await self.bot.get_chat_member(FORUM, ANNA)).status, "member")
        self.assertEqual(await self.refused("getChatMember", chat_id=FORUM, user_id=555), "Bad Request: user not found")
        statuses = [(m.user.id, m.status) for m in await self.bot.get_chat_administrators(FORUM)]
        self.assertEqual(statuses, [(BORIS, "creator"), (self.bot.id, "administrator")])
        self.assertEqual(await self.bot.get_chat_member_count(FORUM), 3)
        await self.bot.leave_chat(FORUM)
        self.assertIn("bot is not a member", await self.refused("getChat", chat_id=FORUM))

    async def test_an_agent_writes_into_a_topic_and_deletes_unheard(self):
        await self.forum()
        thread = (await self.bot.create_forum_topic(FORUM, "Anna")).message_thread_id
        said = await self.do("send", user=BORIS, chat=FORUM, thread=thread, text="/take")
        heard = (await self.bot.get_updates())[-1].message
        self.assertEqual((heard.text, heard.message_thread_id), ("/take", thread))
        self.assertIsNotNone(heard.reply_to_message.forum_topic_created, "as Telegram marks what is in a topic")
        before = len(await self.bot.get_updates())
        await self.do("delete", chat=FORUM, message=said["message_id"])
        self.assertEqual(len(await self.bot.get_updates()), before)

    async def test_copies_and_forwards(self):
        await self.forum()
        await self.do("start", user=ANNA)
        thread = (await self.bot.create_forum_topic(FORUM, "Anna")).message_thread_id
        album = await self.do("send_album", user=ANNA, files=[{"kind": "photo"}, {"kind": "photo"}], caption="see")
        text = await self.do("send", user=ANNA, text="my contacts are gone")
        copy = await self.bot.copy_message(FORUM, ANNA, text["message_id"], message_thread_id=thread)
        shown = await self.do("message", chat=FORUM, message=copy.message_id)
        self.assertEqual((shown["text"], shown["message_thread_id"]), ("my contacts are gone", thread))
        self.assertNotIn("forward_origin", shown)
        await self.bot.edit_message_text("my contacts", chat_id=FORUM, message_id=copy.message_id)
        identifiers = [message["message_id"] for message in album]
        copies = await self.bot.copy_messages(FORUM, ANNA, identifiers, message_thread_id=thread)
        together = [await self.do("message", chat=FORUM, message=c.message_id) for c in copies]
        self.assertEqual(len({message["media_group_id"] for message in together}), 1)
        self.assertEqual(together[0]["caption"], "see")
        forwarded = await self.bot.forward_message(FORUM, ANNA, text["message_id"], message_thread_id=thread)
        self.assertEqual(forwarded.forward_origin.sender_user.id, ANNA)
        found = await self.refused("copyMessage", chat_id=FORUM, from_chat_id=ANNA, message_id=999)
        self.assertEqual(found, "Bad Request: message to copy not found")
