-- Registration for events: optional, and never needed for listening.

-- What an event offers. No personal data; kept with the event. The two counts are written when the personal data goes.
CREATE TABLE registration_offer (
    -- The event's id. No foreign key: the programme belongs to another feature, which is reached through its verbs only.
    event_id   TEXT PRIMARY KEY NOT NULL,
    open       BOOLEAN NOT NULL,
    -- How many places there are; NULL: as many as come.
    capacity   BIGINT CHECK (capacity > 0),
    -- Who comes too late may wait for a place.
    waiting    BOOLEAN NOT NULL,
    opens_at   TIMESTAMPTZ,
    closes_at  TIMESTAMPTZ,
    -- The organiser's questions, a JSON list.
    questions  TEXT NOT NULL,
    -- When the event ends: 30 days later the registrations go. Moved with the event.
    ends_at    TIMESTAMPTZ NOT NULL,
    -- Raised by everybody who is about to count places: on PostgreSQL that is the lock of the event.
    turn       BIGINT NOT NULL DEFAULT 0,
    registered BIGINT,
    came       BIGINT,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX registration_offer_end ON registration_offer (ends_at);

-- Who has registered. Personal data: name, e-mail address, answers, whether the person came. Kept until 30 days after the event, cancelled ones too;
-- erasure of an account takes a place back and removes the row.
CREATE TABLE registration (
    id         TEXT PRIMARY KEY NOT NULL,
    event_id   TEXT NOT NULL REFERENCES registration_offer (event_id) ON DELETE CASCADE,
    -- What people read out: "A-12345678". No secret.
    number     TEXT NOT NULL UNIQUE,
    -- SHA-256 of the code that opens the registration. The code itself is derived from the id and the installation's key.
    code_hash  TEXT NOT NULL UNIQUE,
    -- The account, if there is one. No foreign key, as above.
    person_id  TEXT,
    name       TEXT NOT NULL,
    email      TEXT,
    language   TEXT NOT NULL CHECK (language IN ('de', 'en')),
    state      TEXT NOT NULL CHECK (state IN ('confirmed', 'waiting', 'cancelled')),
    -- Answers by the question's id, a JSON object.
    answers    TEXT NOT NULL,
    -- Added by the staff at the door.
    walk_in    BOOLEAN NOT NULL,
    -- The event's turn in which it came: the order of the queue.
    turn       BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    came_at    TIMESTAMPTZ
);
-- The queue of the waiting, and the list at the door.
CREATE INDEX registration_queue ON registration (event_id, state, turn);
-- One place for one address and for one account.
CREATE UNIQUE INDEX registration_email ON registration (event_id, email) WHERE state <> 'cancelled';
CREATE UNIQUE INDEX registration_person ON registration (event_id, person_id) WHERE state <> 'cancelled';
CREATE INDEX registration_of_person ON registration (person_id);
