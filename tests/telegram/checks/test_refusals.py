"""What a request is refused for: HTML, limits, unknown fields and wrong types; a row each."""

from .stage import ANNA, Stage

ENTITIES = "Bad Request: can't parse entities: "
OURS = "Bad Request: emulator: "


def keyboard(*rows):
    return {"inline_keyboard": [list(row) for row in rows]}


def button(text="b", data="d"):
    return {"text": text, "callback_data": data}


HTML = (
    ("a <div>b</div>", 'Unsupported start tag "div" at byte offset 2'),
    ("ä <div>", 'Unsupported start tag "div" at byte offset 3'),
    ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    ("a</b>", "Unexpected end tag at byte offset 1"),
    ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<a href="http://x.org>y</a>', "Unclosed start tag at byte offset 0"),
    ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
)

MESSAGES = (
    ({"text": ""}, "Bad Request: message text is empty"),
    ({"text": " \n "}, "Bad Request: text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"),
    ({"text": "x" * 4097}, "Bad Request: message is too long"),
    ({"text": "😀" * 2049}, "Bad Request: message is too long"),
    ({"text": "x", "parse_mode": "XML"}, "Bad Request: unsupported parse_mode"),
    ({"text": "x", "parse_mode": "MarkdownV2"}, OURS + "only HTML is covered of the parse modes"),
    ({"text": "x", "colour": "red"}, OURS + "sendMessage: unknown field colour"),
    (
        {"text": "x", "reply_parameters": {"message_id": 1, "deep": 1}},
        OURS + "sendMessage: unknown field reply_parameters.deep",
    ),
    ({"text": 5}, OURS + "sendMessage: field text: Input should be a valid string"),
    ({"text": "x", "message_thread_id": "5"}, OURS + "sendMessage: wrong type of message_thread_id"),
    ({"text": "x", "disable_notification": "true"}, OURS + "sendMessage: wrong type of disable_notification"),
    ({"text": "x", "reply_markup": keyboard([button(data="ü" * 33)])}, "Bad Request: BUTTON_DATA_INVALID"),
    ({"text": "x", "reply_markup": keyboard([button(data="")])}, "Bad Request: BUTTON_DATA_INVALID"),
    (
        {"text": "x", "reply_markup": keyboard([button(text=" ")])},
        "Bad Request: inline keyboard button text must be non-empty",
    ),
    (
        {"text": "x", "reply_markup": keyboard([{"text": "x"}])},
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    ({"text": "x", "reply_markup": keyboard([{"text": "x", "url": "not one"}])}, "Bad Request: BUTTON_URL_INVALID"),
    ({"text": "x", "reply_markup": keyboard(*[[button()]] * 101)}, "Bad Request: reply markup is too long"),
    ({"text": "x", "reply_markup": keyboard([button()] * 9)}, OURS + "more than 8 buttons in a row"),
)

ACCEPTED = (
    {"text": "x" * 4096},
    {"text": "<b>" + "&lt;" * 4096 + "</b>", "parse_mode": "html"},
    {"text": "a & b > c &nbsp; &#8364;", "parse_mode": "HTML"},
    {
        "text": '<pre><code class="language-rust">x</code></pre><blockquote expandable>q</blockquote>',
        "parse_mode": "HTML",
    },
    {"text": "<a href='https://example.org/?a=1&amp;b=2'>l</a> <tg-spoiler>s</tg-spoiler>", "parse_mode": "HTML"},
    {"text": "x", "reply_markup": keyboard([button(data="d" * 64)] * 8, *[[button()]] * 92)},
    {"text": "x", "reply_markup": {"keyboard": [["a"]]} | {"keyboard": [[{"text": "a"}]]}},
    {"text": "x", "reply_markup": {"remove_keyboard": True}},
)

PROFILE = (
    ("setMyCommands", {"commands": [{"command": "", "description": "x"}]}, "Bad Request: command must be non-empty"),
    (
        "setMyCommands",
        {"commands": [{"command": "x" * 33, "description": "x"}]},
        "Bad Request: command length must not exceed 32",
    ),
    ("setMyCommands", {"commands": [{"command": "Über", "description": "x"}]}, "Bad Request: BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "x", "description": " "}]},
        "Bad Request: command description must be non-empty",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "x", "description": "x" * 257}]},
        "Bad Request: command description length must not exceed 256",
    ),
    ("setMyCommands", {"commands": [], "language_code": "de-DE"}, "Bad Request: invalid language code specified"),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "Bad Request: chat not found"),
    ("setMyDescription", {"description": "x" * 513}, OURS + "description longer than 512"),
    ("setMyShortDescription", {"short_description": "x" * 121}, OURS + "short_description longer than 120"),
    ("setMyName", {"name": "x" * 65}, OURS + "name longer than 64"),
    ("sendChatAction", {"chat_id": ANNA, "action": "dancing"}, "Bad Request: wrong parameter action in request"),
    ("sendMessage", {"text": "x"}, "Bad Request: chat_id is empty"),
    ("deleteMessages", {"chat_id": ANNA, "message_ids": []}, "Bad Request: message identifiers are not specified"),
    ("noSuchMethod", {}, "Not Found: method not found"),
    ("sendPoll", {"chat_id": ANNA, "question": "x", "options": [{"text": "y"}]}, OURS + "sendPoll isn't covered"),
)


