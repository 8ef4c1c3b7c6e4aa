"""Asking after chats and their members, and leaving."""

from .. import refusals
from ..refusals import bad
from . import method


def member_json(call, chat, user_id):
    return chat.membership(user_id).as_json(call.world.actor_json(user_id))


@method("getChat")
def get_chat(call):
    chat = call.chat()
    body = {
        **chat.as_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.pinned:
        newest = chat.messages[chat.pinned[-1]].json
        body["pinned_message"] = {name: value for name, value in newest.items() if name != "reply_to_message"}
    if chat.type != "private":
        body["permissions"] = {
            "can_send_messages": True,
            "can_send_audios": True,
            "can_send_documents": True,
            "can_send_photos": True,
            "can_send_videos": True,
            "can_send_video_notes": True,
            "can_send_voice_notes": True,
            "can_send_polls": True,
            "can_send_other_messages": True,
            "can_add_web_page_previews": True,
            "can_change_info": False,
            "can_invite_users": False,
            "can_pin_messages": False,
            "can_manage_topics": False,
        }
    return body


@method("getChatMember")
def get_chat_member(call):
    chat = call.chat()
    user_id = call.number("user_id")
    if user_id not in call.world.users and call.world.bot_by_id(user_id) is None:
        raise bad(refusals.NO_USER)
    if chat.type == "private":
        return {"status": "member", "user": call.world.actor_json(user_id)}
    return member_json(call, chat, user_id)


@method("getChatAdministrators")
def get_chat_administrators(call):
    chat = call.chat()
    if chat.type == "private":
        raise bad(refusals.NO_ADMINISTRATORS)
    return [
        member_json(call, chat, user_id)
        for user_id, membership in chat.members.items()
        if membership.status in ("administrator", "creator")
        and (user_id == call.bot.id or call.world.bot_by_id(user_id) is None)
    ]


@method("getChatMemberCount")
def get_chat_member_count(call):
    chat = call.chat()
    if chat.type == "private":
        return 2
    return sum(1 for membership in chat.members.values() if membership.inside)


@method("leaveChat")
def leave_chat(call):
    chat = call.chat()
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    left = {"left_chat_member": call.bot.as_json()}
    call.world.post(chat, call.bot.id, left, service=True)
    call.world.set_member(chat, call.bot.id, "left", {}, call.bot.id)
    return True
