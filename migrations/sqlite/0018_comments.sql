-- Comments of citizens, and answers of the city. Personal data: name, e-mail address, account, the text.
-- The address is for letters about the comment alone: it goes 30 days after the decision. What was not published goes with it;
-- a text that was removed is empty at once. Erasing an account leaves what was published without name.

CREATE TABLE comment (
    id           TEXT PRIMARY KEY NOT NULL,
    -- What it is about, in another feature: a word and an id there.
    subject_kind TEXT NOT NULL,
    subject_id   TEXT NOT NULL,
    -- The comment it answers; one level deep.
    parent_id    TEXT REFERENCES comment (id) ON DELETE CASCADE,
    -- Empty: the name was taken away.
    name         TEXT NOT NULL,
    -- Lower case. Never shown, and nothing is made from it that is.
    email        TEXT,
    person_id    TEXT,
    is_city      INTEGER NOT NULL CHECK (is_city IN (0, 1)),
    -- The language of letters about it.
    language     TEXT NOT NULL,
    text         TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'public', 'rejected', 'removed')),
    -- What local rules found strange: words, parted by blanks.
    suspicions   TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    decided_at   TEXT
) STRICT;
CREATE INDEX comment_of_subject ON comment (subject_kind, subject_id, created_at);
CREATE INDEX comment_by_state ON comment (state, created_at);
CREATE INDEX comment_by_parent ON comment (parent_id);
CREATE INDEX comment_by_email ON comment (email);
