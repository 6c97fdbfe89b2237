-- Rooms that somebody books for a club or an initiative, for some hours. They and their logs are gone when the hours are over.
-- Personal data: whose booking it is, what it is called, the name as host.

-- From and until when a booked room can be entered; NULL: a room that nobody has booked.
ALTER TABLE room ADD COLUMN opens_at TIMESTAMPTZ;
ALTER TABLE room ADD COLUMN closes_at TIMESTAMPTZ;

CREATE TABLE booking (
    id         TEXT PRIMARY KEY NOT NULL,
    -- No foreign key: rooms belong to another feature, which is reached through its verbs only.
    room_id    TEXT NOT NULL UNIQUE,
    person_id  TEXT NOT NULL,
    title      TEXT NOT NULL,
    host       TEXT NOT NULL,
    starts_at  TIMESTAMPTZ NOT NULL,
    ends_at    TIMESTAMPTZ NOT NULL,
    -- Who comes waits until the host lets them in.
    lobby      BOOLEAN NOT NULL,
    -- Link and code follow from it and from the installation's secret: one more makes both anew.
    access     BIGINT NOT NULL,
    -- Came with the form: a form that is sent twice makes one booking.
    ticket     TEXT NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX booking_by_person ON booking (person_id);
CREATE INDEX booking_by_end ON booking (ends_at);

-- Whoever books waits here for the turn, so that two at once do not take the last room.
CREATE TABLE booking_turn (
    id   BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    turn BIGINT NOT NULL
);
INSERT INTO booking_turn (id, turn) VALUES (1, 0);
