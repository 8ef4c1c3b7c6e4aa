-- Conversations between the assistant and the desk: where each stands, who did what, what is to be told.
-- Moments are microseconds since 1970 in UTC.

CREATE TABLE handoff (
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    -- `assistant`, `waiting`, `agent` or `closed`, and the whole of it as JSON.
    status          TEXT    NOT NULL CHECK (status IN ('assistant', 'waiting', 'agent', 'closed')),
    phase           TEXT    NOT NULL,
    revision        INTEGER NOT NULL,
    -- What the assistant decided before this revision of the conversation is not said any more.
    speaks_from     INTEGER NOT NULL,
    since           INTEGER NOT NULL,
    -- When something is due without anybody doing anything.
    due_at          INTEGER,
    -- Where the desk shows it.
    desk            TEXT,
    topic           INTEGER,
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (portal, conversation_id)
) STRICT;

CREATE INDEX handoff_due ON handoff (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX handoff_open ON handoff (since) WHERE status IN ('waiting', 'agent');
CREATE UNIQUE INDEX handoff_topic ON handoff (desk, topic) WHERE topic IS NOT NULL;

-- Who did what. Only added to: what was done stays done.
CREATE TABLE handoff_entry (
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    entry           INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    who             TEXT    NOT NULL CHECK (who IN ('person', 'agent', 'assistant', 'clock')),
    agent           INTEGER,
    deed            TEXT    NOT NULL,
    details         TEXT    NOT NULL,
    PRIMARY KEY (portal, conversation_id, entry)
) STRICT;

-- What brought changes about, once each.
CREATE TABLE handoff_cause (
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    cause           TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    PRIMARY KEY (portal, conversation_id, cause)
) STRICT;

-- What is to be told because of changes, in order.
CREATE TABLE handoff_item (
    item            INTEGER PRIMARY KEY AUTOINCREMENT,
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    audience        TEXT    NOT NULL CHECK (audience IN ('person', 'topic', 'everybody')),
    payload         TEXT    NOT NULL,
    made_at         INTEGER NOT NULL,
    done_at         INTEGER
) STRICT;

CREATE INDEX handoff_item_open ON handoff_item (item) WHERE done_at IS NULL;

-- The agents of a desk.
CREATE TABLE desk_agent (
    desk            TEXT    NOT NULL,
    agent           INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    seen_at         INTEGER NOT NULL,
    left_at         INTEGER,
    PRIMARY KEY (desk, agent)
) STRICT;

-- Restores that wait, or waited, for an agent's approval.
CREATE TABLE approval (
    portal          TEXT    NOT NULL,
    plan            INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL,
    asked_at        INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    remind_at       INTEGER,
    verdict         TEXT    CHECK (verdict IN ('approved', 'denied', 'expired', 'withdrawn')),
    agent           INTEGER,
    reason          TEXT,
    decided_at      INTEGER,
    PRIMARY KEY (portal, plan)
) STRICT;

CREATE INDEX approval_open ON approval (expires_at) WHERE verdict IS NULL;
