"""Takes a request apart (JSON, form, multipart, query) and checks it against aiogram's class of the method.

aiogram lets unknown fields pass and turns "12" into 12; here both are refused where the sender could know better.
"""

import datetime
import enum
import functools
import json
import types
import typing
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError

from . import refusals, shapes  # shapes before aiogram
from .refusals import Refusal, bad, ours

from aiogram.types import BufferedInputFile, InputFile  # isort: skip

# What Telegram says when these are missing, before anything else is looked at.
MISSING = {"chat_id": refusals.NO_CHAT_ID, "text": refusals.TEXT_EMPTY, "message_ids": refusals.NO_IDENTIFIERS}


@dataclass
class Upload:
    name: str
    content: bytes
    mime_type: str


@dataclass
class Incoming:
    fields: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)  # name of the part -> Upload
    coded: bool = False  # values came as text


async def read(request, limit):
    incoming = Incoming(dict(request.query), coded=True)
    if (request.content_length or 0) > limit + (1 << 20):
        raise Refusal(*refusals.TOO_LARGE)
    if request.content_type == "application/json" and request.can_read_body:
        incoming.coded = False
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad("can't parse JSON object")
        incoming.fields.update((name, value) for name, value in body.items() if value is not None)
        return incoming
    if request.method == "POST":
        for name, value in (await request.post()).items():
            if hasattr(value, "file"):
                content = value.file.read()
                if len(content) > limit:
                    raise Refusal(*refusals.TOO_LARGE)
                incoming.files[name] = Upload(value.filename or name, content, value.content_type)
            elif isinstance(value, (bytes, bytearray)):  # a part with a type and no file name
                incoming.files[name] = Upload(name, bytes(value), "application/octet-stream")
            else:
                incoming.fields[name] = value
    return incoming


def parts_of(annotation):
    """The plain types within an annotation."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        return [one for part in typing.get_args(annotation) for one in parts_of(part)]
    if origin is typing.Annotated:
        return parts_of(typing.get_args(annotation)[0])
    return [origin or annotation]


def is_object(annotation):
    return any(
        part is list or (isinstance(part, type) and issubclass(part, BaseModel)) for part in parts_of(annotation)
    )


@functools.cache
def traits(method):
    """The names of a method's fields that are objects, that may be uploads, and that Telegram misses first."""
    fields = method.model_fields.items()
    return (
        [name for name, info in fields if is_object(info.annotation)],
        [name for name, info in fields if InputFile in parts_of(info.annotation)],
        [name for name, info in fields if name in MISSING and info.is_required()],
    )


def checked(method, incoming):
    """The fields, objects decoded; what does not fit the method's class is refused."""
    fields = dict(incoming.fields)
    objects, uploads, required = traits(method)
    for name in objects if incoming.coded else ():
        if fields.get(name) == "":
            del fields[name]
        elif isinstance(fields.get(name), str):
            try:
                fields[name] = json.loads(fields[name])
            except ValueError:
                raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None
    for name in required:
        if fields.get(name, "") in ("", []):
            raise bad(MISSING[name])
    name = method.__api_method__
    try:
        model = shapes.built(method).model_validate(with_files(uploads, fields, incoming.files))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ours(f"{name}: field {where}: {first['msg']}") from None
    unknown = shapes.find_unknown(model)
    if unknown:
        raise ours(f"{name}: unknown field {unknown}")
    if not incoming.coded:
        wrong = find_coerced(fields, model, "")
        if wrong:
            raise ours(f"{name}: wrong type of {wrong}")
    return fields


def with_files(uploads, fields, files):
    """The fields with uploads where the class wants an InputFile."""
    if not files:
        return fields
    whole = dict(fields)
    for name in uploads:
        attached = str(whole.get(name, ""))
        if name in files or (attached.startswith("attach://") and attached[9:] in files):
            whole[name] = BufferedInputFile(b"", "upload")
    return whole


@functools.cache
def aliases(model):
    return {info.alias or name: name for name, info in model.model_fields.items()}


def find_coerced(given, taken, path):
    """Where a value of JSON had to be turned into another type to fit."""
    if isinstance(given, dict) and isinstance(taken, BaseModel):
        names = aliases(type(taken))
        pairs = [(value, getattr(taken, names.get(key, key), value), f"{path}.{key}") for key, value in given.items()]
    elif isinstance(given, list) and isinstance(taken, (list, tuple)):
        pairs = [(*pair, f"{path}.{index}") for index, pair in enumerate(zip(given, taken, strict=False))]
    else:
        if isinstance(taken, (datetime.datetime, datetime.timedelta, enum.Enum, InputFile)):
            return None
        plain = (str, int, float, bool)
        same = type(given) is type(taken) or (type(given) is int and type(taken) is float)
        return path.lstrip(".") if isinstance(given, plain) and isinstance(taken, plain) and not same else None
    return next((found for pair in pairs if (found := find_coerced(*pair))), None)
