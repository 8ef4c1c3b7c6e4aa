-- Signing in with one's own account of the portal (OAuth).
-- Moments are microseconds since 1970 in UTC.

-- The application by which people sign in at a portal, as the operator registered it there.
CREATE TABLE sign_in_app (
    portal        TEXT    PRIMARY KEY,
    client_id     TEXT    NOT NULL,
    client_secret TEXT    NOT NULL,
    -- The address of the server that gives tokens.
    server        TEXT    NOT NULL,
    -- The portal's own lasting number, from the first sign-in on.
    member_id     TEXT,
    added_at      INTEGER NOT NULL,
    seal          BLOB    NOT NULL
) STRICT;

-- Sign-ins under way, each of one account. Only digests of the secrets are kept: `state` goes to the portal and comes
-- back with the person's browser, `proof` stands on the page that the browser is shown then, once.
CREATE TABLE sign_in (
    sign_in_id  INTEGER PRIMARY KEY,
    portal      TEXT    NOT NULL,
    messenger   TEXT    NOT NULL,
    account     INTEGER NOT NULL,
    language    TEXT    NOT NULL,
    -- What the first secret is made of, together with a key that is not in here.
    nonce       TEXT    NOT NULL,
    state       TEXT    NOT NULL UNIQUE,
    made_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    -- When a browser came back with it: after that it is used up, whatever came of it.
    came_at     INTEGER,
    -- Who signed in, as the portal says.
    person      INTEGER,
    name        TEXT,
    proof       TEXT    UNIQUE,
    -- Until when the proof can be shown.
    proof_until INTEGER,
    finished_at INTEGER
) STRICT;

CREATE INDEX sign_in_of_account ON sign_in (messenger, account, portal);
CREATE INDEX sign_in_made ON sign_in (made_at);

-- What people's own sign-ins gave: with it the portal is asked as that person. Without a link it waits for its proof.
CREATE TABLE personal_token (
    token_id      INTEGER PRIMARY KEY,
    portal        TEXT    NOT NULL,
    person        INTEGER NOT NULL,
    sign_in_id    INTEGER NOT NULL,
    link_id       INTEGER UNIQUE,
    access_token  TEXT    NOT NULL,
    refresh_token TEXT    NOT NULL,
    -- What the portal said last: whether the person is an administrator.
    is_admin      INTEGER NOT NULL,
    told_at       INTEGER NOT NULL,
    made_at       INTEGER NOT NULL,
    seal          BLOB    NOT NULL
) STRICT;

CREATE INDEX personal_token_of_person ON personal_token (portal, person);
