-- Decks of slides: what was uploaded, and what came of it. The pictures are files in the data folder; here stands their text.

CREATE TABLE deck (
    id         TEXT PRIMARY KEY NOT NULL,
    room_id    TEXT NOT NULL REFERENCES room (id),
    title      TEXT NOT NULL,
    -- Ready once the room's log says that the deck is there.
    state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'ready', 'failed')),
    -- Why it was not taken: a word of mitreden-report.
    fault      TEXT,
    -- How many pages the file has, once that is known.
    pages      BIGINT,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX deck_room ON deck (room_id);

CREATE TABLE slide (
    deck_id TEXT NOT NULL REFERENCES deck (id),
    page    BIGINT NOT NULL,
    width   BIGINT NOT NULL,
    height  BIGINT NOT NULL,
    format  TEXT NOT NULL CHECK (format IN ('webp', 'jpeg')),
    text    TEXT NOT NULL,
    PRIMARY KEY (deck_id, page)
);
