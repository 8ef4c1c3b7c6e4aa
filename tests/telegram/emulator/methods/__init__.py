"""What each method of the Bot API does. A method is a function of a `Call`, registered under its name in lower case."""

from dataclasses import dataclass

from .. import refusals
from ..chats import GENERAL_TOPIC, Bot
from ..refusals import Refusal, bad, forbidden
from ..world import World

HANDLERS = {}


def method(name):
    def register(function):
        HANDLERS[name.lower()] = function
        return function

    return register


@dataclass
class Call:
    world: World
    bot: Bot
    name: str
    fields: dict
    files: dict

    def get(self, name, default=None):
        value = self.fields.get(name)
        return default if value is None else value

    def number(self, name, default=0):
        value = self.fields.get(name)
        return default if value in (None, "") else int(value)

    def flag(self, name):
        value = self.fields.get(name)
        return value in (True, 1) or str(value).lower() in ("true", "1")

    def chat(self, key="chat_id", write=False):
        """The chat that a request names, if the bot may see it (or write into it)."""
        raw = self.get(key, "")
        if raw == "":
            raise bad(refusals.NO_CHAT_ID)
        if str(raw).startswith("@"):
            name = str(raw)[1:].lower()
            groups = self.world.groups.values()
            found = next((chat for chat in groups if (chat.username or "").lower() == name), None)
        else:
            try:
                found = self.world.chat(self.bot, int(raw))
            except ValueError:
                found = None
        if found is None:
            raise self.unknown_chat(raw)
        if found.type == "private":
            if write and found.user.deactivated:
                raise forbidden(refusals.DEACTIVATED)
            if write and self.bot.id in found.user.blocked:
                raise forbidden(refusals.BLOCKED)
            return found
        if found.migrated_to and write:
            raise Refusal(400, f"Bad Request: {refusals.MIGRATED}", {"migrate_to_chat_id": found.migrated_to})
        membership = found.membership(self.bot.id)
        if membership.status == "kicked":
            raise forbidden(refusals.KICKED.format(found.type))
        if not membership.inside:
            raise forbidden(refusals.NOT_MEMBER.format(found.type))
        return found

    def unknown_chat(self, raw):
        """Somebody the bot shares a group with is known to it, and still must write first."""
        user_id = int(raw) if str(raw).lstrip("-").isdigit() else 0
        shared = (chat for chat in self.world.groups.values() if chat.membership(self.bot.id).inside)
        if user_id in self.world.users and any(chat.membership(user_id).inside for chat in shared):
            return forbidden(refusals.NEVER_STARTED)
        return bad(refusals.NO_CHAT)

    def thread(self, chat):
        """The topic that a message goes to; None for General and for chats without topics."""
        thread = self.number("message_thread_id", 0)
        if not thread:
            return None
        if chat.type == "private":
            raise bad(refusals.NO_THREAD)
        if not chat.is_forum:
            return None
        topic = chat.topics.get(thread)
        if thread == GENERAL_TOPIC or topic is None or topic.deleted:
            raise bad(refusals.NO_THREAD)
        return thread

    def check_open(self, chat, thread):
        topic = chat.topics.get(thread)
        may = chat.membership(self.bot.id).may("can_manage_topics")
        if topic and topic.closed and topic.creator != self.bot.id and not may:
            raise bad(refusals.TOPIC_CLOSED)

    def message(self, chat, purpose, key="message_id"):
        found = chat.standing(self.number(key))
        if found is None:
            raise bad(refusals.NO_MESSAGE_TO.format(purpose))
        return found

    def reply(self, chat):
        """The id of the message that is replied to, if any."""
        wanted = self.get("reply_parameters") or {}
        message_id = int(wanted.get("message_id") or self.number("reply_to_message_id"))
        if not message_id:
            return None
        if chat.standing(message_id) is None:
            if wanted.get("allow_sending_without_reply") or self.flag("allow_sending_without_reply"):
                return None
            raise bad(refusals.NO_REPLY)
        return message_id

    def destination(self):
        """Where a new message goes: chat, topic, the message it answers."""
        chat = self.chat(write=True)
        thread = self.thread(chat)
        reply = self.reply(chat)
        if reply and thread is None:
            thread = chat.messages[reply].thread
        self.check_open(chat, thread)
        self.world.flood.check(self.bot.id, chat, self.world.settings)
        return chat, thread, reply


from . import callbacks, chat_admin, copying, edits, files, media, messages, profile, receiving, topics  # noqa: E402, F401
