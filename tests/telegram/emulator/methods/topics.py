"""Forum topics: creating, renaming, closing, opening, deleting, and the icons to choose from."""

from .. import refusals
from ..chats import GENERAL_TOPIC
from ..refusals import bad, ours
from ..texts import TOPIC_NAME_LIMIT
from . import method

COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
ICONS = {
    "5312536423851630001": "💡",
    "5379748062124056162": "❗️",
    "5368324170671202286": "✅",
    "5309832892262654231": "🤖",
    "5417915203100613993": "💬",
    "5310228579009699834": "🎉",
    "5312241539987020022": "🔥",
    "5310262535021142850": "⏳",
    "5348227245599105972": "💼",
    "5420216386448270341": "🔐",
}


def forum(call):
    chat = call.chat(write=True)
    if not chat.is_forum:
        raise bad(refusals.NO_FORUM)
    return chat


def checked_name(call):
    name = call.get("name", "").strip()
    if not name:
        raise bad(refusals.NO_TOPIC_NAME)
    if len(name) > TOPIC_NAME_LIMIT:
        raise ours(f"a topic name longer than {TOPIC_NAME_LIMIT}, which Telegram would cut")
    return name


def checked_icon(call):
    icon = call.get("icon_custom_emoji_id") or None
    if icon and icon not in ICONS:
        raise bad(refusals.TOPIC_ICON)
    return icon


def topic_for(call, chat, right, refusal):
    topic = chat.topics.get(call.number("message_thread_id"))
    creator = topic.creator if topic else None
    if not chat.membership(call.bot.id).may(right) and creator != call.bot.id:
        raise bad(refusal)
    if topic is None or topic.deleted or topic.id == GENERAL_TOPIC:
        raise bad(refusals.TOPIC_INVALID)
    return topic


@method("createForumTopic")
def create_forum_topic(call):
    chat = forum(call)
    if not chat.membership(call.bot.id).may("can_manage_topics"):
        raise bad(refusals.NO_TOPIC_CREATE)
    color = call.number("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad(refusals.ICON_COLOR)
    topic = call.world.create_topic(chat, call.bot.id, checked_name(call), color, checked_icon(call))
    return topic.as_json()


@method("editForumTopic")
def edit_forum_topic(call):
    chat = forum(call)
    topic = topic_for(call, chat, "can_manage_topics", refusals.NO_TOPIC_EDIT)
    changed = {}
    if call.get("name"):
        name = checked_name(call)
        if name != topic.name:
            changed["name"] = topic.name = name
    if call.get("icon_custom_emoji_id") is not None:
        icon = checked_icon(call)
        if icon != topic.icon_custom_emoji_id:
            topic.icon_custom_emoji_id = icon
            changed["icon_custom_emoji_id"] = icon or ""
    if not changed:
        if call.get("name") is None and call.get("icon_custom_emoji_id") is None:
            return True
        raise bad(refusals.TOPIC_SAME)
    call.world.post(chat, call.bot.id, {"forum_topic_edited": changed}, topic.id, service=True)
    return True


def set_closed(call, closed):
    chat = forum(call)
    topic = topic_for(call, chat, "can_manage_topics", refusals.NO_TOPIC_CLOSE)
    if topic.closed == closed:
        raise bad(refusals.TOPIC_SAME)
    topic.closed = closed
    name = "forum_topic_closed" if closed else "forum_topic_reopened"
    call.world.post(chat, call.bot.id, {name: {}}, topic.id, service=True)
    return True


@method("closeForumTopic")
def close_forum_topic(call):
    return set_closed(call, True)


@method("reopenForumTopic")
def reopen_forum_topic(call):
    return set_closed(call, False)


@method("deleteForumTopic")
def delete_forum_topic(call):
    chat = forum(call)
    topic = topic_for(call, chat, "can_delete_messages", refusals.NO_TOPIC_DELETE)
    call.world.delete_topic(chat, topic)
    return True


@method("getForumTopicIconStickers")
def get_forum_topic_icon_stickers(call):
    return [
        {
            "file_id": f"icon-{identifier}",
            "file_unique_id": f"I{identifier}",
            "type": "custom_emoji",
            "width": 100,
            "height": 100,
            "is_animated": True,
            "is_video": False,
            "emoji": emoji,
            "custom_emoji_id": identifier,
            "set_name": "Topics",
            "file_size": 1024,
        }
        for identifier, emoji in ICONS.items()
    ]
