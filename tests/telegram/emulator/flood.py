"""Flood limits: too many messages to one chat within a time are refused with the seconds to wait.

Telegram's real limits are unpublished and vary; its FAQ names one message a second to a person and 20 a minute to a
group. They are off unless the settings ask for them, and count new messages only.
"""

import math
import time
from collections import defaultdict, deque

from .refusals import too_many


class Flood:
    def __init__(self):
        self.sent = defaultdict(deque)  # (bot, chat) -> when

    def check(self, bot_id, chat, settings):
        if chat.type == "private":
            allowed, window = settings["private_messages_per_second"], 1.0
        else:
            allowed, window = settings["group_messages_per_minute"], 60.0
        if not allowed:
            return
        times, now = self.sent[(bot_id, chat.id)], time.monotonic()
        while times and now - times[0] >= window:
            times.popleft()
        if len(times) >= allowed:
            raise too_many(max(math.ceil(times[0] + window - now), 1))
        times.append(now)
