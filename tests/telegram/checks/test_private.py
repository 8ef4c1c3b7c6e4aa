"""A private chat: messages both ways, edits, buttons, deletions, blocking."""

from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from .stage import ANNA, BORIS, Stage

YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="yes:1")]])
NO = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="No", callback_data="no:1")]])


class Private(Stage):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.do("start", user=ANNA, payload="link_1")

    async def test_a_start_with_a_payload_arrives_as_a_command(self):
        [update] = await self.bot.get_updates()
        self.assertEqual(update.message.text, "/start link_1")
        self.assertEqual([(e.type, e.offset, e.length) for e in update.message.entities], [("bot_command", 0, 6)])
        self.assertEqual(update.message.from_user.language_code, "de")

    async def test_html_becomes_text_and_entities(self):
        sent = await self.bot.send_message(ANNA, "<b>Hi</b> 😀 <i>a &lt; b</i> /help", parse_mode="HTML")
        self.assertEqual(sent.text, "Hi 😀 a < b /help")
        shown = [(e.type, e.offset, e.length) for e in sent.entities]
        self.assertEqual(shown, [("bold", 0, 2), ("italic", 6, 5), ("bot_command", 12, 5)])

    async def test_an_edit_keeps_history_and_drops_the_keyboard(self):
        sent = await self.bot.send_message(ANNA, "one", reply_markup=YES)
        edited = await self.bot.edit_message_text("two", chat_id=ANNA, message_id=sent.message_id)
        self.assertIsNone(edited.reply_markup)
        shown = await self.do("message", chat=ANNA, message=sent.message_id)
        self.assertEqual((shown["text"], shown["history"][0]["text"]), ("two", "one"))
        self.assertIn("reply_markup", shown["history"][0])
        with self.assertRaisesRegex(TelegramBadRequest, "message is not modified: specified new message content"):
            await self.bot.edit_message_text("two", chat_id=ANNA, message_id=sent.message_id)
        await self.bot.edit_message_reply_markup(chat_id=ANNA, message_id=sent.message_id, reply_markup=NO)
        with self.assertRaisesRegex(TelegramBadRequest, "message is not modified"):
            await self.bot.edit_message_reply_markup(chat_id=ANNA, message_id=sent.message_id, reply_markup=NO)

    async def test_what_may_not_be_edited_or_deleted(self):
        [theirs] = await self.do("messages", chat=ANNA)
        sent = await self.bot.send_message(ANNA, "mine")
        for message, text in ((theirs["message_id"], "message can't be edited"), (99, "message to edit not found")):
            found = await self.refused("editMessageText", chat_id=ANNA, message_id=message, text="x")
            self.assertEqual(found, f"Bad Request: {text}")
        await self.do("settings", clock_shift_seconds=49 * 3600)
        found = await self.refused("deleteMessage", chat_id=ANNA, message_id=sent.message_id)
        self.assertEqual(found, "Bad Request: message can't be deleted")
        await self.do("settings", clock_shift_seconds=0)
        await self.bot.delete_message(ANNA, sent.message_id)
        found = await self.refused("deleteMessage", chat_id=ANNA, message_id=sent.message_id)
        self.assertEqual(found, "Bad Request: message to delete not found")
        self.assertEqual(await self.texts(ANNA), ["/start link_1"])
        self.assertEqual(await self.texts(ANNA, deleted=True), ["/start link_1", "mine"])

    async def test_a_persons_edit_arrives_as_an_edited_message(self):
        [first] = await self.do("messages", chat=ANNA)
        await self.do("edit", user=ANNA, message=first["message_id"], text="corrected")
        updates = await self.bot.get_updates()
        self.assertEqual([update.event_type for update in updates], ["message", "edited_message"])
        self.assertEqual(updates[0].message.text, "/start link_1", "what was queued stays as it was said")
        self.assertEqual(updates[1].edited_message.text, "corrected")

    async def press(self, **fields):
        sent = await self.bot.send_message(ANNA, "sure?", reply_markup=YES)
        pressed = await self.do("press", user=ANNA, message=sent.message_id, wait_seconds=0, **fields)
        return (await self.bot.get_updates())[-1].callback_query, pressed

    async def test_a_press_is_answered_once(self):
        query, pressed = await self.press(label="Yes")
        self.assertEqual((query.data, query.id, query.message.text), ("yes:1", pressed["callback"], "sure?"))
        await self.bot.answer_callback_query(query.id, "noted", show_alert=True)
        answer = await self.do("callback", id=query.id)
        self.assertEqual(answer, {"text": "noted", "show_alert": True, "url": None})
        found = await self.refused("answerCallbackQuery", callback_query_id=query.id)
        expected = "Bad Request: query is too old and response timeout expired or query ID is invalid"
        self.assertEqual(found, expected)

    async def test_a_press_expires_and_its_answer_has_a_limit(self):
        query, _ = await self.press(data="yes:1")
        found = await self.refused("answerCallbackQuery", callback_query_id=query.id, text="x" * 201)
        self.assertIn("MESSAGE_TOO_LONG", found)
        await self.do("settings", clock_shift_seconds=31)
        found = await self.refused("answerCallbackQuery", callback_query_id=query.id)
        self.assertIn("query is too old", found)

    async def test_a_forged_press_carries_any_data(self):
        query, _ = await self.press(data="other:42", forged=True)
        self.assertEqual(query.data, "other:42")

    async def test_blocking_is_told_and_refuses_messages(self):
        await self.do("block", user=ANNA)
        with self.assertRaisesRegex(TelegramForbiddenError, "Forbidden: bot was blocked by the user"):
            await self.bot.send_message(ANNA, "hello?")
        last = (await self.bot.get_updates())[-1].my_chat_member
        self.assertEqual((last.old_chat_member.status, last.new_chat_member.status), ("member", "kicked"))
        await self.do("unblock", user=ANNA)
        await self.bot.send_message(ANNA, "welcome back")

    async def test_a_stranger_is_no_chat(self):
        self.assertEqual(await self.refused("sendMessage", chat_id=BORIS, text="x"), "Bad Request: chat not found")
        await self.do("groups", id=-5, type="group", members=[BORIS])
        found = await self.refused("sendMessage", chat_id=BORIS, text="x")
        self.assertEqual(found, "Forbidden: bot can't initiate conversation with a user")
        await self.do("start", user=BORIS)
        await self.do("users/change", user=BORIS, deactivated=True)
        found = await self.refused("sendMessage", chat_id=BORIS, text="x")
        self.assertEqual(found, "Forbidden: user is deactivated")

    async def test_replies_reactions_pins_and_typing(self):
        first = await self.bot.send_message(ANNA, "first")
        reply = await self.bot.send_message(ANNA, "second", reply_to_message_id=first.message_id)
        self.assertEqual(reply.reply_to_message.text, "first")
        found = await self.refused("sendMessage", chat_id=ANNA, text="x", reply_parameters={"message_id": 999})
        self.assertEqual(found, "Bad Request: message to be replied not found")
        await self.bot.send_chat_action(ANNA, "typing")
        await self.bot.set_message_reaction(ANNA, first.message_id, [{"type": "emoji", "emoji": "👍"}])
        await self.bot.pin_chat_message(ANNA, first.message_id)
        self.assertEqual([m["text"] for m in await self.do("pinned", chat=ANNA)], ["first"])
        kinds = [event["kind"] for event in await self.do("events", by_bot=True)]
        self.assertEqual(kinds, ["message", "message", "action", "reaction", "message"])
        await self.bot.unpin_chat_message(ANNA)
        self.assertEqual(await self.do("pinned", chat=ANNA), [])
