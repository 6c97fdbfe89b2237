-- Drafts (strategies): texts in versions, their pictures, and what the city answers to comments on them. No personal data; comments stand with the comments.

CREATE TABLE draft (
    id          TEXT PRIMARY KEY NOT NULL,
    slug        TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    summary     TEXT NOT NULL,
    phase       TEXT NOT NULL CHECK (phase IN ('draft', 'comment', 'revision', 'decided')),
    -- The window in which comments are taken; NULL: without beginning or end.
    opens_at    TEXT,
    closes_at   TEXT,
    -- A day of the city's calendar: 2021-06-30.
    decided_on  TEXT,
    -- The last number that a chapter or block got; none is given twice.
    numbers     INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    updated_at  TEXT NOT NULL
) STRICT;

CREATE TABLE draft_version (
    draft_id     TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL CHECK (number > 0),
    note         TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (draft_id, number)
) STRICT;
CREATE INDEX draft_version_by_time ON draft_version (published_at);

-- Version 0 is the text being worked on. What has a greater number is never changed.
CREATE TABLE draft_chapter (
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    number   INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title    TEXT NOT NULL,
    PRIMARY KEY (draft_id, version, number)
) STRICT;

CREATE TABLE draft_block (
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    -- The same in all versions: that is how a paragraph is known again.
    number   INTEGER NOT NULL,
    chapter  INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'list', 'table', 'image', 'quote')),
    -- Of a heading: 2 or 3. Otherwise 0.
    level    INTEGER NOT NULL,
    -- Markdown.
    text     TEXT NOT NULL,
    PRIMARY KEY (draft_id, version, number)
) STRICT;
CREATE INDEX draft_block_of_chapter ON draft_block (draft_id, version, chapter, position);

CREATE TABLE draft_picture (
    id         TEXT PRIMARY KEY NOT NULL,
    draft_id   TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    format     TEXT NOT NULL CHECK (format IN ('webp', 'jpeg')),
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    alt        TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX draft_picture_of_draft ON draft_picture (draft_id, created_at);

-- What became of a comment.
CREATE TABLE draft_answer (
    comment_id  TEXT PRIMARY KEY NOT NULL,
    draft_id    TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    mark        TEXT NOT NULL CHECK (mark IN ('taken', 'partly', 'not')),
    reason      TEXT NOT NULL,
    answered_at TEXT NOT NULL
) STRICT;
CREATE INDEX draft_answer_of_draft ON draft_answer (draft_id, mark);

-- A comment can be about a part of what it belongs to, and about certain words of it: the words, the character at which they begin,
-- and the version in which they stood. 0: the whole, or no versions.
ALTER TABLE comment ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN quote TEXT NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN quote_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
