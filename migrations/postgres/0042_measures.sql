-- Measures: indicators with their readings, the yearly update with what was frozen, and followers. No personal data.

CREATE TABLE measure_indicator (
    measure_id TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    name       TEXT NOT NULL,
    level      TEXT NOT NULL CHECK (level IN ('input', 'output', 'outcome', 'impact')),
    unit       TEXT NOT NULL,
    definition TEXT NOT NULL,
    source     TEXT NOT NULL,
    method     TEXT NOT NULL,
    owner      TEXT NOT NULL,
    rhythm     TEXT NOT NULL,
    -- Numbers in hundredths, days of the city's calendar.
    from_value BIGINT,
    from_day   TEXT,
    to_value   BIGINT,
    to_day     TEXT,
    PRIMARY KEY (measure_id, position)
);

CREATE TABLE measure_reading (
    measure_id TEXT NOT NULL,
    position   BIGINT NOT NULL,
    day        TEXT NOT NULL,
    value      BIGINT NOT NULL,
    PRIMARY KEY (measure_id, position, day),
    FOREIGN KEY (measure_id, position) REFERENCES measure_indicator (measure_id, position) ON DELETE CASCADE
);

CREATE TABLE measure_year (
    year      BIGINT PRIMARY KEY NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    -- NULL: it is being gone through.
    frozen_at TIMESTAMPTZ,
    -- All measures as they stood, as the file of the export has them; empty until then.
    content   TEXT NOT NULL
);

CREATE TABLE measure_review (
    year       BIGINT NOT NULL REFERENCES measure_year (year) ON DELETE CASCADE,
    measure_id TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    is_changed BOOLEAN NOT NULL,
    at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (year, measure_id)
);

-- One can follow a measure as well. The program alone knows which kinds there are: each new feature would change this table otherwise.
ALTER TABLE subscription DROP CONSTRAINT subscription_kind_check;
