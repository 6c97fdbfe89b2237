-- The programme: series, events, speakers, agenda. Never what happens in a room; that stands in the room's log.

-- Several events under one title. The address is for good: it stands on posters.
CREATE TABLE series (
    id         TEXT PRIMARY KEY NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    summary    TEXT NOT NULL,
    archived   BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

-- A dated thing with an agenda and a room. An event that is called off keeps its row and its page.
CREATE TABLE event (
    id         TEXT PRIMARY KEY NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    series_id  TEXT REFERENCES series (id) ON DELETE SET NULL,
    title      TEXT NOT NULL,
    summary    TEXT NOT NULL,
    text       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('themed', 'assembly', 'session')),
    starts_at  TIMESTAMPTZ NOT NULL,
    ends_at    TIMESTAMPTZ NOT NULL,
    cancelled  BOOLEAN NOT NULL DEFAULT FALSE,
    -- RFC 5545 section 3.8.7.4: raised with each change that matters to somebody's calendar.
    sequence   BIGINT NOT NULL DEFAULT 0,
    -- The room's id. No foreign key: rooms belong to another feature, which is reached through its verbs only.
    room_id    TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    CHECK (starts_at < ends_at)
);

-- "What is next" and "what is on now" are asked by every visitor of the start page.
CREATE INDEX event_by_start ON event (starts_at);
CREATE INDEX event_by_series ON event (series_id, starts_at);
CREATE INDEX event_by_room ON event (room_id);

CREATE TABLE speaker (
    id       TEXT PRIMARY KEY NOT NULL,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name     TEXT NOT NULL,
    title    TEXT NOT NULL,
    role     TEXT NOT NULL,
    UNIQUE (event_id, position)
);

CREATE TABLE agenda_item (
    id       TEXT PRIMARY KEY NOT NULL,
    event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('talk', 'discussion', 'poll', 'barcamp', 'break')),
    title    TEXT NOT NULL,
    minutes  BIGINT NOT NULL CHECK (minutes > 0),
    speaker  TEXT NOT NULL,
    UNIQUE (event_id, position)
);
