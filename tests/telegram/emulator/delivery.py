"""How updates reach a bot: one queue each, read by long polling or posted to a webhook.

The queue knows nothing of what is in an update; it keeps each one as the text that will be sent.
"""

import asyncio
import time
from dataclasses import dataclass, field

DEFAULT_KINDS_LEFT_OUT = ("chat_member", "message_reaction", "message_reaction_count")


@dataclass(eq=False)
class Entry:
    id: int
    text: str
    kind: str
    lane: int  # updates of one chat stay in order, those of others go beside them
    forced: bool = False  # handed out once whatever the offset says: duplicated and late ones
    handed_out: bool = False
    failures: int = 0


@dataclass
class Webhook:
    url: str
    target: str  # where updates really go: the same, or the origin that stands in for the public one
    secret: str | None
    max_connections: int
    last_error: str | None = None
    last_error_date: int | None = None


@dataclass
class Inbox:
    entries: list = field(default_factory=list)
    sent: dict = field(default_factory=dict)  # id -> Entry, for duplicates
    held: list = field(default_factory=list)
    holding: bool = False
    allowed: list | None = None
    webhook: Webhook | None = None
    last_id: int = 700_000_000
    poller: asyncio.Future | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def wanted(self, kind):
        if self.allowed:
            return kind in self.allowed
        return kind not in DEFAULT_KINDS_LEFT_OUT

    def next_id(self):
        self.last_id += 1
        return self.last_id

    def add(self, entry, keep=True):
        if keep:
            self.sent[entry.id] = entry
        if self.holding:
            self.held.append(entry)
            return
        self.entries.append(entry)
        self.arrived.set()

    def duplicate(self, update_id):
        found = self.sent[update_id]
        self.entries.append(Entry(found.id, found.text, found.kind, found.lane, forced=True))
        self.arrived.set()

    def release(self, order=None):
        """Lets held updates go: as they came, "reversed", or in the order of a list of ids."""
        held, self.held, self.holding = self.held, [], False
        if order == "reversed":
            held.reverse()
        elif isinstance(order, list):
            held.sort(key=lambda entry: order.index(entry.id) if entry.id in order else len(order))
        highest = 0
        for entry in held:
            entry.forced = entry.id < highest
            highest = max(highest, entry.id)
        self.entries.extend(held)
        self.arrived.set()
        return [entry.id for entry in held]

    def acknowledge(self, offset):
        self.entries = [
            entry for entry in self.entries if entry.id >= offset or (entry.forced and not entry.handed_out)
        ]

    def end_poll(self, why):
        """A waiting poll ends with a word why."""
        if self.poller and not self.poller.done():
            self.poller.set_result(why)

    async def poll(self, offset, limit, timeout):
        """The texts of the next updates; a word why not, when the poll was ended meanwhile."""
        self.end_poll("other")
        turn = self.poller = asyncio.get_running_loop().create_future()
        if offset < 0:
            self.entries = self.entries[offset:]
        elif offset > 0:
            self.acknowledge(offset)
        end = time.monotonic() + timeout
        while not self.entries:
            left = end - time.monotonic()
            if left <= 0:
                break
            self.arrived.clear()
            waiting = asyncio.ensure_future(self.arrived.wait())
            try:
                await asyncio.wait({waiting, turn}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            finally:
                waiting.cancel()
            if turn.done():
                return turn.result()
        turn.cancel()
        batch = self.entries[:limit]
        for entry in batch:
            entry.handed_out = True
        return [entry.text for entry in batch]


class Poster:
    """Posts a bot's updates to its webhook: each chat's in order, again and again until a 2xx comes back."""

    def __init__(self, inbox, session, perform, now, patience):
        self.inbox, self.session, self.perform, self.now, self.patience = inbox, session, perform, now, patience
        self.webhook = inbox.webhook
        self.stopped = False
        self.lanes, self.tasks = {}, set()
        for entry in inbox.entries:  # polled perhaps, and not acknowledged
            entry.handed_out = False
        self.doors = asyncio.Semaphore(inbox.webhook.max_connections)
        self.task = asyncio.create_task(self.run())

    async def run(self):
        while True:
            self.inbox.arrived.clear()
            for entry in [entry for entry in self.inbox.entries if not entry.handed_out]:
                entry.handed_out = True
                lane = self.lanes.get(entry.lane)
                if lane is not None:
                    lane.append(entry)
                    continue
                self.lanes[entry.lane] = [entry]
                task = asyncio.create_task(self.empty(entry.lane))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
            await self.inbox.arrived.wait()

    async def empty(self, key):
        lane = self.lanes[key]
        while lane and not self.stopped:
            entry = lane[0]
            async with self.doors:
                error, wait = await self.post(entry)
            if error is None:
                lane.pop(0)
                if entry in self.inbox.entries:
                    self.inbox.entries.remove(entry)
                continue
            entry.failures += 1
            self.webhook.last_error = error
            self.webhook.last_error_date = self.now()
            await asyncio.sleep(wait or self.patience() * 2 ** min(entry.failures - 1, 3))
        del self.lanes[key]

    async def post(self, entry):
        """Why it failed, and how long the receiver asks to wait; (None, 0) when it was taken."""
        webhook = self.webhook
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        try:
            async with self.session.post(
                webhook.target, data=entry.text.encode(), headers=headers, allow_redirects=False
            ) as answer:
                body = await answer.read()
                if 200 <= answer.status < 300:
                    await self.perform(body)
                    return None, 0
                wait = answer.headers.get("Retry-After", "")
                text = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                return text, int(wait) if wait.isdigit() else 0
        except Exception as error:  # refused, cut, timed out: all are tried again
            return f"Connection failed: {type(error).__name__}", 0

    def stop(self):
        self.stopped = True
        self.task.cancel()
