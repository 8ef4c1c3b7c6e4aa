"""Editing messages: text, caption, keyboard, media."""

from .. import refusals
from ..refusals import bad
from ..texts import checked_markup, message_caption, message_text
from . import method
from .media import MEDIA_KINDS, media_content


def editable(call):
    chat = call.chat()
    message = call.message(chat, "edit")
    if message.sender != call.bot.id or message.service:
        raise bad(refusals.NOT_EDITABLE)
    return chat, message


def apply(call, chat, message, content, edited=True):
    """Replaces the content and the keyboard (none given means none kept), unless nothing would change."""
    content = {**content, "reply_markup": checked_markup(call.get("reply_markup"))}
    if all(message.json.get(name) == value for name, value in content.items()):
        raise bad(refusals.NOT_MODIFIED)
    call.world.change(chat, message, content, edited)
    return message.json


@method("editMessageText")
def edit_message_text(call):
    content = {"entities": None, **message_text(call.world, call.fields)}
    chat, message = editable(call)
    if "text" not in message.json:
        raise bad(refusals.NO_TEXT_TO_EDIT)
    return apply(call, chat, message, content)


@method("editMessageCaption")
def edit_message_caption(call):
    content = {"caption": None, "caption_entities": None, **message_caption(call.world, call.fields)}
    chat, message = editable(call)
    if not any(kind in message.json for kind in MEDIA_KINDS):
        raise bad(refusals.NO_CAPTION_TO_EDIT)
    return apply(call, chat, message, content)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call):
    chat, message = editable(call)
    return apply(call, chat, message, {}, edited=False)


@method("editMessageMedia")
def edit_message_media(call):
    chat, message = editable(call)
    if not any(kind in message.json for kind in (*MEDIA_KINDS, "text")):
        raise bad(refusals.NO_MEDIA_TO_EDIT)
    cleared = dict.fromkeys((*MEDIA_KINDS, "text", "entities", "caption", "caption_entities"))
    return apply(call, chat, message, {**cleared, **media_content(call, call.get("media"))})
