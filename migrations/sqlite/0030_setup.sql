-- The first setup of the portal: at most one row. No personal data; it stays as the note that the setup is over.
CREATE TABLE setup (
    id          INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    -- SHA-256 of the key in the one-time address.
    key_hash    TEXT NOT NULL,
    expires_at  TEXT NOT NULL,
    -- When the first administrator came. From then on the key is worth nothing.
    claimed_at  TEXT,
    -- The words of the steps that are done, with blanks between them.
    done        TEXT NOT NULL,
    finished_at TEXT
) STRICT;
