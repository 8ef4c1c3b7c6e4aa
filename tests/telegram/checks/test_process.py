"""The process: how it starts, where it ends, and worlds side by side in it."""

import json
import signal
import subprocess
import sys
import unittest

from .stage import ANNA, HERE, TOKEN, Stage


class Process(unittest.TestCase):
    def start(self):
        command = [sys.executable, "-m", "emulator", "--port", "0"]
        process = subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.kill)
        first = json.loads(process.stdout.readline())
        self.assertEqual(first["url"], f"http://127.0.0.1:{first['port']}")
        return process

    def test_it_ends_when_its_stdin_closes(self):
        process = self.start()
        process.stdin.close()
        self.assertEqual(process.wait(10), 0)

    def test_it_ends_at_sigterm(self):
        process = self.start()
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(10), 0)


class Worlds(Stage):
    async def test_a_world_of_its_own_in_the_same_process(self):
        beside = await self.do("worlds")
        here, self.url = self.url, beside["url"]
        self.assertEqual((await self.call("getMe"))[0], 401, "it begins empty")
        await self.do("bots", token=TOKEN)
        await self.do("users", id=ANNA, first_name="Another Anna")
        await self.do("start", user=ANNA)
        self.assertEqual((await self.call("getMe"))[0], 200)
        self.url = here
        self.assertEqual(await self.texts_or_none(), None)
        await self.do("worlds/close", port=beside["port"])
        with self.assertRaises(OSError):
            self.url = beside["url"]
            await self.call("getMe")

    async def texts_or_none(self):
        status, body = await self.call("sendMessage", chat_id=ANNA, text="x")
        return body.get("result")
