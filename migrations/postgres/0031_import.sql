-- What was taken over from another program: so that a second run doubles nothing, and old addresses lead to the new ones.
-- Personal data: none; a row goes with its article.
CREATE TABLE imported_article (
    -- Program, site and number there: wordpress https://alt.example 123.
    origin      TEXT PRIMARY KEY NOT NULL,
    article_id  TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    -- The path at which it stood, decoded and without a slash at its end; empty: none.
    path        TEXT NOT NULL,
    imported_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX imported_article_by_path ON imported_article (path);
CREATE INDEX imported_article_of ON imported_article (article_id);
