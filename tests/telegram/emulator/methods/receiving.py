"""How a bot receives: webhook set, deleted and asked after. getUpdates waits, and so is in `server`."""

import re
import urllib.parse

from .. import refusals
from ..delivery import Webhook
from ..refusals import bad, ours
from . import method

PORTS = (80, 88, 443, 8443)


def set_allowed(call):
    """A list takes effect, an empty one means the default, none leaves what was."""
    allowed = call.get("allowed_updates")
    if allowed is not None:
        call.bot.inbox.allowed = list(allowed) or None


def webhook_target(url, origin):
    """Where updates go. With an origin set, the address is a public one under Telegram's rules, and the emulator is
    the proxy in front of it; without, it is on this machine and plain, as a local Bot API server takes it."""
    parts = urllib.parse.urlsplit(url)
    if not parts.hostname:
        raise bad(refusals.WEBHOOK_URL)
    if origin:
        if parts.scheme != "https":
            raise bad(refusals.WEBHOOK_HTTPS)
        if (parts.port or 443) not in PORTS:
            raise bad(refusals.WEBHOOK_PORT)
        return origin + parts.path + (f"?{parts.query}" if parts.query else "")
    if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise ours("a webhook must be on this machine, unless the setting webhook_origin stands in for it")
    if parts.scheme not in ("http", "https"):
        raise bad(refusals.WEBHOOK_HTTPS)
    return url


@method("setWebhook")
def set_webhook(call):
    inbox = call.bot.inbox
    if call.flag("drop_pending_updates"):
        inbox.entries.clear()
    url = call.get("url", "")
    if not url:
        return drop(call)
    target = webhook_target(url, call.world.settings["webhook_origin"])
    secret = call.get("secret_token", "")
    if len(secret) > 256:
        raise bad(refusals.SECRET_LONG)
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad(refusals.SECRET_CHARACTERS)
    if call.number("max_connections", 40) not in range(1, 101):
        raise ours("max_connections is 1 to 100")
    set_allowed(call)
    inbox.webhook = Webhook(url, target, secret or None, call.number("max_connections", 40))
    inbox.end_poll("webhook")
    return True


def drop(call):
    call.bot.inbox.webhook = None
    return True


@method("deleteWebhook")
def delete_webhook(call):
    if call.flag("drop_pending_updates"):
        call.bot.inbox.entries.clear()
    return drop(call)


@method("getWebhookInfo")
def get_webhook_info(call):
    inbox, webhook = call.bot.inbox, call.bot.inbox.webhook
    body = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(inbox.entries),
    }
    if inbox.allowed:
        body["allowed_updates"] = inbox.allowed
    if webhook:
        body["max_connections"] = webhook.max_connections
        if webhook.last_error:
            body.update(last_error_date=webhook.last_error_date, last_error_message=webhook.last_error)
    return body
