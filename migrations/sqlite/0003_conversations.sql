-- Conversations, what came in, what is still to be said or done, and what was asked of people.
CREATE TABLE conversation (
    portal_id       TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    channel         TEXT    NOT NULL,
    person          INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    created_at      TEXT    NOT NULL,
    updated_at      TEXT    NOT NULL,
    PRIMARY KEY (portal_id, conversation_id)
);

CREATE INDEX conversation_of_person ON conversation (portal_id, channel, person);

-- Every event, once: a second one with the same id changes nothing.
CREATE TABLE inbox (
    portal_id       TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    inbox_id        TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    event           TEXT    NOT NULL,
    received_at     TEXT    NOT NULL,
    PRIMARY KEY (portal_id, conversation_id, inbox_id)
);

-- What a turn decided: replies to be said and work to be done, in order.
CREATE TABLE outbox (
    portal_id       TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    item            INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('say', 'work')),
    payload         TEXT    NOT NULL,
    created_at      TEXT    NOT NULL,
    done_at         TEXT,
    PRIMARY KEY (portal_id, conversation_id, item)
);

CREATE INDEX outbox_open ON outbox (portal_id, conversation_id, item) WHERE done_at IS NULL;

-- What only people can do: handoffs, and restores that no snapshot of ours covers yet.
CREATE TABLE request (
    portal_id       TEXT    NOT NULL,
    request_id      INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL,
    outbox_item     INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    details         TEXT    NOT NULL,
    created_at      TEXT    NOT NULL,
    PRIMARY KEY (portal_id, request_id),
    UNIQUE (portal_id, conversation_id, outbox_item)
);
