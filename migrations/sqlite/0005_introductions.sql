-- Introductions: codes that were asked for, and where to look for guesses.
-- Moments are microseconds since 1970 in UTC.

CREATE INDEX invite_of_account ON invite (messenger, account, invite_id) WHERE kind = 'code';

-- A code that somebody asked for, with the portal and the person as they typed them. Whether there are any is found
-- out behind their back, so that the answer never tells.
CREATE TABLE code_order (
    messenger   TEXT    NOT NULL,
    account     INTEGER NOT NULL,
    update_id   INTEGER NOT NULL,
    portal      TEXT    NOT NULL,
    person      TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    done_at     INTEGER,
    PRIMARY KEY (messenger, account, update_id)
) STRICT;

CREATE INDEX code_order_open ON code_order (messenger, made_at) WHERE done_at IS NULL;

CREATE INDEX link_attempt_of_all ON link_attempt (messenger, at);
