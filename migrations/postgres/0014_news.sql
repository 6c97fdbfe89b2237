-- News of the city: articles with tags, pictures and corrections. Personal data: none but what the city itself publishes; the article goes with its row.

CREATE TABLE article_picture (
    id           TEXT PRIMARY KEY NOT NULL,
    format       TEXT NOT NULL CHECK (format IN ('webp', 'jpeg')),
    width        BIGINT NOT NULL,
    height       BIGINT NOT NULL,
    -- The small twin, for lists.
    small_format TEXT NOT NULL CHECK (small_format IN ('webp', 'jpeg')),
    small_width  BIGINT NOT NULL,
    small_height BIGINT NOT NULL,
    -- Who made it, and what it shows for those who do not see it.
    credit       TEXT NOT NULL,
    alt          TEXT NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL
);

CREATE TABLE article (
    id             TEXT PRIMARY KEY NOT NULL,
    slug           TEXT NOT NULL UNIQUE,
    title          TEXT NOT NULL,
    teaser         TEXT NOT NULL,
    -- Markdown.
    text           TEXT NOT NULL,
    source         TEXT NOT NULL,
    -- What of another feature it is about: a word and an id, reached through that feature's verbs. Empty: nothing.
    related_kind   TEXT NOT NULL,
    related_id     TEXT NOT NULL,
    picture_id     TEXT REFERENCES article_picture (id) ON DELETE SET NULL,
    -- NULL: a draft. In the future: planned. Nothing has to run for it to appear.
    published_at   TIMESTAMPTZ,
    -- Taken back after it was public; the address is kept, and says so.
    withdrawn_at   TIMESTAMPTZ,
    takes_comments BOOLEAN NOT NULL,
    -- After this no new comments; NULL: as the site's settings say.
    comments_until TIMESTAMPTZ,
    -- The search holds it as it is now; a planned article comes into it when its time has come.
    is_found       BOOLEAN NOT NULL DEFAULT FALSE,
    created_at     TIMESTAMPTZ NOT NULL,
    updated_at     TIMESTAMPTZ NOT NULL
);
CREATE INDEX article_by_publication ON article (published_at, id);
CREATE INDEX article_by_picture ON article (picture_id);

-- `tag` is the label as an address.
CREATE TABLE article_tag (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    tag        TEXT NOT NULL,
    label      TEXT NOT NULL,
    PRIMARY KEY (article_id, tag)
);
CREATE INDEX article_tag_by_tag ON article_tag (tag);

-- What was wrong in a published article, shown in it with its date.
CREATE TABLE article_correction (
    id           TEXT PRIMARY KEY NOT NULL,
    article_id   TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    text         TEXT NOT NULL,
    corrected_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX article_correction_of ON article_correction (article_id, corrected_at);
