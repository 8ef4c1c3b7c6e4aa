"""Commands that play a person: writing, editing, pressing, blocking, keeping house in a forum."""

import asyncio
import re

from ..chats import GENERAL_TOPIC, Membership
from ..world import person_caption, person_text
from . import Wrong, command, find_bot, find_chat, find_group, find_message, find_user


def place(server, user, chat, thread, bot):
    """Where a person writes: the private chat with the bot, or a group the person is in."""
    world, person = server.world, find_user(server.world, user)
    if chat in (None, user):
        found = find_bot(world, bot)
        if found.id in person.blocked:
            raise Wrong(f"user {user} has blocked the bot")
        return world.private_chat(found, person)
    group = find_group(world, chat)
    if group.migrated_to:
        raise Wrong(f"group {chat} has become {group.migrated_to}")
    if not group.membership(user).inside:
        raise Wrong(f"user {user} is not in group {chat}")
    topic = group.topics.get(thread)
    if thread not in (None, GENERAL_TOPIC) and (topic is None or topic.deleted):
        raise Wrong(f"no topic {thread} in group {chat}")
    if topic and topic.closed and group.membership(user).status == "member":
        raise Wrong(f"topic {thread} is closed to members")
    return group


@command("send")
def send(server, user, text, chat=None, thread=None, reply_to=None, bot=None):
    """A text of a person, with commands, mentions and addresses worked out."""
    where = place(server, user, chat, thread, bot)
    return server.world.post(where, user, person_text(text), thread, reply_to).json


