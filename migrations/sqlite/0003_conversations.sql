-- Conversations, what came in, what is still to be said or done, and what was asked of people.
-- Moments are microseconds since 1970 in UTC.

CREATE TABLE conversation (
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    channel         TEXT    NOT NULL,
    person          INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (portal, conversation_id)
) STRICT;

CREATE INDEX conversation_of_person ON conversation (portal, channel, person);

-- Every event, once: a second one with the same id changes nothing.
CREATE TABLE inbox (
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    inbox_id        TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    event           TEXT    NOT NULL,
    received_at     INTEGER NOT NULL,
    PRIMARY KEY (portal, conversation_id, inbox_id)
) STRICT;

-- What a turn decided: replies to be said and work to be done, in order.
CREATE TABLE outbox (
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    item            INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('say', 'work')),
    payload         TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    done_at         INTEGER,
    PRIMARY KEY (portal, conversation_id, item)
) STRICT;

CREATE INDEX outbox_open ON outbox (portal, conversation_id, item) WHERE done_at IS NULL;

-- What only people can do: handoffs, and restores that no snapshot of ours covers yet.
CREATE TABLE request (
    portal          TEXT    NOT NULL,
    request_id      INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL,
    outbox_item     INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    details         TEXT    NOT NULL,
    -- The snapshot that the request needs; it is kept while the request is open (R26).
    snapshot        INTEGER,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (portal, request_id),
    UNIQUE (portal, conversation_id, outbox_item)
) STRICT;
