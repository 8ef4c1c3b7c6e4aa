-- Messengers: what came in, who is who there, and where each of our messages stands.
-- Moments are microseconds since 1970 in UTC. `messenger` is `telegram:BOT`, BOT being the bot's own number.

-- Every update, stored before it is acknowledged: handled once, in order within its chat.
CREATE TABLE messenger_update (
    messenger   TEXT    NOT NULL,
    update_id   INTEGER NOT NULL,
    chat        INTEGER NOT NULL,
    incoming    TEXT    NOT NULL,
    received_at INTEGER NOT NULL,
    handled_at  INTEGER,
    PRIMARY KEY (messenger, update_id)
) STRICT;

CREATE INDEX messenger_update_open ON messenger_update (messenger, chat, update_id) WHERE handled_at IS NULL;
CREATE INDEX messenger_update_handled ON messenger_update (messenger, handled_at) WHERE handled_at IS NOT NULL;

-- Whoever wrote to the bot, known to a portal or not.
CREATE TABLE messenger_account (
    messenger   TEXT    NOT NULL,
    account     INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    -- As the messenger tells it, or as the person chose.
    language    TEXT,
    -- The portal that the person speaks about now, where there are several.
    portal      TEXT,
    -- Where the introduction stands while the account is linked to nobody, as JSON.
    introduction TEXT,
    blocked_at  INTEGER,
    seen_at     INTEGER NOT NULL,
    PRIMARY KEY (messenger, account)
) STRICT;

-- Which user of a portal a messenger account belongs to.
CREATE TABLE account_link (
    link_id     INTEGER PRIMARY KEY,
    portal      TEXT    NOT NULL,
    messenger   TEXT    NOT NULL,
    account     INTEGER NOT NULL,
    person      INTEGER NOT NULL,
    -- `invite` or `code`, and who made it.
    how         TEXT    NOT NULL,
    linked_by   TEXT    NOT NULL,
    linked_at   INTEGER NOT NULL,
    revoked_by  TEXT,
    revoked_at  INTEGER
) STRICT;

CREATE UNIQUE INDEX account_link_now ON account_link (messenger, account, portal) WHERE revoked_at IS NULL;

-- One-time links and codes. Only a digest of the secret is kept.
CREATE TABLE invite (
    invite_id   INTEGER PRIMARY KEY,
    portal      TEXT    NOT NULL,
    person      INTEGER NOT NULL,
    -- `invite`: whoever opens the link; `code`: only the account that asked for it.
    kind        TEXT    NOT NULL CHECK (kind IN ('invite', 'code')),
    secret      TEXT    NOT NULL UNIQUE,
    messenger   TEXT,
    account     INTEGER,
    made_by     TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 0,
    used_at     INTEGER,
    used_by     INTEGER,
    revoked_at  INTEGER
) STRICT;

-- Wrong codes and links, to slow down whoever guesses.
CREATE TABLE link_attempt (
    messenger   TEXT    NOT NULL,
    account     INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT;

CREATE INDEX link_attempt_of_account ON link_attempt (messenger, account, at);

-- Our messages, by the outbox item that they say: a part for each call.
CREATE TABLE messenger_message (
    messenger       TEXT    NOT NULL,
    chat            INTEGER NOT NULL,
    message         INTEGER NOT NULL,
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    item            INTEGER NOT NULL,
    part            INTEGER NOT NULL,
    -- The reply's name, to be edited by the next one of that name where it is living.
    reply           TEXT    NOT NULL,
    is_living       INTEGER NOT NULL,
    -- The question whose buttons stand below it.
    question        INTEGER,
    sent_at         INTEGER NOT NULL,
    PRIMARY KEY (messenger, chat, message)
) STRICT;

CREATE INDEX messenger_message_of_item ON messenger_message (portal, conversation_id, item, part);

-- What is to be said outside a conversation: introductions, groups, the desk. In order within a chat; one for each cause.
CREATE TABLE messenger_notice (
    notice_id   INTEGER PRIMARY KEY,
    messenger   TEXT    NOT NULL,
    chat        INTEGER NOT NULL,
    topic       INTEGER,
    cause       TEXT    NOT NULL,
    payload     TEXT    NOT NULL,
    message     INTEGER,
    made_at     INTEGER NOT NULL,
    done_at     INTEGER,
    UNIQUE (messenger, cause)
) STRICT;

CREATE INDEX messenger_notice_open ON messenger_notice (messenger, chat, notice_id) WHERE done_at IS NULL;
