-- Decisions of the city's bodies, and what was chosen in them of many. No personal data: bodies decide, not people.

CREATE TABLE decision_body (
    id       TEXT PRIMARY KEY NOT NULL,
    name     TEXT NOT NULL,
    -- What it decides holds; the others recommend.
    is_final BOOLEAN NOT NULL
);

CREATE TABLE decision (
    id           TEXT PRIMARY KEY NOT NULL,
    slug         TEXT NOT NULL UNIQUE,
    body_id      TEXT NOT NULL REFERENCES decision_body (id),
    title        TEXT NOT NULL,
    -- Days of the city's calendar: 2021-02-24.
    day          TEXT NOT NULL,
    earlier_day  TEXT,
    paper        TEXT NOT NULL,
    link         TEXT NOT NULL,
    outcome      TEXT NOT NULL CHECK (outcome IN ('accepted', 'declined', 'postponed', 'noted')),
    text         TEXT NOT NULL,
    budget_cents BIGINT,
    created_at   TIMESTAMPTZ NOT NULL,
    updated_at   TIMESTAMPTZ NOT NULL
);
CREATE INDEX decision_by_day ON decision (day, id);
CREATE INDEX decision_by_body ON decision (body_id, day);
CREATE INDEX decision_by_change ON decision (updated_at);

CREATE TABLE decision_candidate (
    decision_id  TEXT NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    position     BIGINT NOT NULL,
    title        TEXT NOT NULL,
    lot          TEXT NOT NULL CHECK (lot IN ('chosen', 'kept', 'declined')),
    amount_cents BIGINT,
    PRIMARY KEY (decision_id, position)
);
