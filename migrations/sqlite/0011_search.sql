-- What can be found: a copy of what is public, kept in the same transaction as the original, and its words. Names of citizens stand nowhere in it.
-- Personal data: names of speakers as the programme has announced them. A document goes with its original; erasing or redacting that one rewrites it here.

CREATE TABLE search_document (
    -- The order of the hits, the greatest first: seconds, kind, and a hash of the id.
    number         INTEGER PRIMARY KEY NOT NULL,
    kind           TEXT NOT NULL,
    reference      TEXT NOT NULL,
    address        TEXT NOT NULL,
    title          TEXT NOT NULL,
    text           TEXT NOT NULL,
    at             TEXT,
    series_id      TEXT,
    -- The address of the event it belongs to.
    within_address TEXT,
    -- Whose documents are replaced together: a room's id.
    owner_id       TEXT,
    language       TEXT,
    changed_at     TEXT NOT NULL,
    -- Stems with a letter before each that says where they stand; made by the program alike for both engines.
    tokens         TEXT NOT NULL,
    UNIQUE (kind, reference)
) STRICT;

CREATE INDEX search_document_address ON search_document (address);
CREATE INDEX search_document_within ON search_document (within_address);
CREATE INDEX search_document_owner ON search_document (owner_id);
CREATE INDEX search_document_changed ON search_document (changed_at, number);
CREATE INDEX search_document_at ON search_document (at);

-- The tokens are plain words: nothing is left to a tokenizer.
CREATE VIRTUAL TABLE search_index USING fts5 (tokens, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
-- What was removed must not stand in the index until it happens to be merged.
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
    INSERT INTO search_index (rowid, tokens) VALUES (new.number, new.tokens);
END;

CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
    INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', old.number, old.tokens);
END;

-- With which version of the words the index was filled.
CREATE TABLE search_state (
    version INTEGER NOT NULL
) STRICT;
