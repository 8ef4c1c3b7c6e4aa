"""Faults, the record of requests, and waiting; then the bench."""

import asyncio

import aiohttp
from aiogram.exceptions import TelegramRetryAfter, TelegramServerError

from .stage import ANNA, BORIS, FORUM, TOKEN, Refused, Stage


class Faults(Stage):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.do("start", user=ANNA)

    async def test_the_next_calls_are_refused_and_then_pass(self):
        await self.do("faults", kind="429", method="SendMessage", retry_after=7, times=2)
        for _ in range(2):
            with self.assertRaises(TelegramRetryAfter) as caught:
                await self.bot.send_message(ANNA, "x")
            self.assertEqual(caught.exception.retry_after, 7)
        await self.bot.send_message(ANNA, "passes")
        for kind in ("500", "502", "503"):
            await self.do("faults", kind=kind, method="sendMessage", skip=1)
            await self.bot.send_message(ANNA, "skipped")
            with self.assertRaises(TelegramServerError):
                await self.bot.send_message(ANNA, "x")
        await self.do("faults", kind="refuse", code=400, description="Bad Request: PEER_FLOOD", chat=ANNA)
        self.assertEqual(await self.refused("sendMessage", chat_id=ANNA, text="x"), "Bad Request: PEER_FLOOD")
        self.assertEqual(await self.texts(ANNA), ["/start", "passes"] + ["skipped"] * 3)
        self.assertEqual(await self.do("faults"), [])

    async def test_a_cut_leaves_nothing_done_and_an_answered_cut_leaves_it_done(self):
        for kind, texts, outcome in (("cut", [], "cut"), ("answered_but_cut", ["x"], "done_and_cut")):
            seq = (await self.envelope("faults", kind=kind, method="sendMessage"))["seq"]
            with self.assertRaises(aiohttp.ClientError):
                await self.call("sendMessage", chat_id=ANNA, text="x")
            self.assertEqual(await self.texts(ANNA, by_bot=True), texts)
            [record] = await self.do("requests", since=seq)
            self.assertEqual((record["method"], record["outcome"], record["fault"]), ("sendMessage", outcome, kind))

    async def test_flood_limits_are_off_until_asked_for(self):
        await self.forum()
        await self.do("settings", private_messages_per_second=2, group_messages_per_minute=3)
        for chat, allowed, wait in ((ANNA, 2, (1,)), (FORUM, 3, (59, 60))):
            for _ in range(allowed):
                await self.bot.send_message(chat, "x")
            with self.assertRaises(TelegramRetryAfter) as caught:
                await self.bot.send_message(chat, "x")
            self.assertIn(caught.exception.retry_after, wait)
        await asyncio.sleep(1.05)
        await self.bot.send_message(ANNA, "again")

    async def test_a_poll_that_hangs_up_is_on_record(self):
        [heard] = await self.bot.get_updates()
        poll = asyncio.create_task(self.call("getUpdates", timeout=20, offset=heard.update_id + 1))
        for outcome in ("waiting", "hung_up"):

            async def on_record(outcome=outcome):
                return len(await self.do("requests", outcome=outcome, polls=True)) == 1

            await self.soon(on_record)
            poll.cancel()

    async def test_a_slow_call_is_done_late(self):
        await self.do("faults", kind="slow", seconds=0.3, method="sendMessage")
        call = asyncio.create_task(self.call("sendMessage", chat_id=ANNA, text="late"))
        await asyncio.sleep(0.1)
        self.assertEqual(await self.texts(ANNA, by_bot=True), [])
        self.assertEqual((await call)[0], 200)

    async def test_requests_are_on_record(self):
        seq = (await self.envelope("state"))["seq"]
        await self.bot.send_message(ANNA, "one")
        await self.bot.get_updates()
        await self.refused("sendMessage", chat_id=BORIS, text="x")
        records = await self.do("requests", since=seq)
        self.assertEqual(
            [(r["method"], r["outcome"], r["status"]) for r in records],
            [("sendMessage", "done", 200), ("sendMessage", "refused", 400)],
        )
        self.assertEqual(records[0]["fields"], {"chat_id": str(ANNA), "text": "one"})
        self.assertEqual(records[1]["description"], "Bad Request: chat not found")
        self.assertEqual(len(await self.do("requests", since=seq, polls=True)), 3)

    async def test_waiting_for_words(self):
        seq = (await self.envelope("send", user=ANNA, text="hello"))["seq"]
        waiting = asyncio.create_task(self.do("wait", since=seq, chat=ANNA, contains="done", timeout_seconds=5))
        sent = await self.bot.send_message(ANNA, "working")
        await self.bot.edit_message_text("done", chat_id=ANNA, message_id=sent.message_id)
        waited = await waiting
        self.assertEqual([(e["kind"], e["message"]["text"]) for e in waited["events"]], [("edit", "done")])
        late = await self.do("wait", since=waited["next"], chat=ANNA, timeout_seconds=0.1)
        self.assertTrue(late["timed_out"])
        self.assertEqual(await self.do("quiet", since=waited["next"], chat=ANNA, seconds=0.1), [])

    async def test_a_press_waits_for_its_answer(self):
        markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
        _, sent = await self.call("sendMessage", chat_id=ANNA, text="x", reply_markup=markup)
        press = asyncio.create_task(self.do("press", user=ANNA, message=sent["result"]["message_id"], label="Go"))
        [update] = await self.bot.get_updates(timeout=5, offset=-1)
        await self.bot.answer_callback_query(update.callback_query.id, "went")
        self.assertEqual((await press)["answer"]["text"], "went")

    async def test_a_tests_mistakes_are_said(self):
        for command, fields, words in (
            ("nonsense", {}, "no command nonsense"),
            ("send", {"user": ANNA, "texts": "x"}, "unknown fields ['texts'], missing fields ['text']"),
            ("send", {"user": 5, "text": "x"}, "no user 5"),
            ("press", {"user": ANNA, "message": 1, "label": "x"}, "no such button on message 1"),
            ("faults", {"kind": "flood"}, "no fault flood"),
            ("start", {"user": ANNA, "payload": "a b"}, "a payload has up to 64 characters"),
        ):
            with self.assertRaisesRegex(Refused, words.replace("[", r"\[").replace("]", r"\]")):
                await self.do(command, **fields)


