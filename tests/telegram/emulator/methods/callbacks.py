"""Answers to presses of inline buttons: once each, and not after the query has expired."""

from .. import refusals
from ..markup import units
from ..refusals import bad
from ..texts import ANSWER_LIMIT
from . import method


@method("answerCallbackQuery")
def answer_callback_query(call):
    query = call.world.callbacks.get(call.get("callback_query_id"))
    if query is None or query["bot"] != call.bot.id or query["answer"] is not None:
        raise bad(refusals.OLD_QUERY)
    if call.world.now() - query["at"] >= call.world.settings["callback_expires_seconds"]:
        raise bad(refusals.OLD_QUERY)
    if units(call.get("text", "")) > ANSWER_LIMIT:
        raise bad(refusals.ANSWER_LONG)
    query["answer"] = {"text": call.get("text"), "show_alert": call.flag("show_alert"), "url": call.get("url")}
    call.world.note(
        "callback_answer",
        chat=query["chat"],
        thread=query["thread"],
        bot=call.bot.id,
        by_bot=True,
        callback=query["id"],
        answer=query["answer"],
    )
    return True
