-- Portals, leases, snapshots and the captures that make them.
--
-- Moments are microseconds since 1970 in UTC. Digests are BLAKE3, 32 bytes. A `seal` is 16 bytes of BLAKE3 over
-- every other column of its row (src/adapters/store/sqlite/seal.rs): `snapshot verify` finds each flipped bit by it.

CREATE TABLE portal (
    id              TEXT    NOT NULL PRIMARY KEY,
    -- The inbound webhook's address, NULL once the portal was removed. A secret.
    webhook         TEXT,
    -- JSON: host and first users.
    fingerprint     TEXT    NOT NULL,
    -- JSON: numbers of the users whom the operator named administrators.
    administrators  TEXT    NOT NULL,
    owner           INTEGER,
    -- Requests a second, or 'unlimited'; NULL: the portal's own limits.
    rate            TEXT,
    -- JSON: what the last probe said (user, rights, scopes, zone, readable types).
    probe           TEXT    NOT NULL,
    probed_at       INTEGER NOT NULL,
    -- JSON: the last *known* tariff, or why none is.
    tariff          TEXT    NOT NULL,
    tariff_at       INTEGER NOT NULL,
    added_at        INTEGER NOT NULL,
    -- The newest snapshot and its header's digest: tells when headers are missing at the end of the chain.
    newest_snapshot INTEGER,
    newest_header   BLOB,
    seal            BLOB    NOT NULL
) STRICT;

-- Who works on a portal now. One holder at a time, whatever the purpose.
CREATE TABLE lease (
    portal     TEXT    NOT NULL PRIMARY KEY,
    purpose    TEXT    NOT NULL,
    -- Random; names one taking of the lease.
    token      BLOB    NOT NULL,
    -- The holder's process: machine start, process namespace, number, start time.
    boot       TEXT    NOT NULL,
    namespace  TEXT    NOT NULL,
    pid        INTEGER NOT NULL,
    started    INTEGER NOT NULL,
    -- Pushed on while the holder lives; counts only where the process cannot be looked up.
    expires_at INTEGER NOT NULL
) STRICT;

-- One version of a record and the snapshots it spans. `last_snapshot` NULL: current.
CREATE TABLE record_version (
    portal         TEXT    NOT NULL,
    type           TEXT    NOT NULL,
    id             INTEGER NOT NULL,
    first_snapshot INTEGER NOT NULL,
    last_snapshot  INTEGER,
    -- Of the canonical JSON.
    digest         BLOB    NOT NULL,
    -- Of the comparable form.
    content        BLOB    NOT NULL,
    -- Canonical JSON, zstd.
    body           BLOB    NOT NULL,
    seal           BLOB    NOT NULL,
    PRIMARY KEY (portal, type, id, first_snapshot)
) STRICT;

-- What began and what ended with a snapshot; the first capture of a portal needs no entry.
CREATE INDEX record_version_first ON record_version (portal, first_snapshot) WHERE first_snapshot > 1;
CREATE INDEX record_version_last ON record_version (portal, last_snapshot) WHERE last_snapshot IS NOT NULL;

-- A portal's set-up, stored once by content.
CREATE TABLE definitions (
    portal TEXT NOT NULL,
    -- Of the JSON.
    digest BLOB NOT NULL,
    -- JSON, zstd.
    body   BLOB NOT NULL,
    seal   BLOB NOT NULL,
    PRIMARY KEY (portal, digest)
) STRICT;

-- Finished snapshots. Headers outlive their records, so the chain holds.
CREATE TABLE snapshot (
    portal      TEXT    NOT NULL,
    id          INTEGER NOT NULL,
    -- By the portal's clock.
    taken_at    INTEGER NOT NULL,
    read_until  INTEGER NOT NULL,
    -- JSON: complete, or partial with what is lacking.
    state       TEXT    NOT NULL,
    -- JSON: per type its number of records and the sum over their leaves.
    types       TEXT    NOT NULL,
    definitions BLOB    NOT NULL,
    -- The header digest of the snapshot before, NULL for the first.
    previous    BLOB,
    -- Digest over all of the above.
    header      BLOB    NOT NULL,
    -- When retention let its records go, by our clock. The only column that changes.
    expired_at  INTEGER,
    seal        BLOB    NOT NULL,
    PRIMARY KEY (portal, id)
) STRICT;

-- The capture under way. Nothing of it is visible to readers.
CREATE TABLE capture (
    portal      TEXT    NOT NULL PRIMARY KEY,
    snapshot    INTEGER NOT NULL,
    -- By our clock; a capture goes on within an hour.
    started_at  INTEGER NOT NULL,
    -- By the portal's clock.
    taken_at    INTEGER NOT NULL,
    -- JSON: user, rights, scopes and fingerprint as they were at the start.
    standing    TEXT    NOT NULL,
    definitions BLOB    NOT NULL,
    seal        BLOB    NOT NULL
) STRICT;

-- How far the capture has come, by type.
CREATE TABLE capture_progress (
    portal  TEXT    NOT NULL,
    type    TEXT    NOT NULL,
    -- The newest snapshot that holds the type: versions that end now were last seen there.
    base    INTEGER,
    -- Everything up to this id was read.
    cursor  INTEGER NOT NULL,
    -- 'reading', 'confirming', 'read' or 'lacking'.
    phase   TEXT    NOT NULL,
    -- Why the type is lacking.
    reason  TEXT,
    -- The snapshot's records and the sum over their leaves, as of now.
    records INTEGER NOT NULL,
    leaves  BLOB    NOT NULL,
    seal    BLOB    NOT NULL,
    PRIMARY KEY (portal, type)
) STRICT;

-- Versions that the finished capture will end.
CREATE TABLE pending_close (
    portal         TEXT    NOT NULL,
    type           TEXT    NOT NULL,
    id             INTEGER NOT NULL,
    first_snapshot INTEGER NOT NULL,
    last_snapshot  INTEGER NOT NULL,
    -- 0: the list did not show it, a second look is due.
    confirmed      INTEGER NOT NULL,
    -- The seal that the version bears once it is ended.
    closed_seal    BLOB    NOT NULL,
    seal           BLOB    NOT NULL,
    PRIMARY KEY (portal, type, id)
) STRICT;
