"""HTML as Telegram reads it: text and entities, or the refusal that Telegram would give.

Offsets count UTF-16 units, as entities do; places in complaints count bytes, as Telegram's do.
"""

import re

from .refusals import CANNOT_PARSE, bad

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![a-zA-Z]));?")
SPACE = " \t\r\n\f\v"


def units(text):
    """Length in UTF-16 units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def decoded(text):
    def one(match):
        hexadecimal, decimal, name = match.groups()
        if name:
            return NAMED[name]
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
            return match.group(0)
        return chr(code)

    return REFERENCE.sub(one, text)


class Reader:
    def __init__(self, text):
        self.text, self.place = text, 0
        self.plain, self.length = [], 0
        self.open, self.entities = [], []

    def fail(self, complaint, place=None):
        if place is not None:
            complaint += f" at byte offset {len(self.text[:place].encode())}"
        return bad(CANNOT_PARSE.format(complaint))

    def read(self):
        while self.place < len(self.text):
            tag = self.text.find("<", self.place)
            self.take(self.text[self.place : tag if tag >= 0 else len(self.text)])
            if tag < 0:
                break
            self.place = tag
            if self.text.startswith("</", tag):
                self.end_tag(tag)
            else:
                self.start_tag(tag)
        if self.open:
            raise self.fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.plain), self.entities

    def take(self, raw):
        piece = decoded(raw)
        self.plain.append(piece)
        self.length += units(piece)

    def start_tag(self, begin):
        found = re.compile(rf"[^{SPACE}>]*").match(self.text, begin + 1)
        if found.end() >= len(self.text):
            raise self.fail("Unclosed start tag", begin)
        name, self.place = found.group().lower(), found.end()
        if name not in TAGS:
            raise self.fail(f'Unsupported start tag "{name}"', begin)
        attributes = self.attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self.fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append((name, attributes, self.length, len(self.plain)))

    def attributes(self, name, begin):
        found = {}
        while True:
            self.skip_space()
            if self.peek() == ">":
                self.place += 1
                return found
            key = re.compile(rf"[^{SPACE}=>/\"']*").match(self.text, self.place)
            if not key.group():
                complaint = f'Empty attribute name in the tag "{name}"'
                raise self.fail(complaint, begin)
            self.place = key.end()
            self.skip_space()
            if self.peek() != "=":
                if not self.peek():
                    raise self.fail(f'Unclosed start tag "{name}"', begin)
                found[key.group()] = ""
                continue
            self.place += 1
            self.skip_space()
            found[key.group()] = self.value(name, begin)

    def value(self, name, begin):
        quote = self.peek()
        if not quote:
            raise self.fail(f'Unclosed start tag "{name}"', begin)
        if quote in "\"'":
            end = self.text.find(quote, self.place + 1)
            if end < 0 or end + 1 >= len(self.text):
                raise self.fail("Unclosed start tag", begin)
            raw, self.place = self.text[self.place + 1 : end], end + 1
            return decoded(raw)
        token = re.compile(r"[A-Za-z0-9.-]*").match(self.text, self.place)
        start, self.place = self.place, token.end()
        if self.peek() not in (*SPACE, ">"):
            raise self.fail("Unexpected end of name token", start)
        return token.group().lower()

    def end_tag(self, begin):
        if not self.open:
            raise self.fail("Unexpected end tag", begin)
        found = re.compile(rf"[^{SPACE}>]*").match(self.text, begin + 2)
        name, self.place = found.group().lower(), found.end()
        self.skip_space()
        if self.peek() != ">":
            raise self.fail("Unclosed end tag", begin)
        self.place += 1
        expected, attributes, offset, piece = self.open.pop()
        if name and name != expected:
            raise self.fail(
                f"Unmatched end tag at byte offset {len(self.text[:begin].encode())}, "
                f'expected "</{expected}>", found "</{name}>"'
            )
        if self.length > offset:
            self.close(expected, attributes, offset, "".join(self.plain[piece:]))

    def close(self, name, attributes, offset, inside):
        entity = {"type": TAGS[name], "offset": offset, "length": self.length - offset}
        last = self.entities[-1] if self.entities else None
        same = last is not None and last["offset"] == offset and last["length"] == entity["length"]
        language = attributes.get("class", "")
        if name == "a":
            url = attributes.get("href") or inside
            person = re.fullmatch(r"tg://user\?id=(\d+)", url)
            if person:
                entity.update(type="text_mention", user=int(person.group(1)))
            elif re.match(r"(https?|tg|ton|mailto|tel):", url) or re.match(r"[\w-]+(\.[\w-]+)+", url):
                entity["url"] = url if ":" in url.split("/")[0] else f"http://{url}"
            else:
                return  # Telegram drops a link that is none, in silence
        elif name == "code" and language.startswith("language-"):
            entity["language"] = language[len("language-") :]
        elif name == "pre" and same and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
            return
        elif name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif name == "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise self.fail("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = attributes["emoji-id"]
        self.entities.append(entity)

    def skip_space(self):
        while self.place < len(self.text) and self.text[self.place] in SPACE:
            self.place += 1

    def peek(self):
        return self.text[self.place : self.place + 1]


def read_html(text):
    plain, entities = Reader(text).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)  # only a <pre> around it shows the language
    return plain, entities
