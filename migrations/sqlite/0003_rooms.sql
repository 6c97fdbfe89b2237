-- Rooms, their logs, seats and invitations. Ballots never stand here.

CREATE TABLE room (
    id              TEXT PRIMARY KEY NOT NULL,
    slug            TEXT NOT NULL UNIQUE,
    title           TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('event', 'standing')),
    -- Where the way out leads: the event's page, or the list of rooms. A path of this portal.
    home            TEXT NOT NULL,
    -- SHA-256 of the code of a closed room; NULL: open to everybody.
    code_hash       TEXT,
    code_expires_at TEXT,
    -- Projection of the log, written in the same transaction.
    status          TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'live', 'over')),
    started_at      TEXT,
    ended_at        TEXT,
    created_at      TEXT NOT NULL
) STRICT;

CREATE TABLE room_log (
    room_id TEXT    NOT NULL REFERENCES room (id),
    seq     INTEGER NOT NULL,
    at      TEXT    NOT NULL,
    by_seat TEXT,
    kind    TEXT    NOT NULL,
    payload TEXT    NOT NULL,
    -- A chat line's number and text stand apart from the payload, so that the text can be removed for good.
    line    INTEGER,
    text    TEXT,
    PRIMARY KEY (room_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE seat (
    id          TEXT PRIMARY KEY NOT NULL,
    room_id     TEXT NOT NULL REFERENCES room (id),
    -- SHA-256 of the secret in the cookie.
    secret_hash TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    UNIQUE (room_id, secret_hash)
) STRICT;

CREATE TABLE invitation (
    token_hash TEXT PRIMARY KEY NOT NULL,
    room_id    TEXT NOT NULL REFERENCES room (id),
    role       TEXT NOT NULL,
    name       TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT;
