-- The topic store: impulses of citizens and groups, their fields of action, and what was done with them.
-- Personal data: name, account and text of who wrote one. What was not published goes 30 days after the decision; a text that was removed is empty at once.
-- Erasing an account leaves what was published without name.

CREATE TABLE field_of_action (
    id       TEXT PRIMARY KEY NOT NULL,
    slug     TEXT NOT NULL UNIQUE,
    title    TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE topic (
    id            TEXT PRIMARY KEY NOT NULL,
    -- The group that keeps it. No foreign key: groups belong to another feature. NULL: none yet.
    group_id      TEXT,
    title         TEXT NOT NULL,
    text          TEXT NOT NULL,
    -- As others read it; empty: nobody.
    name          TEXT NOT NULL,
    person_id     TEXT,
    -- The language of its receipt.
    language      TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('waiting', 'public', 'rejected', 'removed')),
    -- What local rules found strange: words, parted by blanks.
    suspicions    TEXT NOT NULL,
    -- Nobody works on it any more, and why.
    closed_at     TEXT,
    closed_reason TEXT NOT NULL,
    -- The topic in which it stands now; its own address leads there.
    merged_into   TEXT REFERENCES topic (id) ON DELETE SET NULL,
    -- What of an evening it was drawn from: question:<room>:<number>, poll:<room>:<number>. NULL: somebody wrote it.
    drawn_from    TEXT UNIQUE,
    created_at    TEXT NOT NULL,
    decided_at    TEXT,
    updated_at    TEXT NOT NULL
) STRICT;
CREATE INDEX topic_by_time ON topic (state, created_at, id);
CREATE INDEX topic_by_group ON topic (group_id, state, created_at, id);
CREATE INDEX topic_by_merger ON topic (merged_into);

CREATE TABLE topic_field (
    topic_id TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    field_id TEXT NOT NULL REFERENCES field_of_action (id) ON DELETE CASCADE,
    PRIMARY KEY (topic_id, field_id)
) STRICT;
CREATE INDEX topic_field_by_field ON topic_field (field_id, topic_id);

-- What was done with a topic, for everybody to read. Holds nobody's name.
CREATE TABLE topic_move (
    id       TEXT PRIMARY KEY NOT NULL,
    topic_id TEXT NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    deed     TEXT NOT NULL CHECK (deed IN ('moved', 'merged', 'taken', 'closed', 'reopened', 'changed', 'drawn', 'imported')),
    -- Of a move the groups as they were called, of a merger the other topic, of a closing the reason.
    words    TEXT NOT NULL,
    done_at  TEXT NOT NULL
) STRICT;
CREATE INDEX topic_move_of ON topic_move (topic_id, done_at);