@command("start")
def start(server, user, payload="", bot=None):
    """Opens the chat with the bot by its link or button; lifts a block."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
        raise Wrong("a payload has up to 64 characters of A-Z a-z 0-9 _ -")
    if find_bot(server.world, bot).id in find_user(server.world, user).blocked:
        unblock(server, user, bot)
    return send(server, user, f"/start {payload}".strip(), bot=bot)


@command("edit")
def edit(server, user, message, text=None, caption=None, chat=None, bot=None):
    where = find_chat(server.world, chat or user, bot)
    found = find_message(where, message)
    if found.sender != user or found.deleted:
        raise Wrong(f"message {message} is not for user {user} to edit")
    content = {"entities": None, **person_text(text)} if text is not None else person_caption(caption)
    server.world.change(where, found, content, tell=True)
    return found.json


@command("delete")
def delete(server, message, chat, bot=None):
    """A message taken away by a person: no bot hears of it."""
    where = find_chat(server.world, chat, bot)
    server.world.delete(where, find_message(where, message))
    return True


def find_button(message, data, label):
    rows = message.json.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    for button in buttons:
        if (data is not None and button.get("callback_data") == data) or button["text"] == label:
            if "callback_data" not in button:
                raise Wrong(f"the button {button['text']!r} calls nobody back")
            return button
    shown = [(button["text"], button.get("callback_data")) for button in buttons]
    raise Wrong(f"no such button on message {message.id}; it has {shown}")


@command("press")
async def press(server, user, message, data=None, label=None, chat=None, bot=None, wait_seconds=5, forged=False):
    """Presses a button and waits for the answer (null when none came). Forged: any data, button or none."""
    world, person = server.world, find_user(server.world, user)
    where = find_chat(world, chat or user, bot)
    found = find_message(where, message)
    if not forged:
        if where.type != "private" and not where.membership(user).inside:
            raise Wrong(f"user {user} is not in group {chat}; forged presses may still come")
        if found.deleted:
            raise Wrong(f"message {message} is gone")
        data = find_button(found, data, label)["callback_data"]
    owner = world.bot_by_id(found.sender)
    if owner is None:
        raise Wrong(f"message {message} is no bot's")
    query = {
        "id": str(4_000_000_000_000_000_000 + next(world.numbers)),
        "bot": owner.id,
        "chat": where.id,
        "thread": found.thread,
        "at": world.now(),
        "answer": None,
    }
    world.callbacks[query["id"]] = query
    shown = found.json
    if found.deleted:
        shown = {"chat": where.as_json(), "message_id": found.id, "date": 0}
    body = {
        "id": query["id"],
        "from": person.as_json(),
        "message": shown,
        "chat_instance": str(abs(where.id)),
        "data": data,
    }
    world.note("press", chat=where.id, thread=found.thread, bot=where.bot_id, by_bot=False, callback=query["id"])
    update_id = world.publish(owner, "callback_query", body, lane=where.id)
    await answered(world, query, wait_seconds)
    return {"callback": query["id"], "update": update_id, "answer": query["answer"]}


async def answered(world, query, seconds):
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while query["answer"] is None and loop.time() < end:
        try:
            await asyncio.wait_for(world.happened.wait(), end - loop.time())
        except TimeoutError:
            break


@command("callback")
async def callback(server, id, wait_seconds=0):
    """The answer to a press, waiting for it if asked to."""
    query = server.world.callbacks.get(id)
    if query is None:
        raise Wrong(f"no callback {id}")
    await answered(server.world, query, wait_seconds)
    return query["answer"]


@command("react")
def react(server, user, message, emoji, chat=None, bot=None):
    """A reaction; bots hear of it only where they asked for it."""
    world, where = server.world, find_chat(server.world, chat or user, bot)
    find_message(where, message)
    body = {
        "chat": where.as_json(),
        "message_id": message,
        "user": find_user(world, user).as_json(),
        "date": world.now(),
        "old_reaction": [],
        "new_reaction": [{"type": "emoji", "emoji": emoji}],
    }
    return [world.publish(one, "message_reaction", body, lane=where.id) for one in world.bots_in(where)]


@command("block")
def block(server, user, bot=None):
    return set_block(server, user, bot, "member", "kicked")


@command("unblock")
def unblock(server, user, bot=None):
    return set_block(server, user, bot, "kicked", "member")


def set_block(server, user, bot, before, after):
    world, found, person = server.world, find_bot(server.world, bot), find_user(server.world, user)
    chat = world.private_chat(found, person)
    if (found.id in person.blocked) == (after == "kicked"):
        raise Wrong(f"user {user} is in that state already")
    person.blocked.symmetric_difference_update({found.id})
    world.member_changed(chat, found.id, Membership(before), Membership(after), user)
    return True


# Forum topics


def topic_of(server, chat, thread):
    group = find_group(server.world, chat)
    topic = group.topics.get(thread)
    if topic is None or topic.deleted:
        raise Wrong(f"no topic {thread} in group {chat}")
    return group, topic


@command("topics/create")
def create_topic(server, chat, user, name):
    group = find_group(server.world, chat)
    if not group.is_forum:
        raise Wrong(f"group {chat} is no forum")
    return server.world.create_topic(group, find_user(server.world, user).id, name).as_json()


@command("topics/rename")
def rename_topic(server, chat, thread, user, name):
    group, topic = topic_of(server, chat, thread)
    topic.name = name
    return server.world.post(group, user, {"forum_topic_edited": {"name": name}}, thread, service=True).json


@command("topics/close")
def close_topic(server, chat, thread, user):
    group, topic = topic_of(server, chat, thread)
    topic.closed = True
    return server.world.post(group, user, {"forum_topic_closed": {}}, thread, service=True).json


@command("topics/reopen")
def reopen_topic(server, chat, thread, user):
    group, topic = topic_of(server, chat, thread)
    topic.closed = False
    return server.world.post(group, user, {"forum_topic_reopened": {}}, thread, service=True).json


@command("topics/delete")
def delete_topic(server, chat, thread):
    """By hand: no bot hears of it."""
    server.world.delete_topic(*topic_of(server, chat, thread))
    return True


@command("pin")
def pin(server, chat, user, message, bot=None):
    where = find_chat(server.world, chat, bot)
    found = find_message(where, message)
    where.pinned.append(message)
    shown = {name: value for name, value in found.json.items() if name != "reply_to_message"}
    return server.world.post(where, user, {"pinned_message": shown}, found.thread, service=True).json


@command("service")
def service(server, user, content, chat=None, thread=None, bot=None):
    """Any other service message, such as {"new_chat_title": "…"}."""
    where = place(server, user, chat, thread, bot)
    return server.world.post(where, user, content, thread, service=True).json
