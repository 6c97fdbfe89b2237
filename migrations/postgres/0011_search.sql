-- What can be found: a copy of what is public, kept in the same transaction as the original, and its words. Names of citizens stand nowhere in it.
-- Personal data: names of speakers as the programme has announced them. A document goes with its original; erasing or redacting that one rewrites it here.

CREATE TABLE search_document (
    -- The order of the hits, the greatest first: seconds, kind, and a hash of the id.
    number         BIGINT PRIMARY KEY NOT NULL,
    kind           TEXT NOT NULL,
    reference      TEXT NOT NULL,
    address        TEXT NOT NULL,
    title          TEXT NOT NULL,
    text           TEXT NOT NULL,
    at             TIMESTAMPTZ,
    series_id      TEXT,
    -- The address of the event it belongs to.
    within_address TEXT,
    -- Whose documents are replaced together: a room's id.
    owner_id       TEXT,
    language       TEXT,
    changed_at     TIMESTAMPTZ NOT NULL,
    -- Stems with a letter before each that says where they stand; made by the program alike for both engines.
    tokens         TEXT NOT NULL,
    vector         TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED,
    UNIQUE (kind, reference)
);

CREATE INDEX search_document_address ON search_document (address);
CREATE INDEX search_document_within ON search_document (within_address);
CREATE INDEX search_document_owner ON search_document (owner_id);
CREATE INDEX search_document_changed ON search_document (changed_at, number);
CREATE INDEX search_document_at ON search_document (at);
CREATE INDEX search_document_vector ON search_document USING GIN (vector) WITH (fastupdate = off);

-- With which version of the words the index was filled.
CREATE TABLE search_state (
    version BIGINT NOT NULL
);
