"""How updates reach a bot: polling with offsets, two pollers, webhooks, and updates doubled, late or out of order."""

import asyncio
import time

from aiohttp import web

from .stage import ANNA, BORIS, TOKEN, Stage


class Polling(Stage):
    async def say(self, *texts, user=ANNA):
        for text in texts:
            await self.do("send", user=user, text=text)

    async def heard(self, offset=0, **fields):
        return [(u.update_id, u.message.text) for u in await self.bot.get_updates(offset=offset, **fields)]

    async def test_offset_acknowledges_and_limit_limits(self):
        await self.say("one", "two", "three")
        first = await self.heard(limit=2)
        self.assertEqual([text for _, text in first], ["one", "two"])
        self.assertEqual((await self.heard())[0], first[0], "unacknowledged updates come again")
        rest = await self.heard(offset=first[1][0] + 1)
        self.assertEqual([text for _, text in rest], ["three"])
        self.assertEqual(await self.heard(offset=rest[0][0] + 1), [])
        self.assertEqual(await self.heard(), [], "acknowledged updates are gone")
        await self.say("four", "five")
        self.assertEqual([text for _, text in await self.heard(offset=-1)], ["five"])
        self.assertEqual([text for _, text in await self.heard()], ["five"])

    async def test_a_long_poll_ends_with_the_first_update_or_the_time(self):
        began = time.monotonic()
        poll = asyncio.create_task(self.heard(timeout=20))
        await asyncio.sleep(0.1)
        await self.say("now")
        self.assertEqual([text for _, text in await poll], ["now"])
        self.assertLess(time.monotonic() - began, 5)
        last = (await self.heard())[0][0]
        began = time.monotonic()
        self.assertEqual(await self.heard(offset=last + 1, timeout=1), [])
        self.assertGreaterEqual(time.monotonic() - began, 1)

    async def test_the_second_poller_ends_the_first(self):
        first = asyncio.create_task(self.call("getUpdates", timeout=20))
        await asyncio.sleep(0.2)
        second = asyncio.create_task(self.call("getUpdates", timeout=20))
        status, body = await first
        self.assertEqual(status, 409)
        expected = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        self.assertEqual(body["description"], expected)
        await self.say("hello")
        self.assertEqual((await second)[0], 200)

    async def test_only_the_kinds_asked_for_arrive(self):
        await self.bot.get_updates(allowed_updates=["edited_message"])
        sent = await self.do("send", user=ANNA, text="one")
        await self.do("edit", user=ANNA, message=sent["message_id"], text="two")
        kinds = [update.event_type for update in await self.bot.get_updates()]
        self.assertEqual(kinds, ["edited_message"])

    async def test_a_revoked_token(self):
        began = time.monotonic()
        poll = asyncio.create_task(self.call("getUpdates", timeout=20))
        await asyncio.sleep(0.2)
        await self.do("bots/revoke")
        self.assertEqual((await poll)[0], 401)
        self.assertLess(time.monotonic() - began, 10)
        for token, description in (
            (TOKEN, "Unauthorized"),
            ("7000000009:other", "Unauthorized"),
            ("nonsense", "Unauthorized: invalid token specified"),
        ):
            status, body = await self.call("getMe", token=token)
            self.assertEqual((status, body["description"]), (401, description))
        await self.do("bots/restore")
        self.assertEqual((await self.bot.get_me()).username, "restore_bot")

    async def test_a_duplicate_comes_even_after_the_acknowledgement(self):
        await self.say("one", "two")
        heard = await self.heard()
        await self.heard(offset=heard[-1][0] + 1)
        await self.do("updates/duplicate", update=heard[0][0])
        self.assertEqual(await self.heard(offset=heard[-1][0] + 1), heard[:1])
        self.assertEqual(await self.heard(offset=heard[-1][0] + 1), [])

    async def test_held_updates_are_released_in_the_order_asked_for(self):
        await self.do("updates/hold")
        await self.say("one", "two", "three")
        self.assertEqual(await self.heard(), [])
        identifiers = await self.do("updates/release", order="reversed")
        heard = await self.heard()
        self.assertEqual([text for _, text in heard], ["three", "two", "one"])
        self.assertEqual([identifier for identifier, _ in heard], identifiers)


