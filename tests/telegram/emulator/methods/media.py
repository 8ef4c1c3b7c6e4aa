"""Sending files: documents, photos, audio, video, voice, and albums of them."""

import mimetypes
import struct

from .. import refusals
from ..chats import StoredFile
from ..refusals import bad, ours
from ..texts import message_caption
from . import method
from .messages import with_markup

MEDIA_KINDS = ("document", "photo", "video", "audio", "voice", "animation")
ALBUM_MIXES = ({"photo", "video"}, {"document"}, {"audio"})


def picture_size(content):
    """Width and height of a PNG, or a plain guess for a JPEG or GIF; None when it is no picture."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        return struct.unpack(">II", content[16:24])
    if content[:3] in (b"\xff\xd8\xff", b"GIF") or content[8:12] == b"WEBP":
        return 800, 600
    return None


def stored(call, value, field, kind) -> StoredFile:
    """The file of a field: a part of the same name, an attached part, or a file_id known already."""
    value = value or ""
    upload = call.files.get(value[9:]) if value.startswith("attach://") else call.files.get(field)
    if upload is None and value.startswith(("http://", "https://")):
        raise bad(refusals.URL_CONTENT)
    if upload is None and (not value or value.startswith("attach://")):
        raise bad(refusals.NO_FILE.format(kind))
    if upload is None:
        return call.world.file(value)
    if not upload.content:
        raise bad(refusals.FILE_EMPTY)
    if kind == "photo" and len(upload.content) > call.world.settings["photo_limit_bytes"]:
        raise bad(refusals.FILE_BIG)
    mime_type = mimetypes.guess_type(upload.name)[0] or upload.mime_type  # Telegram goes by the name
    return call.world.keep_file(upload.name, mime_type, upload.content, kind=f"{kind}s")


def shown(kind, file: StoredFile):
    """A file as a message shows it."""
    base = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    if kind == "photo":
        size = picture_size(file.content)
        if size is None:
            raise bad(refusals.IMAGE)
        return [{**base, "width": size[0], "height": size[1]}]
    if kind == "voice":
        return {**base, "duration": 3, "mime_type": "audio/ogg"}
    base.update(file_name=file.name, mime_type=file.mime_type)
    if kind in ("audio", "video", "animation"):
        base["duration"] = 3
    if kind in ("video", "animation"):
        base.update(width=640, height=480)
    return base


def media_content(call, media):
    """The content of a message from an InputMedia object."""
    kind = media["type"]
    if kind not in MEDIA_KINDS:
        raise ours(f"media of type {kind} isn't covered")
    file = stored(call, media.get("media"), "media", kind)
    return {kind: shown(kind, file), **message_caption(call.world, media)}


def sender(kind):
    @method(f"send{kind.capitalize()}")
    def send(call):
        file = stored(call, call.get(kind), kind, kind)
        content = {kind: shown(kind, file), **message_caption(call.world, call.fields)}
        chat, thread, reply = call.destination()
        return call.world.post(chat, call.bot.id, with_markup(call, content), thread, reply).json

    return send


for _kind in MEDIA_KINDS:
    sender(_kind)


@method("sendMediaGroup")
def send_media_group(call):
    media = call.get("media", [])
    if not 2 <= len(media) <= 10:
        raise ours("an album has 2 to 10 parts")
    kinds = {part["type"] for part in media}
    if not any(kinds <= mix for mix in ALBUM_MIXES):
        raise bad(refusals.ALBUM_TYPE)
    contents = [media_content(call, part) for part in media]
    chat, thread, reply = call.destination()
    group = str(next(call.world.numbers) + 13_000_000_000_000_000)
    return [
        call.world.post(chat, call.bot.id, {**content, "media_group_id": group}, thread, reply).json
        for content in contents
    ]
