"""The bot's own page: who it is, its names and descriptions, its commands by scope and language, its menu button."""

import re

from .. import refusals
from ..refusals import bad, ours
from . import method

LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(call):
    return {
        **call.bot.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not call.bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def language(call):
    code = call.get("language_code", "")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad(refusals.LANGUAGE)
    return code


def scope_key(call):
    """A scope as a key: its kind, the chat, the user."""
    scope = call.get("scope") or {"type": "default"}
    kind = scope["type"]
    if kind not in ("chat", "chat_administrators", "chat_member"):
        return (kind,)
    chat = type(call)(call.world, call.bot, call.name, {"chat_id": scope["chat_id"]}, {}).chat()
    return (kind, chat.id, int(scope["user_id"])) if kind == "chat_member" else (kind, chat.id)


@method("setMyCommands")
def set_my_commands(call):
    commands = call.get("commands", [])
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        name, description = command["command"].strip().removeprefix("/"), command["description"].strip()
        if not name:
            raise bad(refusals.COMMAND_EMPTY)
        if len(name) > 32:
            raise bad(refusals.COMMAND_LONG)
        if not re.fullmatch(r"[a-z0-9_]+", name):
            raise bad(refusals.COMMAND_INVALID)
        if not description:
            raise bad(refusals.DESCRIPTION_EMPTY)
        if len(description) > 256:
            raise bad(refusals.DESCRIPTION_LONG)
    call.bot.commands[(scope_key(call), language(call))] = commands
    return True


@method("getMyCommands")
def get_my_commands(call):
    return call.bot.commands.get((scope_key(call), language(call)), [])


@method("deleteMyCommands")
def delete_my_commands(call):
    call.bot.commands.pop((scope_key(call), language(call)), None)
    return True


def profile_text(api_name, field):
    @method(f"setMy{api_name}")
    def set_text(call):
        text = call.get(field, "")
        if len(text) > LIMITS[field]:
            raise ours(f"{field} longer than {LIMITS[field]}")
        call.bot.profile[(field, language(call))] = text
        return True

    @method(f"getMy{api_name}")
    def get_text(call):
        default = call.bot.profile.get((field, ""), call.bot.first_name if field == "name" else "")
        return {field: call.bot.profile.get((field, language(call))) or default}

    return set_text, get_text


profile_text("Name", "name")
profile_text("Description", "description")
profile_text("ShortDescription", "short_description")


@method("setChatMenuButton")
def set_chat_menu_button(call):
    chat_id = call.chat().id if call.get("chat_id") else 0
    call.bot.menus[chat_id] = call.get("menu_button") or {"type": "default"}
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call):
    chat_id = call.chat().id if call.get("chat_id") else 0
    return call.bot.menus.get(chat_id) or call.bot.menus.get(0) or {"type": "commands"}
