"""aiogram's classes, by which requests, updates and results are checked.

aiogram builds all of its models at import, which takes seconds of computing time; here each is built at first use.
This module must therefore be the first to import aiogram.
"""

import typing

import pydantic


def import_unbuilt():
    """Imports aiogram with its building put off; returns the names its types refer to."""
    names, build = {}, pydantic.BaseModel.__dict__["model_rebuild"]

    def put_off(cls, *, _types_namespace=None, **_):
        names.update(_types_namespace or {})

    pydantic.BaseModel.model_rebuild = classmethod(put_off)
    pydantic.BaseModel.model_config["defer_build"] = True
    try:
        import aiogram.methods
    finally:
        pydantic.BaseModel.model_rebuild = build
        pydantic.BaseModel.model_config.pop("defer_build")
    return aiogram.methods, names


_methods, _names = import_unbuilt()

from aiogram.methods.base import TelegramMethod  # noqa: E402
from aiogram.types import Update  # noqa: E402

METHODS = {
    value.__api_method__.lower(): value
    for value in vars(_methods).values()
    if isinstance(value, type) and issubclass(value, TelegramMethod) and value is not TelegramMethod
}
_built, _results = set(), {}


def built(model):
    """The class, built so that it can check."""
    if model not in _built:
        model.model_rebuild(force=True, _types_namespace=_names)
        _built.add(model)
    return model


def models_in(annotation):
    """The model classes within an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, pydantic.BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in models_in(part)]


def find_unknown(value, path=""):
    """The path of a field that aiogram does not know, anywhere in a checked value."""
    if isinstance(value, pydantic.BaseModel):
        for name in value.model_extra or {}:
            return f"{path}{name}"
        pairs = [(f"{path}{name}.", getattr(value, name)) for name in value.model_fields_set]
    elif isinstance(value, (list, tuple)):
        pairs = [(f"{path}{index}.", one) for index, one in enumerate(value)]
    else:
        return None
    return next((found for path, one in pairs if (found := find_unknown(one, path))), None)


def check_update(update):
    """An update that aiogram would not understand is a mistake of the emulator, and ends the request loudly."""
    try:
        unknown = find_unknown(built(Update).model_validate(update))
    except pydantic.ValidationError as error:
        raise AssertionError(f"the emulator made an update that aiogram refuses: {error}") from error
    if unknown:
        raise AssertionError(f"the emulator made an update with an unknown field: {unknown}")


def check_result(method, result):
    """Likewise for what a method returns."""
    shape = _results.get(method)
    if shape is None:
        for model in models_in(method.__returning__):
            built(model)
        shape = _results[method] = pydantic.TypeAdapter(method.__returning__)
    unknown = find_unknown(shape.validate_python(result))
    if unknown:
        raise AssertionError(f"the emulator answered {method.__api_method__} with an unknown field: {unknown}")
