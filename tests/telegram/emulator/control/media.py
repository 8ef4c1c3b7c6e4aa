"""Commands by which a person sends files and other things that are no text."""

import base64
import mimetypes
import struct
import zlib

from ..methods.media import shown
from ..world import person_caption
from . import Wrong, command
from .acting import place

MIME_TYPES = {
    "photo": "image/png",
    "voice": "audio/ogg",
    "video": "video/mp4",
    "audio": "audio/mpeg",
    "animation": "video/mp4",
}
LARGEST_FILE = 4_194_304_000  # for people with Premium; it still fits 32 bits
FILE_KINDS = ("document", "photo", "voice", "video", "audio", "animation", "video_note", "sticker")
OTHER_KINDS = {
    "location": {"location": {"latitude": 52.52, "longitude": 13.4}},
    "contact": {"contact": {"phone_number": "+49301234567", "first_name": "Anna"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
}


def tiny_picture(width=2, height=2):
    """A valid PNG."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x30\x60\x90" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def content_of(server, kind, name=None, text=None, base64_content=None, size=None, mime_type=None):
    """A file of a person as a message shows it. A size without content stands for a file too large to keep."""
    if kind not in FILE_KINDS:
        raise Wrong(f"no kind {kind}; files are {FILE_KINDS}, others {tuple(OTHER_KINDS)}")
    if (size or 0) > LARGEST_FILE:
        raise Wrong(f"Telegram has no file over {LARGEST_FILE} bytes")
    content = base64.b64decode(base64_content) if base64_content else (text or "").encode()
    if not content:
        content = tiny_picture() if kind == "photo" else b"emulated " + kind.encode()
    guessed = mimetypes.guess_type(name or "")[0] or "application/octet-stream"
    mime = mime_type or MIME_TYPES.get(kind, guessed)
    file = server.world.keep_file(name or f"{kind}.bin", mime, content, size, f"{kind}s")
    base = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    if kind == "sticker":
        sticker = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {"sticker": {**base, **sticker, "emoji": "👍", "set_name": "Emulated"}}
    if kind == "video_note":
        return {"video_note": {**base, "length": 240, "duration": 3}}
    return {kind: shown(kind, file)}


def captioned(caption):
    return {name: value for name, value in person_caption(caption).items() if value}


@command("send_file")
def send_file(
    server,
    user,
    kind="document",
    name=None,
    text=None,
    base64_content=None,
    size=None,
    mime_type=None,
    caption=None,
    chat=None,
    thread=None,
    reply_to=None,
    bot=None,
):
    """A file (document, photo, voice, video, audio, animation, video_note, sticker), or a location, contact, dice."""
    where = place(server, user, chat, thread, bot)
    if kind in OTHER_KINDS:
        content = OTHER_KINDS[kind]
    else:
        content = content_of(server, kind, name, text, base64_content, size, mime_type)
    return server.world.post(where, user, {**content, **captioned(caption)}, thread, reply_to).json


@command("send_album")
def send_album(server, user, files, caption=None, chat=None, thread=None, bot=None):
    """Several files at once; each part is a message of its own with the same media_group_id."""
    where = place(server, user, chat, thread, bot)
    group = str(next(server.world.numbers) + 13_000_000_000_000_000)
    contents = [content_of(server, **file) for file in files]
    sent = []
    for index, content in enumerate(contents):
        extra = captioned(caption) if index == 0 else {}
        album = {**content, **extra, "media_group_id": group}
        sent.append(server.world.post(where, user, album, thread).json)
    return sent
