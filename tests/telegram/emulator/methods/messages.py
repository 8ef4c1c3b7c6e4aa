"""Sending and deleting messages, typing, reactions, pins."""

from .. import refusals
from ..refusals import bad, ours
from ..texts import checked_markup, message_text
from . import method

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
REACTIONS = set(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)


def with_markup(call, content):
    markup = checked_markup(call.get("reply_markup"))
    return {**content, **({"reply_markup": markup} if markup else {})}


@method("sendMessage")
def send_message(call):
    content = with_markup(call, message_text(call.world, call.fields))
    chat, thread, reply = call.destination()
    return call.world.post(chat, call.bot.id, content, thread, reply).json


@method("sendChatAction")
def send_chat_action(call):
    if call.get("action") not in ACTIONS:
        raise bad(refusals.CHAT_ACTION)
    chat = call.chat(write=True)
    thread = call.thread(chat)
    call.world.note("action", chat=chat.id, thread=thread, bot=chat.bot_id, by_bot=True, action=call.get("action"))
    return True


def deletable(call, chat, message):
    if message.service and "forum_topic_created" in message.json:
        return False
    if chat.type != "private" and chat.membership(call.bot.id).may("can_delete_messages"):
        return True
    if call.world.now() - message.json["date"] >= call.world.settings["delete_within_seconds"]:
        return False
    return chat.type == "private" or message.sender == call.bot.id


@method("deleteMessage")
def delete_message(call):
    chat = call.chat(write=True)
    message = call.message(chat, "delete")
    if not deletable(call, chat, message):
        raise bad(refusals.NOT_DELETABLE)
    call.world.delete(chat, message)
    return True


@method("deleteMessages")
def delete_messages(call):
    chat = call.chat(write=True)
    identifiers = checked_identifiers(call)
    found = [chat.standing(identifier) for identifier in identifiers]
    for message in found:  # those not found are passed over
        if message and not deletable(call, chat, message):
            raise bad(refusals.NOT_DELETABLE)
    for message in found:
        if message:
            call.world.delete(chat, message)
    return True


def checked_identifiers(call, increasing=False):
    identifiers = [int(identifier) for identifier in call.get("message_ids", [])]
    if not identifiers:
        raise bad(refusals.NO_IDENTIFIERS)
    if len(identifiers) > 100:
        raise bad(refusals.MANY_IDENTIFIERS)
    if increasing and identifiers != sorted(set(identifiers)):
        raise bad("message identifiers must be in a strictly increasing order")
    return identifiers


@method("setMessageReaction")
def set_message_reaction(call):
    chat = call.chat()
    message = call.message(chat, "react")
    reactions = call.get("reaction", [])
    if len(reactions) > 1:
        raise ours("a bot sets one reaction at most")
    for reaction in reactions:
        if reaction.get("type") != "emoji" or reaction.get("emoji", "").strip("\ufe0f") not in REACTIONS:
            raise bad(refusals.REACTION)
    call.world.note(
        "reaction",
        chat=chat.id,
        thread=message.thread,
        bot=chat.bot_id,
        by_bot=True,
        message=message.json,
        reaction=[reaction["emoji"] for reaction in reactions],
    )
    return True


@method("pinChatMessage")
def pin_chat_message(call):
    chat = call.chat(write=True)
    message = call.message(chat, "pin")
    check_pin_right(call, chat)
    if message.service:
        raise bad(refusals.SERVICE_PIN)
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    shown = {name: value for name, value in message.json.items() if name != "reply_to_message"}
    call.world.post(chat, call.bot.id, {"pinned_message": shown}, message.thread, service=True)
    return True


@method("unpinChatMessage")
def unpin_chat_message(call):
    chat = call.chat(write=True)
    check_pin_right(call, chat)
    wanted = call.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad(refusals.NO_MESSAGE_TO.format("unpin"))
    unpin(call, chat, [wanted])
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call):
    chat = call.chat(write=True)
    check_pin_right(call, chat)
    unpin(call, chat, list(chat.pinned))
    return True


@method("unpinAllForumTopicMessages")
def unpin_all_forum_topic_messages(call):
    chat = call.chat(write=True)
    thread = call.thread(chat)
    check_pin_right(call, chat)
    unpin(call, chat, [pinned for pinned in chat.pinned if chat.messages[pinned].thread == thread])
    return True


def unpin(call, chat, identifiers):
    for identifier in identifiers:
        chat.pinned.remove(identifier)
        call.world.note_message("unpin", chat, chat.messages[identifier])


def check_pin_right(call, chat):
    if chat.type != "private" and not chat.membership(call.bot.id).may("can_pin_messages"):
        raise bad(refusals.NO_PIN_RIGHT)