class Refusals(Stage):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.do("start", user=ANNA)

    async def test_html(self):
        for text, complaint in HTML:
            with self.subTest(text):
                found = await self.refused("sendMessage", chat_id=ANNA, text=text, parse_mode="HTML")
                self.assertEqual(found, ENTITIES + complaint)

    async def test_messages(self):
        for fields, description in MESSAGES:
            with self.subTest(description):
                self.assertEqual(await self.refused("sendMessage", chat_id=ANNA, **fields), description)

    async def test_what_keeps_the_limits_passes(self):
        for fields in ACCEPTED:
            with self.subTest(str(fields)[:60]):
                status, body = await self.call("sendMessage", chat_id=ANNA, **fields)
                self.assertEqual(status, 200, body)

    async def test_links_and_code_as_entities(self):
        text = "<a href=\"tg://user?id=101\">A</a> <a href='x.org'>l</a> <pre><code class='language-rust'>c</code></pre> <a href='nonsense'>n</a>"
        sent = await self.bot.send_message(ANNA, text, parse_mode="HTML")
        shown = [(e.type, e.url or e.language or (e.user and e.user.id)) for e in sent.entities]
        self.assertEqual(shown, [("text_mention", 101), ("text_link", "http://x.org"), ("pre", "rust")])

    async def test_the_bots_page(self):
        for method, fields, description in PROFILE:
            with self.subTest(description):
                self.assertEqual(await self.refused(method, **fields), description)

    async def test_captions_and_topic_names(self):
        found = await self.refused("sendDocument", chat_id=ANNA, document="x", caption="x" * 1025)
        self.assertIn("wrong remote file identifier", found)
        file = (await self.do("send_file", user=ANNA))["document"]["file_id"]
        found = await self.refused("sendDocument", chat_id=ANNA, document=file, caption="x" * 1025)
        self.assertEqual(found, "Bad Request: message caption is too long")
        await self.forum()
        for name, description in (
            ("", "Bad Request: name must be non-empty"),
            ("x" * 129, OURS + "a topic name longer than 128, which Telegram would cut"),
        ):
            self.assertEqual(await self.refused("createForumTopic", chat_id=-1001000000001, name=name), description)
        found = await self.refused("createForumTopic", chat_id=-1001000000001, name="x", icon_color=5)
        self.assertEqual(found, "Bad Request: invalid icon color specified")

    async def test_commands_by_scope_and_language(self):
        await self.bot.set_my_commands([{"command": "help", "description": "Help"}])
        scope = {"type": "all_private_chats"}
        await self.bot.set_my_commands([{"command": "hilfe", "description": "Hilfe"}], scope=scope, language_code="de")
        found = await self.bot.get_my_commands(scope=scope, language_code="de")
        self.assertEqual([command.command for command in found], ["hilfe"])
        await self.bot.delete_my_commands(scope=scope, language_code="de")
        self.assertEqual(await self.bot.get_my_commands(scope=scope, language_code="de"), [])
        listed = await self.do("commands")
        self.assertEqual([(one["scope"], one["language_code"]) for one in listed], [(["default"], "")])
        await self.bot.set_my_description("Brings records back", language_code="en")
        self.assertEqual((await self.bot.get_my_description(language_code="en")).description, "Brings records back")
