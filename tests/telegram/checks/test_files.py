"""Files both ways: uploads of every form, albums, downloads, sizes."""

import base64
import io
import pathlib
import tempfile

import aiohttp
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, InputMediaDocument, InputMediaPhoto

from .stage import ANNA, TOKEN, Stage

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Files(Stage):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.do("start", user=ANNA)

    async def bytes_of(self, file_id):
        async with self.http.get(f"{self.url}/control/file", params={"id": file_id}) as answer:
            return await answer.read()

    async def test_a_document_is_kept_and_shown(self):
        sent = await self.bot.send_document(
            ANNA, BufferedInputFile(b"id;name\n", "deals.csv"), caption="<b>2</b> deals", parse_mode="HTML"
        )
        self.assertEqual((sent.document.file_name, sent.document.file_size, sent.caption), ("deals.csv", 8, "2 deals"))
        self.assertEqual(sent.document.mime_type, "text/csv")
        self.assertEqual(await self.bytes_of(sent.document.file_id), b"id;name\n")
        again = await self.bot.send_document(ANNA, sent.document.file_id)
        self.assertEqual(again.document.file_unique_id, sent.document.file_unique_id)

    async def test_a_part_named_as_the_field_and_one_attached(self):
        for fields in ({"document": None}, {"document": "attach://other"}):
            form = aiohttp.FormData()
            form.add_field("chat_id", str(ANNA))
            if fields["document"]:
                form.add_field("document", fields["document"])
            form.add_field(fields["document"] and "other" or "document", b"abc", filename="a.txt")
            form.add_field("reply_markup", '{"inline_keyboard":[[{"text":"x","callback_data":"y"}]]}')
            async with self.http.post(f"{self.url}/bot{TOKEN}/SendDocument", data=form) as answer:
                body = await answer.json()
            self.assertTrue(body["ok"], body)
            self.assertEqual(await self.bytes_of(body["result"]["document"]["file_id"]), b"abc")
            self.assertIn("reply_markup", body["result"])

    async def test_a_file_of_a_person_is_fetched(self):
        said = await self.do("send_file", user=ANNA, name="list.csv", text="a;b", caption="here")
        heard = (await self.bot.get_updates())[-1].message
        self.assertEqual((heard.document.file_name, heard.caption), ("list.csv", "here"))
        into = io.BytesIO()
        await self.bot.download(said["document"]["file_id"], into)
        self.assertEqual(into.getvalue(), b"a;b")

    async def test_every_kind_arrives_as_aiogram_knows_it(self):
        kinds = (
            "document",
            "photo",
            "voice",
            "video",
            "audio",
            "animation",
            "video_note",
            "sticker",
            "location",
            "contact",
            "dice",
        )
        for kind in kinds:
            await self.do("send_file", user=ANNA, kind=kind)
        heard = [update.message for update in await self.bot.get_updates()][1:]
        self.assertEqual([message.content_type for message in heard], list(kinds))

    async def test_albums_both_ways(self):
        await self.do("send_album", user=ANNA, files=[{"kind": "photo"}, {"kind": "photo"}], caption="two")
        heard = [update.message for update in await self.bot.get_updates()][1:]
        self.assertEqual(len({message.media_group_id for message in heard}), 1)
        media = [InputMediaDocument(media=BufferedInputFile(b"1", f"{n}.csv"), caption=f"part {n}") for n in (1, 2)]
        sent = await self.bot.send_media_group(ANNA, media)
        self.assertEqual([m.document.file_name for m in sent], ["1.csv", "2.csv"])
        self.assertEqual(len({m.media_group_id for m in sent}), 1)
        mixed = [InputMediaPhoto(media=BufferedInputFile(PICTURE, "a.png")), media[0]]
        with self.assertRaisesRegex(TelegramBadRequest, "can't use the media of the specified type in the album"):
            await self.bot.send_media_group(ANNA, mixed)

    async def test_media_is_exchanged_and_captions_edited(self):
        sent = await self.bot.send_document(ANNA, BufferedInputFile(b"old", "old.csv"), caption="old")
        place = {"chat_id": ANNA, "message_id": sent.message_id}
        await self.bot.edit_message_caption(**place, caption="new")
        edited = await self.bot.edit_message_media(
            InputMediaDocument(media=BufferedInputFile(b"new", "new.csv"), caption="file"), **place
        )
        self.assertEqual((edited.document.file_name, edited.caption), ("new.csv", "file"))
        with self.assertRaisesRegex(TelegramBadRequest, "there is no text in the message to edit"):
            await self.bot.edit_message_text("x", **place)
        text = await self.bot.send_message(ANNA, "text")
        with self.assertRaisesRegex(TelegramBadRequest, "there is no caption in the message to edit"):
            await self.bot.edit_message_caption(chat_id=ANNA, message_id=text.message_id, caption="x")

    async def test_sizes(self):
        await self.do("settings", upload_limit_bytes=1000, download_limit_bytes=500)
        with self.assertRaises(TelegramEntityTooLarge):
            await self.bot.send_document(ANNA, BufferedInputFile(b"x" * 1001, "big"))
        sent = await self.bot.send_document(ANNA, BufferedInputFile(b"x" * 1000, "fits"))
        giant = await self.do("send_file", user=ANNA, name="giant.zip", size=4_194_304_000)
        for file_id in (sent.document.file_id, giant["document"]["file_id"]):
            found = await self.refused("getFile", file_id=file_id)
            self.assertEqual(found, "Bad Request: file is too big")
        self.assertEqual((await self.bot.get_updates())[-1].message.document.file_size, 4_194_304_000)

    async def test_a_local_server_has_no_limit_and_gives_a_path(self):
        with tempfile.TemporaryDirectory() as directory:
            await self.do("settings", local_directory=directory)
            said = await self.do("send_file", user=ANNA, text="a;b", size=1 << 30)
            file = await self.bot.get_file(said["document"]["file_id"])
            self.assertEqual(pathlib.Path(file.file_path).read_bytes(), b"a;b")
            self.assertTrue(file.file_path.startswith(directory))

    async def test_a_caption_is_edited_by_its_person(self):
        said = await self.do("send_file", user=ANNA, caption="see /help")
        await self.do("edit", user=ANNA, message=said["message_id"], caption="see")
        heard = (await self.bot.get_updates())[-1].edited_message
        self.assertEqual((heard.caption, heard.caption_entities), ("see", None))

    async def test_what_is_no_file(self):
        for fields, text in (
            ({"document": "nonsense"}, "wrong remote file identifier specified: can't unserialize it"),
            ({"document": "https://example.org/a"}, "failed to get HTTP URL content"),
            ({"document": "attach://none"}, "there is no document in the request"),
        ):
            self.assertEqual(await self.refused("sendDocument", chat_id=ANNA, **fields), f"Bad Request: {text}")
        self.assertEqual(await self.refused("getFile", file_id="nonsense"), "Bad Request: invalid file_id")
        with self.assertRaisesRegex(TelegramBadRequest, "IMAGE_PROCESS_FAILED"):
            await self.bot.send_photo(ANNA, BufferedInputFile(b"no picture", "a.png"))
        with self.assertRaisesRegex(TelegramBadRequest, "file must be non-empty"):
            await self.bot.send_document(ANNA, BufferedInputFile(b"", "empty"))
