"""The emulated world: who exists, what was said, and which bot hears of it.

Everything that changes goes through here, so that it is written down as an event, checked against aiogram's types
and queued for the bots that Telegram would tell.
"""

import asyncio
import copy
import itertools
import json
import time

from . import refusals
from .chats import GENERAL_TOPIC, Bot, Chat, Membership, Message, StoredFile, Topic, User
from .delivery import Entry
from .faults import Faults
from .flood import Flood
from .refusals import bad
from .shapes import check_update
from .texts import worked_out

# Service messages that a bot hears of even when it caused them (confirmed in the Bot API server's source).
OWN_SERVICE_HEARD = {
    "pinned_message",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "left_chat_member",
    "new_chat_title",
}


class World:
    def __init__(self, bench=False):
        self.bench = bench
        self.users, self.groups, self.files = {}, {}, {}
        self.bots, self.bots_by_id = {}, {}  # by token; by id
        self.events, self.requests = [], []
        self.callbacks = {}
        self.faults, self.flood = Faults(), Flood()
        self.last_seq = 0
        self.meter = None  # of a bench, see `control.bench`
        self.numbers = itertools.count(1)
        self.happened = asyncio.Event()
        self.settings = {
            "clock_shift_seconds": 0,
            "callback_expires_seconds": 30,
            "delete_within_seconds": 48 * 3600,
            "upload_limit_bytes": 50 << 20,
            "download_limit_bytes": 20 << 20,
            "photo_limit_bytes": 10 << 20,
            "webhook_origin": "",
            "webhook_retry_seconds": 0.1,
            "local_directory": "",
            "answer_delay_seconds": 0,
            "private_messages_per_second": 0,
            "group_messages_per_minute": 0,
        }

    # Time and events

    def now(self):
        return int(time.time() + self.settings["clock_shift_seconds"])

    def next_seq(self):
        self.last_seq += 1
        return self.last_seq

    def note(self, kind, **what):
        if self.bench:
            return
        self.events.append({"seq": self.next_seq(), "kind": kind, "at": time.time(), **what})
        self.happened.set()
        self.happened = asyncio.Event()

    # Who is who

    def bot_by_token(self, token):
        bot = self.bots.get(token)
        return None if bot is None or bot.revoked else bot

    def bot_by_id(self, bot_id):
        return self.bots_by_id.get(bot_id)

    def actor_json(self, actor_id):
        bot = self.bot_by_id(actor_id)
        return bot.as_json() if bot else self.users[actor_id].as_json()

    def add_bot(self, token, username, first_name, privacy):
        bot = Bot(token, int(token.split(":")[0]), username, first_name, privacy)
        self.bots[token] = self.bots_by_id[bot.id] = bot
        return bot

    def private_chat(self, bot, user: User):
        chat = bot.private.get(user.id)
        if chat is None:
            chat = bot.private[user.id] = Chat(user.id, "private", user=user, bot_id=bot.id)
        return chat

    def chat(self, bot, chat_id):
        return bot.private.get(chat_id) or self.groups.get(chat_id)

    def bots_in(self, chat):
        if chat.type == "private":
            return [self.bot_by_id(chat.bot_id)]
        return [bot for bot in self.bots.values() if chat.membership(bot.id).inside]

    # Messages

    def next_message_id(self, chat):
        if chat.type == "private":
            bot = self.bot_by_id(chat.bot_id)
            bot.last_message_id += 1
            return bot.last_message_id
        chat.last_message_id += 1
        return chat.last_message_id

    def post(self, chat, sender, content, thread=None, reply_to=None, service=False, extra_bots=()):
        """A new message in a chat, told to the bots that hear it."""
        by_bot = self.bot_by_id(sender) is not None
        body = {"message_id": self.next_message_id(chat), "date": self.now(), "chat": chat.as_json()}
        body["from"] = self.actor_json(sender)
        if chat.is_forum and thread not in (None, GENERAL_TOPIC):
            body["message_thread_id"] = thread
            body["is_topic_message"] = True
        root = chat.messages.get(thread)
        replied = chat.messages.get(reply_to) or (root if body.get("is_topic_message") else None)
        if replied is not None and replied.id != body["message_id"]:
            body["reply_to_message"] = {k: v for k, v in replied.json.items() if k != "reply_to_message"}
        body.update(content)
        message = Message(body, sender, by_bot, service)
        if self.meter:
            chat.messages.clear()
            if by_bot:
                self.meter.answered(chat.id)
        chat.messages[message.id] = message
        self.note_message("message", chat, message)
        for bot in self.bots_in(chat) + list(extra_bots):
            if self.hears(bot, chat, message):
                self.publish(bot, "message", body, lane=chat.id)
        return message

    def note_message(self, kind, chat, message):
        if not self.bench:
            self.note(
                kind,
                chat=chat.id,
                thread=message.thread,
                bot=chat.bot_id,
                by_bot=message.by_bot,
                service=message.service,
                message=copy.deepcopy(message.json),
            )

    def hears(self, bot, chat, message):
        content = message.json
        if message.sender == bot.id:
            return message.service and any(name in content for name in OWN_SERVICE_HEARD)
        if message.by_bot:
            return False
        if chat.type == "private" or message.service or not bot.privacy:
            return True
        if chat.membership(bot.id).status in ("administrator", "creator"):
            return True
        reply = content.get("reply_to_message")
        if reply and reply.get("from", {}).get("id") == bot.id:
            return True
        return self.addressed(bot, content)

    def addressed(self, bot, content):
        """Whether a bot in privacy mode is meant: a command that is no other bot's, or a mention of it."""
        text = content.get("text") or content.get("caption") or ""
        raw = text.encode("utf-16-le")
        name = f"@{bot.username}".lower()
        for entity in content.get("entities") or content.get("caption_entities") or []:
            begin, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
            piece = raw[begin:end].decode("utf-16-le").lower()
            if entity["type"] == "bot_command" and ("@" not in piece or piece.endswith(name)):
                return True
            if entity["type"] == "mention" and piece == name:
                return True
        return False

    def change(self, chat, message, content, edited=True, tell=False):
        """Replaces parts of a message; None takes a part away. Edits by people are told to the bots."""
        if not self.bench:
            message.history.append(copy.deepcopy(message.json))
        for name, value in content.items():
            if value is None:
                message.json.pop(name, None)
            else:
                message.json[name] = value
        if edited:
            message.json["edit_date"] = self.now()
        self.note_message("edit", chat, message)
        if tell:
            for bot in self.bots_in(chat):
                if self.hears(bot, chat, message):
                    self.publish(bot, "edited_message", message.json, lane=chat.id)

    def delete(self, chat, message):
        message.deleted = True
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        self.note_message("delete", chat, message)

    # Updates

    def publish(self, bot, kind, body, lane=0):
        """Queues an update for a bot; the update's id, or None where the bot did not ask for that kind."""
        if not bot.inbox.wanted(kind):
            return None
        update = {"update_id": bot.inbox.next_id(), kind: body}
        if not self.bench:
            check_update(update)
        entry = Entry(update["update_id"], json.dumps(update, ensure_ascii=False), kind, lane)
        bot.inbox.add(entry, keep=not self.bench)
        return entry.id

    def member_changed(self, chat, user_id, before, after, by):
        """Tells a bot of its own standing, and administrators of that of others."""
        chat_json = chat.as_json()
        who = self.actor_json(user_id)
        body = {
            "chat": chat_json,
            "from": self.actor_json(by),
            "date": self.now(),
            "old_chat_member": before.as_json(who),
            "new_chat_member": after.as_json(who),
        }
        self.note("member", chat=chat.id, thread=None, bot=None, by_bot=False, user=user_id, status=after.status)
        bot = self.bot_by_id(user_id)
        if bot:
            self.publish(bot, "my_chat_member", body, lane=chat.id)
        for other in self.bots_in(chat):
            if other is not bot and chat.membership(other.id).status == "administrator":
                self.publish(other, "chat_member", body, lane=chat.id)

    def set_member(self, chat, user_id, status, rights, by):
        before = chat.membership(user_id)
        after = chat.members[user_id] = Membership(status, dict(rights or {}))
        self.member_changed(chat, user_id, before, after, by)
        return after

    # Topics

    def create_topic(self, chat, creator, name, color=0x6FB9F0, icon=None):
        created = {"name": name, "icon_color": color, **({"icon_custom_emoji_id": icon} if icon else {})}
        thread = chat.last_message_id + 1
        chat.topics[thread] = Topic(thread, name, creator, color, icon)
        self.post(chat, creator, {"forum_topic_created": created}, thread=thread, service=True)
        return chat.topics[thread]

    def delete_topic(self, chat, topic):
        """The topic and all that was said in it; Telegram reports this to nobody."""
        topic.deleted = True
        for message in chat.messages.values():
            if message.thread == topic.id and not message.deleted:
                message.deleted = True
        self.note("topic_deleted", chat=chat.id, thread=topic.id, bot=None, by_bot=False)

    # Files

    def keep_file(self, name, mime_type, content, size=None, kind="documents"):
        number = next(self.numbers)
        stored = StoredFile(
            f"emulated-{kind}-{number:06}",
            f"U{number:06}",
            name,
            mime_type,
            content,
            len(content) if size is None else size,
            f"{kind}/file_{number}",
        )
        self.files[stored.id] = stored
        return stored

    def file(self, file_id):
        stored = self.files.get(file_id)
        if stored is None:
            raise bad(refusals.FILE_REMOTE)
        return stored


def person_text(text):
    """A person's text with what Telegram finds in it."""
    entities = worked_out(text)
    return {"text": text, **({"entities": entities} if entities else {})}


def person_caption(text):
    entities = worked_out(text or "")
    return {"caption": text or None, "caption_entities": entities or None}
