-- Plans, consents, restores, their journal, lineage, refusals and the audit.
--
-- Plans, consents and restores are numbered per installation: commands name them without their portal. Bodies are
-- JSON; moments are microseconds since 1970 in UTC; seals as in 0001.

CREATE TABLE plan (
    id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    portal     TEXT    NOT NULL,
    expires_at INTEGER NOT NULL,
    -- The plan without its steps.
    head       TEXT    NOT NULL,
    step_count INTEGER NOT NULL,
    -- BLAKE3 over the whole plan: what the admin was shown.
    hash       BLOB    NOT NULL,
    seal       BLOB    NOT NULL
) STRICT;

CREATE INDEX plan_expiry ON plan (portal, expires_at);

CREATE TABLE plan_step (
    plan INTEGER NOT NULL REFERENCES plan (id),
    seq  INTEGER NOT NULL,
    body TEXT    NOT NULL,
    seal BLOB    NOT NULL,
    PRIMARY KEY (plan, seq)
) STRICT, WITHOUT ROWID;

-- One consent per plan, one restore per consent: two admins who confirm at once start one restore.
CREATE TABLE consent (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    portal   TEXT    NOT NULL,
    plan     INTEGER NOT NULL UNIQUE REFERENCES plan (id),
    given_at INTEGER NOT NULL,
    -- Who, how, and the hash of the plan.
    body     TEXT    NOT NULL,
    seal     BLOB    NOT NULL
) STRICT;

CREATE TABLE restore (
    id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    portal      TEXT    NOT NULL,
    plan        INTEGER NOT NULL UNIQUE REFERENCES plan (id),
    consent     INTEGER NOT NULL UNIQUE REFERENCES consent (id),
    scope       TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    state       TEXT    NOT NULL,
    report      TEXT,
    seal        BLOB    NOT NULL
) STRICT;

CREATE INDEX restore_portal ON restore (portal, id);

-- The journal. A step that was never begun has no row.
CREATE TABLE restore_step (
    restore INTEGER NOT NULL REFERENCES restore (id),
    seq     INTEGER NOT NULL,
    state   TEXT    NOT NULL,
    body    TEXT    NOT NULL,
    seal    BLOB    NOT NULL,
    PRIMARY KEY (restore, seq)
) STRICT, WITHOUT ROWID;

-- Records that were re-created: the number before, the number since.
CREATE TABLE lineage (
    portal  TEXT    NOT NULL,
    type    TEXT    NOT NULL,
    old_id  INTEGER NOT NULL,
    new_id  INTEGER NOT NULL,
    restore INTEGER NOT NULL,
    undone  INTEGER NOT NULL,
    seal    BLOB    NOT NULL,
    PRIMARY KEY (portal, type, old_id, new_id)
) STRICT, WITHOUT ROWID;

-- Differences that the portal refused; not planned again unless asked.
CREATE TABLE refusal (
    portal TEXT    NOT NULL,
    type   TEXT    NOT NULL,
    id     INTEGER NOT NULL,
    -- Empty: the whole record.
    field  TEXT    NOT NULL,
    body   TEXT    NOT NULL,
    seal   BLOB    NOT NULL,
    PRIMARY KEY (portal, type, id, field)
) STRICT, WITHOUT ROWID;

-- Only ever added to. Each seal covers the one before.
CREATE TABLE audit (
    seq      INTEGER NOT NULL PRIMARY KEY,
    portal   TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    previous BLOB    NOT NULL,
    seal     BLOB    NOT NULL
) STRICT;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
CREATE TRIGGER audit_never_forgets BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
