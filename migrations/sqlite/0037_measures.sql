-- Measures: what the city does, with phases, milestones, money by year and a history. No personal data: offices and functions, no names.

CREATE TABLE measure (
    id         TEXT PRIMARY KEY NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    -- The phase of the latest step, for the board.
    phase      TEXT NOT NULL CHECK (phase IN ('idea', 'strategy', 'pilot', 'implementation', 'operation', 'ended', 'dropped')),
    light      TEXT NOT NULL CHECK (light IN ('green', 'yellow', 'red', 'off')),
    sign       TEXT NOT NULL,
    title      TEXT NOT NULL,
    summary    TEXT NOT NULL,
    text       TEXT NOT NULL,
    easy       TEXT NOT NULL,
    field      TEXT NOT NULL,
    principles TEXT NOT NULL,
    standing   TEXT NOT NULL,
    office     TEXT NOT NULL,
    contact    TEXT NOT NULL,
    partners   TEXT NOT NULL,
    work_group TEXT NOT NULL,
    funder     TEXT NOT NULL,
    places     TEXT NOT NULL,
    quarter    TEXT NOT NULL,
    risks      TEXT NOT NULL,
    lessons    TEXT NOT NULL,
    transfer   TEXT NOT NULL,
    licence    TEXT NOT NULL,
    repository TEXT NOT NULL,
    -- A day of the city's calendar: 2021-02-24.
    funded_on  TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE measure_step (
    measure_id TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    phase      TEXT NOT NULL,
    day        TEXT NOT NULL,
    reason     TEXT NOT NULL,
    PRIMARY KEY (measure_id, position)
) STRICT;

CREATE TABLE measure_goal (
    id          TEXT PRIMARY KEY NOT NULL,
    measure_id  TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    title       TEXT NOT NULL,
    planned_day TEXT,
    reached_day TEXT
) STRICT;
CREATE INDEX measure_goal_of_measure ON measure_goal (measure_id, position);

CREATE TABLE measure_budget (
    measure_id     TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    year           INTEGER NOT NULL,
    planned_cents  INTEGER,
    approved_cents INTEGER,
    spent_cents    INTEGER,
    funded_cents   INTEGER,
    PRIMARY KEY (measure_id, year)
) STRICT;

CREATE TABLE measure_change (
    id         TEXT PRIMARY KEY NOT NULL,
    measure_id TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    at         TEXT NOT NULL,
    office     TEXT NOT NULL,
    -- Words of what was changed, parted by blanks.
    fields     TEXT NOT NULL,
    note       TEXT NOT NULL
) STRICT;
CREATE INDEX measure_change_of_measure ON measure_change (measure_id, at);
CREATE INDEX measure_change_by_time ON measure_change (at);
