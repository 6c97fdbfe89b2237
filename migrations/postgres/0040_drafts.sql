-- Drafts (strategies): texts in versions, their pictures, and what the city answers to comments on them. No personal data; comments stand with the comments.

CREATE TABLE draft (
    id          TEXT PRIMARY KEY NOT NULL,
    slug        TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    summary     TEXT NOT NULL,
    phase       TEXT NOT NULL CHECK (phase IN ('draft', 'comment', 'revision', 'decided')),
    -- The window in which comments are taken; NULL: without beginning or end.
    opens_at    TIMESTAMPTZ,
    closes_at   TIMESTAMPTZ,
    -- A day of the city's calendar: 2021-06-30.
    decided_on  TEXT,
    -- The last number that a chapter or block got; none is given twice.
    numbers     BIGINT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL
);

CREATE TABLE draft_version (
    draft_id     TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    number       BIGINT NOT NULL CHECK (number > 0),
    note         TEXT NOT NULL,
    published_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (draft_id, number)
);
CREATE INDEX draft_version_by_time ON draft_version (published_at);

-- Version 0 is the text being worked on. What has a greater number is never changed.
CREATE TABLE draft_chapter (
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    version  BIGINT NOT NULL,
    number   BIGINT NOT NULL,
    position BIGINT NOT NULL,
    title    TEXT NOT NULL,
    PRIMARY KEY (draft_id, version, number)
);

CREATE TABLE draft_block (
    draft_id TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    version  BIGINT NOT NULL,
    -- The same in all versions: that is how a paragraph is known again.
    number   BIGINT NOT NULL,
    chapter  BIGINT NOT NULL,
    position BIGINT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'list', 'table', 'image', 'quote')),
    -- Of a heading: 2 or 3. Otherwise 0.
    level    BIGINT NOT NULL,
    -- Markdown.
    text     TEXT NOT NULL,
    PRIMARY KEY (draft_id, version, number)
);
CREATE INDEX draft_block_of_chapter ON draft_block (draft_id, version, chapter, position);

CREATE TABLE draft_picture (
    id         TEXT PRIMARY KEY NOT NULL,
    draft_id   TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    format     TEXT NOT NULL CHECK (format IN ('webp', 'jpeg')),
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    alt        TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX draft_picture_of_draft ON draft_picture (draft_id, created_at);

-- What became of a comment.
CREATE TABLE draft_answer (
    comment_id  TEXT PRIMARY KEY NOT NULL,
    draft_id    TEXT NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    mark        TEXT NOT NULL CHECK (mark IN ('taken', 'partly', 'not')),
    reason      TEXT NOT NULL,
    answered_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX draft_answer_of_draft ON draft_answer (draft_id, mark);

-- A comment can be about a part of what it belongs to, and about certain words of it: the words, the character at which they begin,
-- and the version in which they stood. 0: the whole, or no versions.
ALTER TABLE comment ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN quote TEXT NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN quote_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE comment ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
