-- The trail: what came of what. A link leads from an origin to a result; both are a word for the feature and an id there.
-- Personal data: who of the staff made the link.

CREATE TABLE trace_link (
    origin_kind TEXT NOT NULL,
    origin_id   TEXT NOT NULL,
    result_kind TEXT NOT NULL,
    result_id   TEXT NOT NULL,
    -- The account; none: the portal itself, or an account that is gone.
    joined_by   TEXT,
    joined_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (origin_kind, origin_id, result_kind, result_id)
);
CREATE INDEX trace_link_by_result ON trace_link (result_kind, result_id);

-- Whoever makes a link waits here for the turn, so that two at once close no circle.
CREATE TABLE trace_turn (
    id   BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    turn BIGINT NOT NULL
);
INSERT INTO trace_turn (id, turn) VALUES (1, 0);
