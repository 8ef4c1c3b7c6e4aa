"""What the emulator refuses, in Telegram's own words.

Telegram never documented its descriptions. Those under "confirmed" stand in the sources of the Bot API server or of
the library under it; those under "reported" are codes of Telegram's closed servers, seen in many bots' issues and
logs; a text that starts with `emulator:` is ours alone: the request breaks a rule that Telegram would let pass in
silence (an unknown field, a topic name that would be cut) and that a careful bot keeps.
"""


class Refusal(Exception):
    """A request that is answered with `ok: false`."""

    def __init__(self, code, description, parameters=None):
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self):
        body = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad(text):
    """Telegram writes the first letter small, but for codes."""
    if not (text[1:2] == "_" or "A" <= text[1:2] <= "Z"):
        text = text[:1].lower() + text[1:]
    return Refusal(400, f"Bad Request: {text}")


def forbidden(text):
    return Refusal(403, f"Forbidden: {text}")


def ours(text):
    return Refusal(400, f"Bad Request: emulator: {text}")


def too_many(retry_after):
    """Confirmed, the parameters too."""
    description = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, description, {"retry_after": retry_after})


UNAUTHORIZED = (401, "Unauthorized")  # confirmed
BAD_TOKEN = (401, "Unauthorized: invalid token specified")  # confirmed
NO_METHOD = (404, "Not Found: method not found")  # confirmed
TOO_LARGE = (413, "Request Entity Too Large")  # reported

# Receiving (confirmed)
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
WEBHOOK_URL = "invalid webhook URL specified"
WEBHOOK_HTTPS = "bad webhook: An HTTPS URL must be provided for webhook"
WEBHOOK_PORT = "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
SECRET_LONG = "secret token is too long"
SECRET_CHARACTERS = "secret token contains unallowed characters"

# Chats (confirmed)
NO_CHAT_ID = "chat_id is empty"
NO_CHAT = "chat not found"
NO_USER = "user not found"
NO_ADMINISTRATORS = "there are no administrators in the private chat"
BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"
NEVER_STARTED = "bot can't initiate conversation with a user"
KICKED = "bot was kicked from the {} chat"
MIGRATED = "group chat was upgraded to a supergroup chat"
NOT_MEMBER = "bot is not a member of the {} chat"

# Messages (confirmed)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
NO_MESSAGE_TO = "message to {} not found"
NOT_EDITABLE = "message can't be edited"
NOT_DELETABLE = "message can't be deleted"
NOT_COPYABLE = "the message can't be copied"
NOT_FORWARDABLE = "the message can't be forwarded"
NOTHING_TO_FORWARD = "there are no messages to forward"
NO_TEXT_TO_EDIT = "there is no text in the message to edit"
NO_CAPTION_TO_EDIT = "there is no caption in the message to edit"
NO_MEDIA_TO_EDIT = "there is no media in the message to edit"
TEXT_EMPTY = "message text is empty"
TEXT_BLANK = "text must be non-empty"
TEXT_LONG = "message is too long"
CAPTION_LONG = "message caption is too long"
NO_REPLY = "message to be replied not found"
NO_PIN_RIGHT = "not enough rights to manage pinned messages in the chat"
SERVICE_PIN = "service messages can't be pinned"
CANNOT_PARSE = "can't parse entities: {}"
PARSE_MODE = "unsupported parse_mode"
NO_IDENTIFIERS = "message identifiers are not specified"
MANY_IDENTIFIERS = "too many message identifiers specified"

# Buttons and callbacks: the first three confirmed, the others reported
NO_BUTTON_TEXT = "inline keyboard button text must be non-empty"
NO_BUTTON_ACTION = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
BUTTON_DATA = "BUTTON_DATA_INVALID"
BUTTON_URL = "BUTTON_URL_INVALID"
MARKUP_LONG = "reply markup is too long"  # confirmed
ANSWER_LONG = "MESSAGE_TOO_LONG"

# Topics: the sentences confirmed, the codes reported
NO_THREAD = "message thread not found"
NO_FORUM = "the chat is not a forum"
NO_TOPIC_CREATE = "not enough rights to create a topic"
NO_TOPIC_EDIT = "not enough rights to edit the topic"
NO_TOPIC_CLOSE = "not enough rights to close or open the topic"
NO_TOPIC_DELETE = "not enough rights to delete the topic"
NO_TOPIC_NAME = "name must be non-empty"
TOPIC_INVALID = "TOPIC_ID_INVALID"
TOPIC_SAME = "TOPIC_NOT_MODIFIED"
TOPIC_CLOSED = "TOPIC_CLOSED"
TOPIC_ICON = "DOCUMENT_INVALID"
ICON_COLOR = "invalid icon color specified"

# Files (confirmed, but for the image)
FILE_BIG = "file is too big"
FILE_ID = "invalid file_id"
FILE_UNKNOWN = "wrong file_id or the file is temporarily unavailable"
FILE_REMOTE = "wrong remote file identifier specified: can't unserialize it"  # reported
FILE_EMPTY = "file must be non-empty"  # reported
NO_FILE = "there is no {} in the request"
URL_CONTENT = "failed to get HTTP URL content"
IMAGE = "IMAGE_PROCESS_FAILED"
ALBUM_TYPE = "Can't use the media of the specified type in the album"

# The bot's own page (confirmed)
COMMAND_EMPTY = "Command must be non-empty"
COMMAND_LONG = "Command length must not exceed 32"
COMMAND_INVALID = "BOT_COMMAND_INVALID"  # reported
DESCRIPTION_EMPTY = "Command description must be non-empty"
DESCRIPTION_LONG = "Command description length must not exceed 256"
LANGUAGE = "Invalid language code specified"
CHAT_ACTION = "wrong parameter action in request"
REACTION = "REACTION_INVALID"  # reported
