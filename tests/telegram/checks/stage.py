"""What every test needs: one emulator for the whole run, an empty world per test, a bot client, the control side."""

import asyncio
import atexit
import json
import logging
import pathlib
import subprocess
import sys
import unittest

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

HERE = pathlib.Path(__file__).resolve().parent.parent
TOKEN = "7000000001:emulated"
ANNA, BORIS, FORUM = 101, 102, -1001000000001
_running = {}
logging.getLogger("asyncio").setLevel(logging.ERROR)  # silent about slow machines


def emulator(*options):
    """What a running emulator printed at its start; the same for the same options."""
    if options not in _running:
        command = [sys.executable, "-m", "emulator", "--port", "0", *options]
        process = subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        atexit.register(end, process)
        _running[options] = json.loads(process.stdout.readline())
    return _running[options]


def end(process):
    process.stdin.close()
    process.wait(10)
    process.stdout.close()


class Refused(Exception):
    """The control side took the command for a mistake of the test."""


class Stage(unittest.IsolatedAsyncioTestCase):
    options = ()

    async def asyncSetUp(self):
        self.started = emulator(*self.options)
        self.url = self.started["url"]
        self.http = aiohttp.ClientSession()
        self.addAsyncCleanup(self.http.close)
        await self.do("reset")
        await self.do("bots", token=TOKEN, username="restore_bot")
        await self.do("users", id=ANNA, first_name="Anna", username="anna", language_code="de")
        await self.do("users", id=BORIS, first_name="Boris <b>&`", language_code="ru")
        self.bot = self.client(TOKEN)

    def client(self, token, url=None):
        session = AiohttpSession(api=TelegramAPIServer.from_base(url or self.url))
        bot = Bot(token, session)
        self.addAsyncCleanup(session.close)
        return bot

    async def envelope(self, command, **fields):
        async with self.http.post(f"{self.url}/control/{command}", json=fields) as answer:
            body = await answer.json()
        if not body["ok"]:
            raise Refused(body["error"])
        return body

    async def do(self, command, **fields):
        return (await self.envelope(command, **fields))["result"]

    async def call(self, method, token=TOKEN, **fields):
        """A call without aiogram's client: status, body."""
        async with self.http.post(f"{self.url}/bot{token}/{method}", json=fields) as answer:
            return answer.status, await answer.json()

    async def refused(self, method, **fields):
        """The description with which a call is refused."""
        status, body = await self.call(method, **fields)
        self.assertFalse(body["ok"], body)
        self.assertEqual(status, body["error_code"])
        return body["description"]

    async def forum(self, **changes):
        """A forum of Boris with Anna in it and the bot as an administrator with all rights."""
        group = {"id": FORUM, "is_forum": True, "owner": BORIS, "members": [ANNA], **changes}
        return await self.do("groups", **group)

    async def texts(self, chat, **fields):
        return [message.get("text") for message in await self.do("messages", chat=chat, **fields)]

    async def soon(self, condition, seconds=5):
        for _ in range(int(seconds * 100)):
            if await condition():
                return
            await asyncio.sleep(0.01)
        self.fail("it did not come")
