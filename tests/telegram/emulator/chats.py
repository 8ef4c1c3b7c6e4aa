"""The people and things of the emulated world: users, bots, chats, topics, messages and files, as plain records."""

from dataclasses import dataclass, field

from .delivery import Inbox

GENERAL_TOPIC = 1
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_welcome_messages",
)


@dataclass
class User:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    deactivated: bool = False
    blocked: set = field(default_factory=set)  # of bot ids

    def as_json(self):
        parts = {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {name: value for name, value in parts.items() if value is not None}


@dataclass
class Membership:
    status: str = "member"  # member, administrator, creator, left, kicked
    rights: dict = field(default_factory=dict)

    @property
    def inside(self):
        return self.status in ("member", "administrator", "creator")

    def may(self, right):
        return self.status == "creator" or (self.status == "administrator" and bool(self.rights.get(right)))

    def as_json(self, user):
        body = {"status": self.status, "user": user}
        if self.status == "creator":
            body["is_anonymous"] = False
        if self.status == "administrator":
            body.update({right: bool(self.rights.get(right)) for right in ADMIN_RIGHTS})
            body.update(can_be_edited=False, is_anonymous=False)
        if self.status == "kicked":
            body["until_date"] = 0
        return body


@dataclass
class Topic:
    id: int
    name: str
    creator: int
    icon_color: int = 0x6FB9F0
    icon_custom_emoji_id: str | None = None
    closed: bool = False
    deleted: bool = False

    def as_json(self):
        body = {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}
        if self.icon_custom_emoji_id:
            body["icon_custom_emoji_id"] = self.icon_custom_emoji_id
        return body


@dataclass
class Message:
    json: dict  # as Telegram shows it now
    sender: int
    by_bot: bool
    service: bool = False
    deleted: bool = False
    history: list = field(default_factory=list)  # what it was before each edit

    @property
    def id(self):
        return self.json["message_id"]

    @property
    def thread(self):
        return self.json.get("message_thread_id")

    def shown(self):
        return {**self.json, "deleted": self.deleted, "service": self.service, "history": self.history}


@dataclass
class Chat:
    id: int
    type: str  # private, group, supergroup
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    user: User | None = None
    bot_id: int | None = None  # of a private chat
    members: dict = field(default_factory=dict)  # user or bot id -> Membership
    topics: dict = field(default_factory=dict)
    messages: dict = field(default_factory=dict)
    pinned: list = field(default_factory=list)
    last_message_id: int = 0
    migrated_to: int | None = None  # the supergroup that a group has become

    def as_json(self):
        if self.type == "private":
            person = self.user.as_json()
            shown = {name: person[name] for name in ("first_name", "last_name", "username") if name in person}
            return {"id": self.id, "type": "private", **shown}
        body = {"id": self.id, "type": self.type, "title": self.title}
        if self.username:
            body["username"] = self.username
        if self.is_forum:
            body["is_forum"] = True
        return body

    def membership(self, user_id):
        return self.members.get(user_id) or Membership("left")

    def standing(self, message_id):
        """The message, unless it was deleted or never was."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message


@dataclass
class StoredFile:
    id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes
    size: int  # what Telegram says; more than the content where a test wants a giant
    path: str


@dataclass
class Bot:
    token: str
    id: int
    username: str
    first_name: str
    privacy: bool = True  # in groups only commands, mentions and replies arrive
    revoked: bool = False
    private: dict = field(default_factory=dict)  # user id -> Chat
    last_message_id: int = 0  # private chats of one bot share their numbers, as at Telegram
    profile: dict = field(default_factory=dict)  # (what, language) -> text
    commands: dict = field(default_factory=dict)  # (scope, language) -> list
    menus: dict = field(default_factory=dict)
    inbox: Inbox = field(default_factory=Inbox)

    def as_json(self):
        return {"id": self.id, "is_bot": True, "first_name": self.first_name, "username": self.username}
