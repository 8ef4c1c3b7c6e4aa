"""Commands that make and change bots, users, groups and settings."""

from dataclasses import asdict

from ..chats import ADMIN_RIGHTS, Chat, Membership, User
from ..world import World
from . import Wrong, command, find_bot, find_group, find_user


@command("bots")
def add_bot(server, token="7000000001:emulated", username="restore_bot", name="Restore", privacy=True):
    if token in server.world.bots:
        raise Wrong("that token is taken")
    bot = server.world.add_bot(token, username, name, privacy)
    return {"token": bot.token, **bot.as_json()}


@command("bots/revoke")
def revoke(server, bot=None):
    found = find_bot(server.world, bot)
    found.revoked = True
    found.inbox.end_poll("revoked")
    return True


@command("bots/restore")
def restore(server, bot=None):
    find_bot(server.world, bot).revoked = False
    return True


@command("users")
def add_user(server, id=None, first_name="Anna", last_name=None, username=None, language_code="en", deactivated=False):
    world = server.world
    user_id = id or 100_000_000 + len(world.users) + 1
    user = world.users[user_id] = User(user_id, first_name, last_name, username, language_code, deactivated)
    return user.as_json()


@command("users/change")
def change_user(server, user, first_name=None, last_name=None, username=None, language_code=None, deactivated=None):
    found = find_user(server.world, user)
    given = {
        "first_name": first_name,
        "last_name": last_name,
        "username": username,
        "language_code": language_code,
        "deactivated": deactivated,
    }
    for name, value in given.items():
        if value is not None:
            setattr(found, name, value or None if name != "deactivated" else value)
    return found.as_json()


@command("groups")
def add_group(
    server,
    id=None,
    title="Support",
    type="supergroup",
    is_forum=False,
    username=None,
    owner=None,
    members=(),
    bot=None,
    bot_status="administrator",
    bot_rights=None,
):
    """A group with its owner, members, and the bot (bot_status "left" keeps it out)."""
    world = server.world
    chat_id = id or -1_001_000_000_000 - len(world.groups) - 1
    chat = world.groups[chat_id] = Chat(chat_id, type, title, username, is_forum)
    chat.last_message_id = 1  # the message that it was made by
    for user in members:
        chat.members[find_user(world, user).id] = Membership("member")
    if owner:
        chat.members[find_user(world, owner).id] = Membership("creator")
    if world.bots and bot_status != "left":
        found = find_bot(world, bot)
        by = owner or next(iter(chat.members), found.id)
        world.set_member(chat, found.id, bot_status, checked_rights(bot_status, bot_rights), by)
    return chat.as_json()


def checked_rights(status, rights):
    """All rights for an administrator unless they are named."""
    if status != "administrator":
        return {}
    if rights is None:
        return dict.fromkeys(ADMIN_RIGHTS, True)
    unknown = set(rights) - set(ADMIN_RIGHTS)
    if unknown:
        raise Wrong(f"no such rights: {sorted(unknown)}")
    return {"can_manage_chat": True, **(rights if isinstance(rights, dict) else dict.fromkeys(rights, True))}


@command("groups/rights")
def set_rights(server, chat, status="administrator", rights=None, user=None, bot=None, by=None):
    """Changes what a member (the bot, unless a user is named) is and may do: member, administrator, left, kicked."""
    world, group = server.world, find_group(server.world, chat)
    actor = find_user(world, user).id if user else find_bot(world, bot).id
    after = world.set_member(group, actor, status, checked_rights(status, rights), by or first_person(group, actor))
    return after.as_json(world.actor_json(actor))


def first_person(group, otherwise):
    owners = [user for user, membership in group.members.items() if membership.status == "creator"]
    return (owners or [otherwise])[0]


@command("groups/change")
def change_group(server, chat, title=None, is_forum=None):
    group = find_group(server.world, chat)
    group.title = title or group.title
    group.is_forum = group.is_forum if is_forum is None else is_forum
    return group.as_json()


@command("groups/migrate")
def migrate(server, chat, user):
    """A group becomes a supergroup with another id, as when topics are switched on in it."""
    world, group = server.world, find_group(server.world, chat)
    if group.type != "group" or group.migrated_to:
        raise Wrong(f"{chat} is no basic group, or no longer")
    new_id = -1_001_000_000_000 - len(world.groups) - 1
    new = world.groups[new_id] = Chat(new_id, "supergroup", group.title, members=dict(group.members))
    world.post(group, user, {"migrate_to_chat_id": new_id}, service=True)
    group.migrated_to = new_id
    world.post(new, user, {"migrate_from_chat_id": chat}, service=True)
    return new.as_json()


@command("groups/join")
def join(server, chat, user, by=None):
    world, group, found = server.world, find_group(server.world, chat), find_user(server.world, user)
    world.set_member(group, user, "member", {}, by or user)
    joined = {"new_chat_members": [found.as_json()]}
    return world.post(group, by or user, joined, service=True).json


@command("groups/leave")
def leave(server, chat, user, by=None):
    """Leaves, or is removed by somebody."""
    world, group, found = server.world, find_group(server.world, chat), find_user(server.world, user)
    world.set_member(group, user, "kicked" if by else "left", {}, by or user)
    return world.post(group, by or user, {"left_chat_member": found.as_json()}, service=True).json


@command("settings")
def settings(
    server,
    clock_shift_seconds=None,
    callback_expires_seconds=None,
    delete_within_seconds=None,
    upload_limit_bytes=None,
    download_limit_bytes=None,
    photo_limit_bytes=None,
    webhook_origin=None,
    webhook_retry_seconds=None,
    local_directory=None,
    answer_delay_seconds=None,
    private_messages_per_second=None,
    group_messages_per_minute=None,
):
    """Changes what is named, and shows all."""
    given = {name: value for name, value in locals().items() if name != "server" and value is not None}
    server.world.settings.update(given)
    return server.world.settings


@command("worlds")
async def open_world(server, bench=False):
    """Another world in the same process, at a port of its own: tests side by side need not start a process each."""
    runner, port = await type(server)(bench).listen("127.0.0.1", 0)
    server.worlds[port] = runner
    return {"port": port, "url": f"http://127.0.0.1:{port}"}


@command("worlds/close")
async def close_world(server, port):
    if port not in server.worlds:
        raise Wrong(f"no world at port {port}")
    await server.worlds.pop(port).cleanup()
    return True


@command("reset")
def reset(server):
    """An empty world, as after the start."""
    server.stop_posters()
    for bot in server.world.bots.values():
        bot.inbox.end_poll("revoked")
    server.world = World(server.world.bench)
    return True


@command("state")
def state(server):
    world = server.world
    return {
        "bots": [{**bot.as_json(), "token": bot.token, "revoked": bot.revoked} for bot in world.bots.values()],
        "users": [user.as_json() for user in world.users.values()],
        "groups": [chat.as_json() for chat in world.groups.values()],
        "faults": [asdict(fault) for fault in world.faults.waiting],
        "settings": world.settings,
        "now": world.now(),
    }
