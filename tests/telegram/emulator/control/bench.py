"""Commands for measuring: many updates at once or at a rate, and how fast they were answered.

Each message of a person is paired with the bot's next message in that chat. Nothing else is written down.
"""

import asyncio
import time
from collections import defaultdict, deque

from ..chats import User
from ..world import person_text
from . import Wrong, command, find_bot


class Meter:
    def __init__(self):
        self.asked_at = defaultdict(deque)
        self.asked, self.first, self.last = 0, None, None
        self.took = []

    def ask(self, chat_id):
        now = time.perf_counter()
        self.first = self.first or now
        self.asked += 1
        self.asked_at[chat_id].append(now)

    def answered(self, chat_id):
        if self.asked_at[chat_id]:
            self.last = time.perf_counter()
            self.took.append(self.last - self.asked_at[chat_id].popleft())


@command("bench/feed")
async def feed(server, count, chats=100, text="hello", per_second=None, bot=None):
    """Messages of many people, in turn; at a rate, or all at once. Returns when the last one is queued."""
    world, found = server.world, find_bot(server.world, bot)
    world.meter = world.meter or Meter()
    people = [world.private_chat(found, person(world, 900_000_000 + number)) for number in range(chats)]
    content, start = person_text(text), time.perf_counter()
    for number in range(count):
        if per_second:
            ahead = start + number / per_second - time.perf_counter()
            if ahead > 0:
                await asyncio.sleep(ahead)
        chat = people[number % chats]
        world.meter.ask(chat.id)
        world.post(chat, chat.id, content)
    return {"queued": count, "seconds": time.perf_counter() - start}


def person(world, user_id):
    if user_id not in world.users:
        world.users[user_id] = User(user_id, "Bench", language_code="en")
    return world.users[user_id]


@command("bench/report")
async def report(server, wait_for=None, timeout_seconds=60):
    """What was answered so far, waiting for a number of answers if asked to."""
    meter = server.world.meter
    if meter is None:
        raise Wrong("nothing was fed")
    end = time.perf_counter() + timeout_seconds
    while wait_for and len(meter.took) < wait_for and time.perf_counter() < end:
        await asyncio.sleep(0.01)
    took = sorted(meter.took)
    seconds = (meter.last - meter.first) if took else 0.0

    def percentile(share):
        return round(took[min(int(len(took) * share), len(took) - 1)] * 1000, 3) if took else None

    return {
        "asked": meter.asked,
        "answered": len(took),
        "seconds": round(seconds, 4),
        "per_second": round(len(took) / seconds, 1) if seconds else None,
        "p50_ms": percentile(0.5),
        "p99_ms": percentile(0.99),
        "max_ms": percentile(1.0),
    }


@command("bench/clear")
def clear(server):
    server.world.meter = None
    return True