class Bench(Stage):
    options = ("--bench",)

    async def test_answers_are_paired_with_questions_and_timed(self):
        for url in (self.started["url"], self.started["bot_url"]):
            self.bot = self.client(TOKEN, url)
            await self.echo()
            await self.do("bench/clear")

    async def test_the_lean_door_refuses_as_the_other_does(self):
        self.url = self.started["bot_url"]
        self.assertEqual(await self.refused("sendMessage", chat_id=5, text="x"), "Bad Request: chat not found")
        self.assertEqual(await self.refused("nonsense"), "Not Found: method not found")
        self.assertEqual((await self.call("getMe", token="7000000009:other"))[0], 401)
        polls = [asyncio.create_task(self.call("getUpdates", timeout=timeout)) for timeout in (20, 1)]
        self.assertEqual(sorted([(await poll)[0] for poll in polls]), [200, 409])

    async def echo(self):
        await self.do("bench/feed", count=60, chats=7)
        offset, answered = 0, 0
        while answered < 60:
            for update in await self.bot.get_updates(offset=offset):
                await self.bot.send_message(update.message.chat.id, update.message.text)
                offset, answered = update.update_id + 1, answered + 1
        report = await self.do("bench/report", wait_for=60)
        self.assertEqual((report["asked"], report["answered"]), (60, 60))
        self.assertGreater(report["per_second"], 0)
        self.assertEqual(await self.do("requests"), [])
