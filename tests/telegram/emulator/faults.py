"""Faults on demand: which of the next calls go wrong, and how.

Kinds: "429" (with retry_after), "500", "502", "503", "refuse" (a code and a description of the test's own), "cut"
(the connection ends before anything is done), "answered_but_cut" (done, and the connection ends before the answer),
"slow" (done after some seconds).
"""

import itertools
from dataclasses import asdict, dataclass, field

KINDS = ("429", "500", "502", "503", "refuse", "cut", "answered_but_cut", "slow")
_numbers = itertools.count(1)


@dataclass
class Fault:
    kind: str
    method: str | None = None  # any when left out
    bot: int | None = None
    chat: int | None = None
    thread: int | None = None
    skip: int = 0  # calls that pass before the first fault
    times: int = 1
    retry_after: int = 1
    seconds: float = 1.0
    code: int = 400
    description: str = "Bad Request"
    id: int = field(default_factory=lambda: next(_numbers))
    hit: int = 0

    def fits(self, bot, method, fields):
        return (
            (self.method is None or self.method.lower() == method)
            and (self.bot is None or self.bot == bot.id)
            and (self.chat is None or str(self.chat) == str(fields.get("chat_id")))
            and (self.thread is None or str(self.thread) == str(fields.get("message_thread_id")))
        )


class Faults:
    def __init__(self):
        self.waiting = []

    def add(self, fault):
        self.waiting.append(fault)
        return asdict(fault)

    def take(self, bot, method, fields):
        """The fault that this call meets, if any."""
        if not self.waiting:
            return None
        for fault in self.waiting:
            if not fault.fits(bot, method, fields):
                continue
            if fault.skip > 0:
                fault.skip -= 1
                continue
            fault.hit += 1
            if fault.hit >= fault.times:
                self.waiting.remove(fault)
            return fault
        return None

    def shown(self):
        return [asdict(fault) for fault in self.waiting]

    def clear(self):
        self.waiting.clear()
