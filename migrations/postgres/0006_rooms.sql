-- Who supports which question while the evening is on: an opinion, and no part of the log. The rows go when they are counted.

CREATE TABLE support (
    room_id  TEXT    NOT NULL REFERENCES room (id),
    question BIGINT  NOT NULL,
    seat_id  TEXT    NOT NULL,
    PRIMARY KEY (room_id, question, seat_id)
);

-- The questions of an evening are read from its log for the event's page.
CREATE INDEX room_log_kind ON room_log (room_id, kind);
