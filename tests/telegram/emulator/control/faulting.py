"""Commands that make trouble: faults of calls, and updates doubled, held back, out of order or made up."""

from ..faults import KINDS, Fault
from . import Wrong, command, find_bot


@command("faults")
def faults(
    server,
    kind=None,
    method=None,
    bot=None,
    chat=None,
    thread=None,
    skip=0,
    times=1,
    retry_after=1,
    seconds=1.0,
    code=400,
    description="Bad Request",
):
    """Adds a fault, or shows those that wait when no kind is named."""
    if kind is None:
        return server.world.faults.shown()
    kind = str(kind)
    if kind not in KINDS:
        raise Wrong(f"no fault {kind}; there are {KINDS}")
    bot_id = find_bot(server.world, bot).id if bot else None
    return server.world.faults.add(
        Fault(kind, method, bot_id, chat, thread, skip, times, retry_after, seconds, code, description)
    )


@command("faults/clear")
def clear_faults(server):
    server.world.faults.clear()
    return True


@command("updates")
def updates(server, bot=None):
    """What waits for a bot."""
    inbox = find_bot(server.world, bot).inbox
    return {
        "pending": [entry.id for entry in inbox.entries],
        "held": [entry.id for entry in inbox.held],
        "last": inbox.last_id,
    }


@command("updates/duplicate")
def duplicate(server, update, bot=None):
    """The same update once more, whether or not it was acknowledged."""
    inbox = find_bot(server.world, bot).inbox
    if update not in inbox.sent:
        raise Wrong(f"no update {update}")
    inbox.duplicate(update)
    return True


@command("updates/hold")
def hold(server, bot=None):
    """New updates wait until they are released."""
    find_bot(server.world, bot).inbox.holding = True
    return True


@command("updates/release")
def release(server, order=None, bot=None):
    """Lets them go: in their order, "reversed", or in the order of a list of ids. Late ones arrive all the same."""
    return find_bot(server.world, bot).inbox.release(order)


@command("updates/push")
def push(server, kind, body, bot=None, lane=0):
    """Any other update: its kind (such as "poll_answer") and its body, checked against aiogram's type."""
    return server.world.publish(find_bot(server.world, bot), kind, body, lane)
