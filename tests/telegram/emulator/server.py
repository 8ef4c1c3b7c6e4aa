"""The HTTP side: calls of bots under /bot…, downloads under /file/bot…, and the tests' side under /control/."""

import asyncio
import json
import sys
import time
import traceback

from aiohttp import ClientSession, web

from . import control, refusals, request
from .delivery import Poster
from .methods import HANDLERS, Call
from .methods.receiving import set_allowed
from .refusals import Refusal, bad, ours, too_many
from .shapes import METHODS, check_result
from .world import World

LONGEST_POLL = 50
SERVER_ERRORS = {
    "500": (500, "Internal Server Error"),
    "502": (502, "Bad Gateway"),
    "503": (503, "Service Unavailable"),
}

POLL_ENDED = {
    "other": (409, refusals.OTHER_POLLER),
    "webhook": (409, refusals.BY_WEBHOOK),
    "revoked": refusals.UNAUTHORIZED,
}


def answer(status, body, headers=None):
    text = json.dumps(body, ensure_ascii=False)
    return web.Response(status=status, text=text, content_type="application/json", headers=headers)


class Server:
    def __init__(self, bench=False):
        self.world = World(bench)
        self.posters = {}  # token -> Poster
        self.session = None
        self.worlds = {}  # port -> runner of a world that was opened beside this one

    async def listen(self, host, port):
        """Serves until the returned runner is cleaned up; returns the port too."""
        runner = web.AppRunner(self.application(), access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, host, port)
        await site.start()
        return runner, site._server.sockets[0].getsockname()[1]

    def application(self):
        app = web.Application(client_max_size=1 << 40)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self.bot_call)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self.download)
        app.router.add_route("*", "/control/{command:.+}", self.control_call)
        app.on_startup.append(self.start)
        app.on_cleanup.append(self.stop)
        return app

    async def start(self, _app):
        self.session = ClientSession()

    async def stop(self, _app):
        self.stop_posters()
        for runner in list(self.worlds.values()):
            await runner.cleanup()
        await self.session.close()

    def stop_posters(self):
        for poster in self.posters.values():
            poster.stop()
        self.posters.clear()

    # Calls of bots

    async def bot_call(self, http):
        bot, refused = self.authorized(http.match_info["token"])
        name = http.match_info["method"].lower()
        record = self.record(bot, name)
        try:
            if refused:
                raise refused
            incoming = await request.read(http, self.world.settings["upload_limit_bytes"])
            cut, result = await self.perform(bot, name, incoming, record)
            status, body, headers = 200, {"ok": True, "result": result}, None
        except Refusal as refusal:
            cut, status, body, headers = False, refusal.code, refusal.as_json(), None
            if refusal.code == 429:
                headers = {"Retry-After": str(refusal.parameters["retry_after"])}
        except Cut as ended:
            cut, status, body, headers = True, 0, {"ok": False, "description": str(ended)}, None
        except asyncio.CancelledError:
            record.update(status=0, outcome="hung_up")
            raise
        except Exception:
            traceback.print_exc(file=sys.stderr)
            cut, status, headers = False, 500, None
            body = {"ok": False, "error_code": 500, "description": "Internal Server Error: emulator: its own mistake"}
        record.update(status=status, outcome=outcome(cut, status, body), **shown_outcome(name, body))
        if cut:
            http.transport.close()
        return answer(status or 500, body, headers)

    def authorized(self, token):
        number, _, secret = token.partition(":")
        if not number.isdigit() or number.startswith("0") or not secret or len(token) > 80:
            return None, Refusal(*refusals.BAD_TOKEN)
        bot = self.world.bot_by_token(token)
        return bot, None if bot else Refusal(*refusals.UNAUTHORIZED)

    def record(self, bot, name):
        known = METHODS.get(name)
        record = {
            "seq": self.world.next_seq(),
            "at": time.time(),
            "bot": bot.id if bot else None,
            "method": known.__api_method__ if known else name,
            "fields": {},
            "files": {},
            "fault": None,
            "outcome": "waiting",
            "status": None,
        }
        if not self.world.bench:
            self.world.requests.append(record)
        return record

    async def perform(self, bot, name, incoming, record):
        """Whether the connection is to be cut, and the result."""
        method, handler = METHODS.get(name), HANDLERS.get(name)
        if method is None:
            raise Refusal(*refusals.NO_METHOD)
        record["fields"] = incoming.fields
        record["files"] = {
            part: {"name": file.name, "size": len(file.content), "mime_type": file.mime_type}
            for part, file in incoming.files.items()
        }
        fault = self.world.faults.take(bot, name, incoming.fields)
        if fault:
            record["fault"] = fault.kind
            await self.suffer(fault)
        if self.world.settings["answer_delay_seconds"]:
            await asyncio.sleep(self.world.settings["answer_delay_seconds"])
        fields = record["fields"] = request.checked(method, incoming)
        call = Call(self.world, bot, name, fields, incoming.files)
        if name == "getupdates":
            result = await self.get_updates(call)
        elif handler is None:
            raise ours(f"{method.__api_method__} isn't covered")
        else:
            result = handler(call)
            if not self.world.bench:
                check_result(method, result)
            self.refresh_poster(bot)
        return bool(fault and fault.kind == "answered_but_cut"), result

    async def suffer(self, fault):
        if fault.kind == "429":
            raise too_many(fault.retry_after)
        if fault.kind in SERVER_ERRORS:
            raise Refusal(*SERVER_ERRORS[fault.kind])
        if fault.kind == "refuse":
            raise Refusal(fault.code, fault.description)
        if fault.kind == "cut":
            raise Cut("cut before anything was done")
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)

    async def get_updates(self, call):
        return [json.loads(text) for text in await self.poll(call)]

    async def poll(self, call):
        """The next updates, each as text."""
        inbox = call.bot.inbox
        if inbox.webhook:
            raise Refusal(409, refusals.WEBHOOK_IS_SET)
        limit = min(max(call.number("limit", 100), 1), 100)
        timeout = min(max(call.number("timeout"), 0), LONGEST_POLL)
        set_allowed(call)
        texts = await inbox.poll(call.number("offset"), limit, timeout)
        if isinstance(texts, str):
            raise Refusal(*POLL_ENDED[texts])
        return texts

    # Webhooks

    def refresh_poster(self, bot):
        """One poster for the webhook that is set, none where none is."""
        poster = self.posters.get(bot.token)
        if (poster.webhook if poster else None) is bot.inbox.webhook:
            return
        if poster:
            poster.stop()
            del self.posters[bot.token]
        if bot.inbox.webhook:

            async def in_reply(body):
                await self.call_in_reply(bot, body)

            self.posters[bot.token] = Poster(
                bot.inbox,
                self.session,
                in_reply,
                self.world.now,
                lambda: self.world.settings["webhook_retry_seconds"],
            )

    async def call_in_reply(self, bot, body):
        """A webhook may answer with a call; nobody hears what came of it."""
        try:
            fields = json.loads(body) if body.strip() else {}
        except ValueError:
            return
        if not isinstance(fields, dict) or "method" not in fields:
            return
        name = str(fields.pop("method")).lower()
        record = self.record(bot, name)
        try:
            await self.perform(bot, name, request.Incoming(fields), record)
            record.update(outcome="done", status=200)
        except Refusal as refusal:
            record.update(outcome="refused", status=refusal.code, description=refusal.description)
        except Cut:
            record.update(outcome="cut", status=0)

    # Downloads and the tests' side

    async def download(self, http):
        _, refused = self.authorized(http.match_info["token"])
        path = http.match_info["path"]
        file = next((file for file in self.world.files.values() if file.path == path), None)
        if refused or file is None:
            refused = refused or Refusal(404, "Not Found")
            return answer(refused.code, refused.as_json())
        if file.size > self.world.settings["download_limit_bytes"]:
            refused = bad(refusals.FILE_BIG)
            return answer(refused.code, refused.as_json())
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def control_call(self, http):
        return await control.serve(self, http)


class Cut(Exception):
    """The connection ends without an answer."""


def outcome(cut, status, body):
    if cut:
        return "done_and_cut" if body["ok"] else "cut"
    if body["ok"]:
        return "done"
    return "failed" if status >= 500 else "refused"


def shown_outcome(name, body):
    if not body["ok"]:
        return {"description": body["description"]}
    if name == "getupdates":
        return {"result": [update["update_id"] for update in body["result"]]}
    return {"result": body["result"]}
