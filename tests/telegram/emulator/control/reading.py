"""Commands that read: messages with their history, topics, files, calls of bots, events, and waiting for them."""

import asyncio

from aiohttp import web

from . import Wrong, command, find_bot, find_chat, find_group


@command("messages")
def messages(server, chat, thread=None, bot=None, deleted=False, service=True, by_bot=None):
    """A chat (or a topic of it) as it now stands, oldest first; each message with what it was before its edits."""
    found = find_chat(server.world, chat, bot)
    return [
        message.shown()
        for message in found.messages.values()
        if (thread is None or message.thread == thread)
        and (deleted or not message.deleted)
        and (service or not message.service)
        and (by_bot is None or message.by_bot == by_bot)
    ]


@command("message")
def message(server, chat, message, bot=None):
    found = find_chat(server.world, chat, bot)
    if message not in found.messages:
        raise Wrong(f"no message {message} in chat {chat}")
    return found.messages[message].shown()


@command("pinned")
def pinned(server, chat, bot=None):
    found = find_chat(server.world, chat, bot)
    return [found.messages[identifier].shown() for identifier in found.pinned]


@command("topics")
def topics(server, chat):
    group = find_group(server.world, chat)
    return [{**topic.as_json(), "closed": topic.closed, "deleted": topic.deleted} for topic in group.topics.values()]


@command("file")
def file(server, id):
    """The bytes of a file, by its file_id."""
    stored = server.world.files.get(id)
    if stored is None:
        raise Wrong(f"no file {id}")
    return web.Response(body=stored.content, content_type="application/octet-stream")


@command("requests")
def requests(server, since=0, method=None, bot=None, outcome=None, polls=False):
    """The calls of bots after a number; polling is left out unless asked for."""
    bot_id = find_bot(server.world, bot).id if bot else None
    return [
        record
        for record in server.world.requests
        if record["seq"] > since
        and (method is None or record["method"].lower() == str(method).lower())
        and (bot_id is None or record["bot"] == bot_id)
        and (outcome is None or record["outcome"] == outcome)
        and (polls or method or record["method"] != "getUpdates" or record["outcome"] != "done")
    ]


@command("commands")
def commands(server, bot=None):
    """The commands that a bot registered, by scope and language."""
    return [
        {"scope": list(scope), "language_code": language, "commands": listed}
        for (scope, language), listed in find_bot(server.world, bot).commands.items()
    ]


@command("profile")
def profile(server, bot=None):
    found = find_bot(server.world, bot)
    texts = [
        {"field": field, "language_code": language, "text": text} for (field, language), text in found.profile.items()
    ]
    return {"texts": texts, "menu_buttons": {str(chat): button for chat, button in found.menus.items()}}


def picked(world, since, chat, thread, kinds, by_bot, contains, service=None):
    wanted = kinds.split(",") if isinstance(kinds, str) else kinds
    return [
        event
        for event in world.events[first_after(world.events, since) :]
        if (chat is None or event["chat"] == chat)
        and (thread is None or event["thread"] == thread)
        and (wanted is None or event["kind"] in wanted)
        and (by_bot is None or event["by_bot"] == by_bot)
        and (service is None or event.get("service", False) == service)
        and (contains is None or str(contains) in words_of(event))
    ]


def first_after(events, since):
    low, high = 0, len(events)
    while low < high:
        middle = (low + high) // 2
        if events[middle]["seq"] > since:
            high = middle
        else:
            low = middle + 1
    return low


def words_of(event):
    message = event.get("message", {})
    answer = event.get("answer") or {}
    return f"{message.get('text', '')}{message.get('caption', '')}{answer.get('text') or ''}"


@command("events")
def events(server, since=0, chat=None, thread=None, kinds=None, by_bot=None, contains=None, service=None):
    """What happened after a number. Kinds: message, edit, delete, unpin, press, callback_answer, action, reaction,
    member, topic_deleted."""
    return picked(server.world, since, chat, thread, kinds, by_bot, contains, service)


@command("wait")
async def wait(
    server,
    since=0,
    chat=None,
    thread=None,
    kinds="message,edit",
    by_bot=True,
    contains=None,
    service=False,
    count=1,
    timeout_seconds=10,
):
    """Waits until as many such events have happened, or the time is over; `next` is where to go on."""
    world, loop = server.world, asyncio.get_running_loop()
    end = loop.time() + timeout_seconds
    while True:
        happened = world.happened
        found = picked(world, since, chat, thread, kinds, by_bot, contains, service)
        left = end - loop.time()
        if len(found) >= count or left <= 0:
            found = found[:count] if count and len(found) > count else found
            following = found[-1]["seq"] if found else since
            return {"events": found, "next": following, "timed_out": len(found) < count}
        try:
            await asyncio.wait_for(happened.wait(), left)
        except TimeoutError:
            continue


@command("quiet")
async def quiet(server, since=0, chat=None, thread=None, seconds=1.0, bot=None):
    """Waits the whole time and returns what a bot said in it: an empty list shows that it kept silent."""
    await asyncio.sleep(seconds)
    return picked(server.world, since, chat, thread, "message,edit", True, None, False)
