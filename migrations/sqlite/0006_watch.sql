-- What the last look at a portal between two snapshots left: what was there, what is known to be gone. It can be lost:
-- then the next look compares with the newest snapshot again. The state is versioned JSON.
CREATE TABLE watch_memory (
    portal   TEXT    PRIMARY KEY,
    memory   TEXT    NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

-- The conversations of a person, without reading what was said in them.
CREATE INDEX conversation_of_hearer ON conversation (portal, person, channel, conversation_id);
