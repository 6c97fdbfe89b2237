-- What the administration sets in the browser, over the operator's file. No personal data but what the legal notice publishes; kept for good.
CREATE TABLE setting (
    -- Section and key of the file: imprint.provider.
    name       TEXT PRIMARY KEY NOT NULL,
    -- The value in JSON: a text, a number or a list of texts.
    value      TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

-- The city's logo and those of who pays. No personal data; the files lie in the data folder and go with their rows.
CREATE TABLE brand_image (
    id         TEXT PRIMARY KEY NOT NULL,
    place      TEXT NOT NULL CHECK (place IN ('logo', 'funding')),
    -- What stands for the picture where it is not seen.
    alt        TEXT NOT NULL,
    -- Where it leads; empty: nowhere.
    link       TEXT NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    -- Name of its file below the data folder's brand/.
    file       TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
