-- Figures: what is published, reports that were frozen, numbers entered by hand, and what people said after an evening.

-- What the staff has published: an evening, a series (by id), a quarter (`2026-4`) or a year. Not personal.
CREATE TABLE figures_published (
    scope        TEXT NOT NULL CHECK (scope IN ('event', 'series', 'quarter', 'year')),
    subject      TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (scope, subject)
) STRICT, WITHOUT ROWID;

-- A report as it was on a day, as one value that never changes. It holds published cells only, so nothing personal; kept for good.
CREATE TABLE figures_report (
    id        TEXT PRIMARY KEY NOT NULL,
    scope     TEXT NOT NULL CHECK (scope IN ('event', 'series', 'quarter', 'year')),
    subject   TEXT NOT NULL,
    title     TEXT NOT NULL,
    frozen_at TEXT NOT NULL,
    content   TEXT NOT NULL
) STRICT;

-- What was counted without the portal: people in the hall, evenings of before. Sums; not personal.
CREATE TABLE figures_by_hand (
    event_id   TEXT PRIMARY KEY NOT NULL,
    listening  INTEGER NOT NULL CHECK (listening >= 0),
    talking    INTEGER NOT NULL CHECK (talking >= 0),
    on_site    INTEGER NOT NULL CHECK (on_site >= 0),
    first_time INTEGER NOT NULL CHECK (first_time >= 0),
    spoken     INTEGER NOT NULL CHECK (spoken >= 0),
    note       TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

-- Answers after an evening: sums by question and answer. Nobody's: no row is a person's, and no time tells who it was.
CREATE TABLE figures_feedback (
    event_id TEXT    NOT NULL,
    question TEXT    NOT NULL CHECK (question IN ('forms', 'liked', 'heard')),
    answer   TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    PRIMARY KEY (event_id, question, answer)
) STRICT, WITHOUT ROWID;

-- Words after an evening, for the staff alone. They stand apart from the sums and carry a day, not a time. People may name
-- themselves or others in them: deleted after a year, and by the staff at any time (that is the erasure: nobody knows whose they are).
CREATE TABLE figures_words (
    id       TEXT PRIMARY KEY NOT NULL,
    event_id TEXT NOT NULL,
    words    TEXT NOT NULL,
    day      TEXT NOT NULL
) STRICT;
CREATE INDEX figures_words_event ON figures_words (event_id);
