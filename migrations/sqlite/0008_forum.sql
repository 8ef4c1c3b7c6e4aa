-- The desk in a forum group: what its topics show, where each thing that was told stands, and files on their way.
-- Moments are microseconds since 1970 in UTC. Which conversation a topic shows is in `handoff`.

-- What a topic shows by now, so that it is changed only where something else is to be seen.
CREATE TABLE desk_topic (
    desk            TEXT    NOT NULL,
    topic           INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    is_closed       INTEGER NOT NULL,
    -- The message of the card, and a digest of what stands on it.
    card            INTEGER,
    card_digest     TEXT    NOT NULL,
    is_pinned       INTEGER NOT NULL,
    -- Whether what was said before there was a topic was handed over.
    has_past        INTEGER NOT NULL,
    PRIMARY KEY (desk, topic)
) STRICT;

-- Who waits, in one message of the General topic.
CREATE TABLE desk_list (
    messenger       TEXT    NOT NULL,
    chat            INTEGER NOT NULL,
    message         INTEGER NOT NULL,
    digest          TEXT    NOT NULL,
    PRIMARY KEY (messenger, chat)
) STRICT;

-- Our messages in the group, by what they show: a part for each call.
CREATE TABLE desk_message (
    messenger       TEXT    NOT NULL,
    chat            INTEGER NOT NULL,
    message         INTEGER NOT NULL,
    topic           INTEGER,
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    -- What was told (`handoff_item`); none: the card, or what was said before.
    item            INTEGER,
    part            INTEGER NOT NULL,
    -- The number of the person's message that it shows: an edit of that one changes this one.
    words           INTEGER,
    has_file        INTEGER NOT NULL,
    sent_at         INTEGER NOT NULL,
    PRIMARY KEY (messenger, chat, message)
) STRICT;

CREATE INDEX desk_message_of_item ON desk_message (item, part) WHERE item IS NOT NULL;
CREATE INDEX desk_message_of_words ON desk_message (portal, conversation_id, words) WHERE words IS NOT NULL;

-- Where the words of agents stand in the person's chat: an edit of those changes these. `number` is that of the agent's
-- message in the group.
CREATE TABLE desk_said (
    portal          TEXT    NOT NULL,
    conversation_id INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    part            INTEGER NOT NULL,
    chat            INTEGER NOT NULL,
    message         INTEGER NOT NULL,
    has_file        INTEGER NOT NULL,
    PRIMARY KEY (portal, conversation_id, number, part)
) STRICT;

-- What is being said in the group (`notices`, `items`, `upkeep`): after a crash a message whose answer was lost is looked
-- for before anything else.
CREATE TABLE desk_saying (
    messenger       TEXT    NOT NULL,
    chat            INTEGER NOT NULL,
    what            TEXT    NOT NULL,
    PRIMARY KEY (messenger, chat)
) STRICT;

-- What is said once and is nobody's business afterwards: a link that introduces somebody.
ALTER TABLE messenger_notice ADD COLUMN is_secret INTEGER NOT NULL DEFAULT 0;

-- Messages with files, to be copied to the other side: an album comes as several messages and stays together.
CREATE TABLE messenger_media (
    messenger       TEXT    NOT NULL,
    chat            INTEGER NOT NULL,
    message         INTEGER NOT NULL,
    album           TEXT,
    received_at     INTEGER NOT NULL,
    PRIMARY KEY (messenger, chat, message)
) STRICT;

CREATE INDEX messenger_media_of_album ON messenger_media (messenger, chat, album) WHERE album IS NOT NULL;
