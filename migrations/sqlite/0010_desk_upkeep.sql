-- What the desk's group shows is kept right: buttons go when they were answered, wherever; paragraphs of one breath stand
-- in one message; what the group lacks is told once, until it had come back.

-- Whether buttons stand below it, and the last of the things that were told by it, where they were several.
ALTER TABLE desk_message ADD COLUMN has_buttons INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk_message ADD COLUMN last_item INTEGER;

CREATE INDEX desk_message_with_buttons ON desk_message (portal, conversation_id) WHERE has_buttons = 1;

-- Announcements from before may have buttons. Whether they do is found out by taking them away.
UPDATE desk_message SET has_buttons = 1
WHERE item IN (SELECT item FROM handoff_item WHERE payload ->> '$.notice.choices' IS NOT NULL);

-- What a file is, for transcripts.
ALTER TABLE messenger_media ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';
ALTER TABLE messenger_media ADD COLUMN name TEXT;

-- What the bot lacks in a group, and since when, as far as the group was told.
CREATE TABLE desk_lack (
    messenger       TEXT    NOT NULL,
    chat            INTEGER NOT NULL,
    lack            TEXT    NOT NULL,
    since           INTEGER NOT NULL,
    PRIMARY KEY (messenger, chat, lack)
) STRICT;
