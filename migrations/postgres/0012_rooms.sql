-- How many came to an evening and how long they stayed: numbers alone, and nobody's.
-- Nothing here is personal data: no row belongs to anybody, no id of a seat stands here. Kept for good, for reports; an erasure finds nothing.

-- How many were there in a minute; a minute without a row is like the one before it.
CREATE TABLE attendance_minute (
    room_id   TEXT    NOT NULL REFERENCES room (id),
    minute    TIMESTAMPTZ NOT NULL,
    listening BIGINT  NOT NULL,
    talking   BIGINT  NOT NULL,
    PRIMARY KEY (room_id, minute)
);

-- Sums by what is counted: `stay-035` (stays of 35 to 40 minutes), `first-yes`, `language-de`, `typing`, `signing`.
CREATE TABLE attendance_count (
    room_id TEXT    NOT NULL REFERENCES room (id),
    way     TEXT    NOT NULL CHECK (way IN ('listening', 'talking')),
    what    TEXT    NOT NULL,
    number  BIGINT  NOT NULL,
    PRIMARY KEY (room_id, way, what)
);
