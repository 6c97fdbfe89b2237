-- Measures: indicators with their readings, the yearly update with what was frozen, and followers. No personal data.

CREATE TABLE measure_indicator (
    measure_id TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL,
    level      TEXT NOT NULL CHECK (level IN ('input', 'output', 'outcome', 'impact')),
    unit       TEXT NOT NULL,
    definition TEXT NOT NULL,
    source     TEXT NOT NULL,
    method     TEXT NOT NULL,
    owner      TEXT NOT NULL,
    rhythm     TEXT NOT NULL,
    -- Numbers in hundredths, days of the city's calendar.
    from_value INTEGER,
    from_day   TEXT,
    to_value   INTEGER,
    to_day     TEXT,
    PRIMARY KEY (measure_id, position)
) STRICT;

CREATE TABLE measure_reading (
    measure_id TEXT NOT NULL,
    position   INTEGER NOT NULL,
    day        TEXT NOT NULL,
    value      INTEGER NOT NULL,
    PRIMARY KEY (measure_id, position, day),
    FOREIGN KEY (measure_id, position) REFERENCES measure_indicator (measure_id, position) ON DELETE CASCADE
) STRICT;

CREATE TABLE measure_year (
    year      INTEGER PRIMARY KEY NOT NULL,
    opened_at TEXT NOT NULL,
    -- NULL: it is being gone through.
    frozen_at TEXT,
    -- All measures as they stood, as the file of the export has them; empty until then.
    content   TEXT NOT NULL
) STRICT;

CREATE TABLE measure_review (
    year       INTEGER NOT NULL REFERENCES measure_year (year) ON DELETE CASCADE,
    measure_id TEXT NOT NULL REFERENCES measure (id) ON DELETE CASCADE,
    is_changed INTEGER NOT NULL CHECK (is_changed IN (0, 1)),
    at         TEXT NOT NULL,
    PRIMARY KEY (year, measure_id)
) STRICT;

-- One can follow a measure as well. The program alone knows which kinds there are: each new feature would rebuild this table otherwise.
CREATE TABLE subscription_new (
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    -- newsletter, programme, news: all of it; series, event, tag, group, measure, …: one of them, named by reference.
    kind          TEXT NOT NULL,
    reference     TEXT NOT NULL,
    -- Of an event: how it stood when the person was last told; empty: not looked at yet.
    standing      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (subscriber_id, kind, reference)
) STRICT;
INSERT INTO subscription_new (subscriber_id, kind, reference, standing) SELECT subscriber_id, kind, reference, standing FROM subscription;
DROP TABLE subscription;
ALTER TABLE subscription_new RENAME TO subscription;
CREATE INDEX subscription_kind ON subscription (kind, reference, subscriber_id);