class Hook(Stage):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.taken, self.answers = [], []
        app = web.Application()
        app.router.add_post("/hook", self.take)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.hook = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/hook"
        self.addAsyncCleanup(self.runner.cleanup)
        self.addAsyncCleanup(self.do, "reset")
        await self.do("settings", webhook_retry_seconds=0.02)

    async def take(self, request):
        update = await request.json()
        self.taken.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update["message"]["text"]))
        answer = self.answers.pop(0) if self.answers else 200
        if isinstance(answer, dict):
            return web.json_response(answer)
        return web.Response(status=answer)

    async def all_taken(self):
        return (await self.bot.get_webhook_info()).pending_update_count == 0

    async def test_updates_are_posted_with_the_secret_until_taken(self):
        self.answers = [500, 302, 200, 503]
        await self.bot.set_webhook(self.hook, secret_token="s3cret")
        for text in ("one", "two"):
            await self.do("send", user=ANNA, text=text)
        await self.soon(self.all_taken)
        self.assertEqual([text for _, text in self.taken], ["one", "one", "one", "two", "two"])
        self.assertEqual({secret for secret, _ in self.taken}, {"s3cret"})
        info = await self.bot.get_webhook_info()
        self.assertEqual(
            (info.url, info.last_error_message), (self.hook, "Wrong response from the webhook: 503 Service Unavailable")
        )

    async def test_another_chat_does_not_wait_for_one_that_fails(self):
        self.answers = [500]
        await self.do("settings", webhook_retry_seconds=0.5)
        await self.bot.set_webhook(self.hook)
        await self.do("send", user=ANNA, text="anna")

        async def tried():
            return len(self.taken) == 1

        await self.soon(tried)
        await self.do("send", user=BORIS, text="boris")
        await self.soon(self.all_taken)
        self.assertEqual([text for _, text in self.taken], ["anna", "boris", "anna"])

    async def test_an_answer_may_be_a_call(self):
        self.answers = [{"method": "sendMessage", "chat_id": ANNA, "text": "in reply"}]
        await self.bot.set_webhook(self.hook)
        seq = (await self.envelope("send", user=ANNA, text="one"))["seq"]
        waited = await self.do("wait", since=seq, chat=ANNA)
        self.assertEqual(waited["events"][0]["message"]["text"], "in reply")

    async def test_polling_and_webhook_exclude_each_other(self):
        poll = asyncio.create_task(self.call("getUpdates", timeout=20))
        await asyncio.sleep(0.2)
        await self.bot.set_webhook(self.hook)
        self.assertEqual((await poll)[1]["description"], "Conflict: terminated by setWebhook request")
        status, body = await self.call("getUpdates")
        self.assertEqual(status, 409)
        self.assertIn("can't use getUpdates method while webhook is active", body["description"])
        await self.bot.delete_webhook()
        await self.do("send", user=ANNA, text="one")
        self.assertEqual(len(await self.bot.get_updates()), 1)
        self.assertEqual(self.taken, [])

    async def test_what_waited_goes_to_the_webhook_or_is_dropped(self):
        await self.do("send", user=ANNA, text="one")
        await self.bot.set_webhook(self.hook, drop_pending_updates=True)
        await self.do("send", user=ANNA, text="two")
        await self.soon(self.all_taken)
        self.assertEqual([text for _, text in self.taken], ["two"])
        await self.bot.delete_webhook()
        await self.do("send", user=ANNA, text="three")
        await self.bot.set_webhook(self.hook)
        await self.soon(self.all_taken)
        self.assertEqual([text for _, text in self.taken], ["two", "three"])

    async def test_what_was_polled_and_not_acknowledged_is_posted(self):
        await self.do("send", user=ANNA, text="one")
        self.assertEqual(len(await self.bot.get_updates()), 1)
        await self.bot.set_webhook(self.hook)
        await self.soon(self.all_taken)
        self.assertEqual([text for _, text in self.taken], ["one"])

    async def test_duplicated_and_late_updates_are_posted_too(self):
        await self.bot.set_webhook(self.hook)
        await self.do("updates/hold")
        for text in ("one", "two"):
            await self.do("send", user=ANNA, text=text)
        late = await self.do("updates/release", order="reversed")
        await self.soon(self.all_taken)
        await self.do("updates/duplicate", update=late[0])
        await self.soon(self.all_taken)
        self.assertEqual([text for _, text in self.taken], ["two", "one", "two"])

    async def test_a_public_address_is_stood_in_for(self):
        origin, _, path = self.hook.rpartition("/")
        await self.do("settings", webhook_origin=origin)
        for url, text in (
            (f"http://bot.example.org/{path}", "An HTTPS URL must be provided for webhook"),
            (f"https://bot.example.org:5000/{path}", "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ):
            self.assertEqual(await self.refused("setWebhook", url=url), f"Bad Request: bad webhook: {text}")
        await self.bot.set_webhook(f"https://bot.example.org/{path}", secret_token="s")
        await self.do("send", user=ANNA, text="one")
        await self.soon(self.all_taken)
        self.assertEqual(self.taken, [("s", "one")])

    async def test_a_secret_has_its_characters(self):
        found = await self.refused("setWebhook", url=self.hook, secret_token="no spaces")
        self.assertEqual(found, "Bad Request: secret token contains unallowed characters")
