-- The boxes of open polls: who has voted and the sums, as one value, rewritten whole.
-- No row for a ballot, no time, no order: nothing here joins a voter to a ballot. The box goes when its poll closes.

CREATE TABLE ballot_box (
    room_id TEXT    NOT NULL REFERENCES room (id),
    poll    INTEGER NOT NULL,
    content TEXT    NOT NULL,
    PRIMARY KEY (room_id, poll)
) STRICT, WITHOUT ROWID;
