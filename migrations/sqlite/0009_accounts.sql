-- Citizens have accounts, too. Personal data: name, e-mail address, language. Kept until the person erases the account; sessions and links go with it.

CREATE TABLE person_next (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('person', 'moderation', 'press', 'admin')),
    -- Lower case, as it is compared; what people typed is not kept. NULL: invited by a printed link only.
    email TEXT UNIQUE,
    -- The language of letters.
    language TEXT NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
    created_at TEXT NOT NULL
) STRICT;
INSERT INTO person_next (id, name, role, created_at) SELECT id, name, role, created_at FROM person;

CREATE TABLE session_next (
    token_hash TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person_next (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
INSERT INTO session_next SELECT token_hash, person_id, created_at, expires_at FROM session;

CREATE TABLE sign_in_link_next (
    token_hash TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person_next (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;
INSERT INTO sign_in_link_next SELECT token_hash, person_id, created_at, expires_at, used_at FROM sign_in_link;

-- The old tables go, those that point first: dropping a table deletes its rows, and that cascades.
DROP TABLE session;
DROP TABLE sign_in_link;
DROP TABLE person;
ALTER TABLE person_next RENAME TO person;
ALTER TABLE session_next RENAME TO session;
ALTER TABLE sign_in_link_next RENAME TO sign_in_link;
CREATE INDEX session_person ON session (person_id);
CREATE INDEX sign_in_link_person ON sign_in_link (person_id);
