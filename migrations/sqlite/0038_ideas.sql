-- Ideas contests: calls with categories and their windows, submissions, what became of each, support.
-- Personal data: who sent an idea (never shown anywhere), who supports one. A rejected idea goes 30 days after the decision; name and address of a
-- published one go two years after it last moved. Erasing an account leaves what was published, which never bore a name.

CREATE TABLE contest (
    id          TEXT PRIMARY KEY NOT NULL,
    slug        TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    lead        TEXT NOT NULL,
    -- Markdown.
    text        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'public', 'over')),
    prizes      TEXT NOT NULL,
    -- Markdown.
    outcome     TEXT NOT NULL,
    -- The evening of the vote. No foreign key: events belong to the programme.
    event_id    TEXT,
    -- The number of the newest idea; numbers are never used twice.
    last_number INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    updated_at  TEXT NOT NULL
) STRICT;

CREATE TABLE contest_category (
    id              TEXT PRIMARY KEY NOT NULL,
    contest_id      TEXT NOT NULL REFERENCES contest (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL,
    title           TEXT NOT NULL,
    audience        TEXT NOT NULL,
    opens_at        TEXT NOT NULL,
    -- From this moment on it is too late.
    closes_at       TEXT NOT NULL,
    -- When it was to close at first; NULL: it was never extended.
    first_closes_at TEXT
) STRICT;
CREATE INDEX contest_category_of ON contest_category (contest_id, position);

CREATE TABLE idea (
    id           TEXT PRIMARY KEY NOT NULL,
    contest_id   TEXT NOT NULL REFERENCES contest (id) ON DELETE CASCADE,
    category_id  TEXT NOT NULL REFERENCES contest_category (id),
    number       INTEGER NOT NULL,
    -- Came with the form: a form that is sent twice makes one idea.
    ticket       TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,
    text         TEXT NOT NULL,
    via          TEXT NOT NULL CHECK (via IN ('form', 'mail', 'paper')),
    -- Never shown.
    name         TEXT NOT NULL,
    -- Lower case. Never shown.
    email        TEXT,
    person_id    TEXT,
    -- The language of letters about it.
    language     TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'public', 'rejected', 'removed')),
    suspicions   TEXT NOT NULL,
    status       TEXT NOT NULL CHECK (status IN ('received', 'review', 'accepted', 'declined', 'measure')),
    -- The group it was forwarded to. No foreign key: groups are another feature.
    group_id     TEXT,
    -- From the vote of an evening.
    points       INTEGER,
    created_at   TEXT NOT NULL,
    published_at TEXT,
    -- When it last moved: published, rejected, answered.
    moved_at     TEXT,
    UNIQUE (contest_id, number)
) STRICT;
CREATE INDEX idea_by_state ON idea (state, created_at);
CREATE INDEX idea_by_category ON idea (category_id);
CREATE INDEX idea_by_email ON idea (email);
CREATE INDEX idea_by_person ON idea (person_id);

-- What the city answered, one after the other.
CREATE TABLE idea_step (
    id         TEXT PRIMARY KEY NOT NULL,
    idea_id    TEXT NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
    status     TEXT NOT NULL CHECK (status IN ('received', 'review', 'accepted', 'declined', 'measure')),
    text       TEXT NOT NULL,
    -- A path of this portal or an address with https; may be empty.
    link       TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX idea_step_of ON idea_step (idea_id, created_at);

CREATE TABLE idea_support (
    idea_id    TEXT NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
    person_id  TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (idea_id, person_id)
) STRICT;
CREATE INDEX idea_support_by_person ON idea_support (person_id);
