"""Copying and forwarding messages from chat to chat."""

from .. import refusals
from ..refusals import bad
from ..texts import message_caption
from . import method
from .media import MEDIA_KINDS
from .messages import checked_identifiers, with_markup

TEXT_PARTS = ("text", "entities", "caption", "caption_entities", "sticker", "media_group_id")


def copied(message):
    return {name: message.json[name] for name in (*TEXT_PARTS, *MEDIA_KINDS) if name in message.json}


def origin(message):
    return {
        "forward_origin": {
            "type": "user",
            "date": message.json["date"],
            "sender_user": message.json["from"],
        }
    }


@method("copyMessage")
def copy_message(call):
    source = call.chat("from_chat_id")
    message = call.message(source, "copy")
    if message.service:
        raise bad(refusals.NOT_COPYABLE)
    content = {name: value for name, value in copied(message).items() if name != "media_group_id"}
    if call.get("caption") is not None:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content.update(message_caption(call.world, call.fields))
    chat, thread, reply = call.destination()
    sent = call.world.post(chat, call.bot.id, with_markup(call, content), thread, reply)
    return {"message_id": sent.id}


@method("forwardMessage")
def forward_message(call):
    source = call.chat("from_chat_id")
    message = call.message(source, "forward")
    if message.service:
        raise bad(refusals.NOT_FORWARDABLE)
    content = {name: value for name, value in copied(message).items() if name != "media_group_id"}
    chat, thread, reply = call.destination()
    return call.world.post(chat, call.bot.id, {**content, **origin(message)}, thread, reply).json


def several(call, extra):
    """Albums stay together; messages that are not there are passed over."""
    source = call.chat("from_chat_id")
    messages = [source.standing(identifier) for identifier in checked_identifiers(call, increasing=True)]
    messages = [message for message in messages if message and not message.service]
    if not messages:
        raise bad(refusals.NOTHING_TO_FORWARD)
    chat, thread, reply = call.destination()
    groups, sent = {}, []
    for message in messages:
        content = {**copied(message), **extra(message)}
        if "media_group_id" in content:
            fresh = str(next(call.world.numbers) + 13_000_000_000_000_000)
            content["media_group_id"] = groups.setdefault(content["media_group_id"], fresh)
        if call.flag("remove_caption"):
            content = {k: v for k, v in content.items() if not k.startswith("caption")}
        sent.append({"message_id": call.world.post(chat, call.bot.id, content, thread, reply).id})
    return sent


@method("copyMessages")
def copy_messages(call):
    return several(call, lambda message: {})


@method("forwardMessages")
def forward_messages(call):
    return several(call, origin)
