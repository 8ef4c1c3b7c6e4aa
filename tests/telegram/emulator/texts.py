"""Texts and keyboards as Telegram takes them: trimmed, with entities worked out, within the hard limits."""

import re

from . import refusals
from .markup import read_html, units
from .refusals import bad, ours

TEXT_LIMIT, CAPTION_LIMIT, CALLBACK_LIMIT, ANSWER_LIMIT = 4096, 1024, 64, 200
BUTTON_LIMIT, ROW_LIMIT, TOPIC_NAME_LIMIT, ENTITY_LIMIT, RAW_LIMIT = 100, 8, 128, 100, 1 << 15

WORKED_OUT = (
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("email", re.compile(r"(?<![\w.@])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")),
    (
        "url",
        re.compile(
            r"(?<![\w@.])(?:https?://[^\s<>\"]+[^\s<>\".,;:!?)]|(?:[\w-]+\.)+(?:com|org|net|ru|de|fr|es|it|io|me)\b(?:/[^\s<>\"]*)?)"
        ),
    ),
    ("mention", re.compile(r"(?<![\w@.])@[A-Za-z]\w{2,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


def worked_out(text):
    """The entities that Telegram finds by itself."""
    found, taken = [], []
    for kind, pattern in WORKED_OUT:
        for match in pattern.finditer(text):
            begin, end = match.span()
            if any(begin < other_end and other_begin < end for other_begin, other_end in taken):
                continue
            taken.append((begin, end))
            offset = units(text[:begin])
            found.append({"type": kind, "offset": offset, "length": units(match.group())})
    return found


def trimmed(text, entities):
    """Without the space around it; entities move along, and those left empty go."""
    kept = text.strip(" \t\r\n\f\v")
    cut = units(text[: len(text) - len(text.lstrip(" \t\r\n\f\v"))]) if kept else 0
    length, moved = units(kept), []
    for entity in entities:
        begin = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, length)
        if end > begin:
            moved.append({**entity, "offset": begin, "length": end - begin})
    return kept, moved


def formatted(world, fields, key="text"):
    """Text and entities of a request, by its parse mode or its own entities."""
    text = fields.get(key) or ""
    entities = fields.get("entities" if key == "text" else "caption_entities") or []
    if len(text.encode()) > RAW_LIMIT:
        raise bad("text is too long")
    mode = (fields.get("parse_mode") or "").lower()
    if text and mode == "html":
        text, entities = read_html(text)
        entities = [named(world, entity) for entity in entities]
    elif mode in ("markdown", "markdownv2"):
        raise ours("only HTML is covered of the parse modes")
    elif mode not in ("", "none", "html"):
        raise bad(refusals.PARSE_MODE)
    text, entities = trimmed(text, entities)
    covered = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities]
    for entity in worked_out(text):
        begin, end = entity["offset"], entity["offset"] + entity["length"]
        if not any(begin < other_end and other_begin < end for other_begin, other_end in covered):
            entities.append(entity)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, entities[:ENTITY_LIMIT]


def named(world, entity):
    """A mention by number becomes one with the user in it; an unknown number leaves plain text."""
    if entity["type"] == "text_mention":
        user = world.users.get(entity["user"])
        entity["user"] = user.as_json() if user else {"id": entity["user"], "is_bot": False, "first_name": "?"}
    return entity


def message_text(world, fields):
    if not fields.get("text"):
        raise bad(refusals.TEXT_EMPTY)
    text, entities = formatted(world, fields)
    if not text:
        raise bad(refusals.TEXT_BLANK)
    if units(text) > TEXT_LIMIT:
        raise bad(refusals.TEXT_LONG)
    return {"text": text, **({"entities": entities} if entities else {})}


def message_caption(world, fields):
    text, entities = formatted(world, fields, "caption")
    if units(text) > CAPTION_LIMIT:
        raise bad(refusals.CAPTION_LONG)
    if not text:
        return {}
    return {"caption": text, **({"caption_entities": entities} if entities else {})}


def checked_markup(markup):
    """The inline keyboard of a request as the message will show it; None for none or for other keyboards."""
    if not markup:
        return None
    if "inline_keyboard" not in markup:
        for row in markup.get("keyboard", []):
            if len(row) > ROW_LIMIT:
                raise ours(f"more than {ROW_LIMIT} buttons in a row")
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > BUTTON_LIMIT:
        raise bad(refusals.MARKUP_LONG)
    for row in rows:
        if len(row) > ROW_LIMIT:
            raise ours(f"more than {ROW_LIMIT} buttons in a row")
        for button in row:
            check_button(button)
    return {"inline_keyboard": rows} if rows else None


def check_button(button):
    if not button.get("text", "").strip():
        raise bad(refusals.NO_BUTTON_TEXT)
    actions = [name for name in button if name not in ("text", "style", "icon_custom_emoji_id")]
    if not actions:
        raise bad(refusals.NO_BUTTON_ACTION)
    if len(actions) > 1:
        raise ours("a button with more than one action")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= CALLBACK_LIMIT:
        raise bad(refusals.BUTTON_DATA)
    if "url" in button and not re.match(r"(https?|tg)://\S+$", button["url"]):
        raise bad(refusals.BUTTON_URL)
