"""The tests' side: each command is a function whose keyword arguments are the fields of the request.

`serve` finds the function, hands it the fields (JSON of a POST, query of a GET) and wraps what it returns. Commands
never wait for a bot unless they say so.
"""

import inspect
import json
import re

from aiohttp import web

COMMANDS = {}
RESERVED = ("server",)


class Wrong(Exception):
    """A command that makes no sense; the test is at fault."""


def command(name):
    def register(function):
        COMMANDS[name] = function
        return function

    return register


def plain(value):
    """A value of a query as JSON would have it."""
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    return {"true": True, "false": False}.get(value, value)


async def fields_of(http):
    fields = {name: plain(value) for name, value in http.query.items()}
    if http.can_read_body:
        body = await http.read()
        if body:
            fields.update(json.loads(body))
    return fields


async def serve(server, http):
    seq = server.world.last_seq
    try:
        name = http.match_info["command"].strip("/")
        function = COMMANDS.get(name)
        if function is None:
            raise Wrong(f"no command {name}; there are: {', '.join(sorted(COMMANDS))}")
        fields = await fields_of(http)
        known = inspect.signature(function).parameters
        unknown = [field for field in fields if field not in known or field in RESERVED]
        missing = [
            field
            for field, one in known.items()
            if field not in RESERVED and one.default is inspect.Parameter.empty and field not in fields
        ]
        if unknown or missing:
            raise Wrong(f"{name}: unknown fields {unknown}, missing fields {missing}; it takes {list(known)[1:]}")
        result = function(server, **fields)
        if inspect.isawaitable(result):
            result = await result
        if isinstance(result, web.StreamResponse):
            return result
        return web.json_response({"ok": True, "seq": seq, "result": result})
    except (Wrong, ValueError, TypeError, KeyError) as error:
        text = str(error) if isinstance(error, Wrong) else f"{type(error).__name__}: {error}"
        return web.json_response({"ok": False, "seq": seq, "error": text}, status=400)


def find_bot(world, bot=None):
    """By token, id or username; the only one when none is named."""
    if bot is None:
        if len(world.bots) == 1:
            return next(iter(world.bots.values()))
        raise Wrong(f"there are {len(world.bots)} bots: say which")
    for one in world.bots.values():
        if bot in (one.token, one.id) or str(bot).lstrip("@").lower() == one.username.lower():
            return one
    raise Wrong(f"no bot {bot}")


def find_user(world, user):
    if user not in world.users:
        raise Wrong(f"no user {user}")
    return world.users[user]


def find_group(world, chat):
    if chat not in world.groups:
        raise Wrong(f"no group {chat}")
    return world.groups[chat]


def find_chat(world, chat, bot=None):
    """A group, or the private chat of a user (named by the user's id) with a bot."""
    if chat in world.groups:
        return world.groups[chat]
    found = find_bot(world, bot).private.get(chat)
    if found is None:
        raise Wrong(f"no chat {chat}; a private chat begins with a message or /start")
    return found


def find_message(chat, message):
    if message not in chat.messages:
        raise Wrong(f"no message {message} in chat {chat.id}")
    return chat.messages[message]


from . import acting, bench, faulting, media, reading, setup  # noqa: E402, F401
