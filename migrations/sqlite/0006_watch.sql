-- What the last look at a portal between two snapshots left: what was there, what is known to be gone. It can be lost:
-- then the next look compares with the newest snapshot again. The state is versioned JSON.
CREATE TABLE watch_memory (
    portal   TEXT    PRIMARY KEY,
    memory   TEXT    NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;
