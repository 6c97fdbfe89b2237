-- Ideas: files that come with them, a vote over days, when a window was put off, support that a file brought along.
-- Personal data: files, until they go with their idea. A ballot lies under a keyed hash of the account and is deleted when the vote is counted.

CREATE TABLE idea_file (
    id         TEXT PRIMARY KEY NOT NULL,
    idea_id    TEXT NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
    -- From 1, in the order in which they were brought. Nobody keeps what they were called.
    position   BIGINT NOT NULL,
    format     TEXT NOT NULL CHECK (format IN ('pdf', 'webp', 'jpeg')),
    bytes      BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idea_file_of ON idea_file (idea_id, position);

CREATE TABLE contest_ballot (
    contest_id TEXT NOT NULL REFERENCES contest (id) ON DELETE CASCADE,
    -- HMAC of the account under the key of the installation: one ballot each, nobody's without the key. No time, no order.
    mark       TEXT NOT NULL,
    -- Points by idea: {"id": 70, …}.
    points     TEXT NOT NULL,
    PRIMARY KEY (contest_id, mark)
);

-- The vote over days; NULL: there is none.
ALTER TABLE contest ADD COLUMN vote_opens_at TIMESTAMPTZ;
ALTER TABLE contest ADD COLUMN vote_closes_at TIMESTAMPTZ;
-- When its ballots were counted and deleted.
ALTER TABLE contest ADD COLUMN vote_counted_at TIMESTAMPTZ;
-- How many voted; NULL: it was not counted.
ALTER TABLE contest ADD COLUMN voters BIGINT;
-- When its end was last put off.
ALTER TABLE contest_category ADD COLUMN extended_at TIMESTAMPTZ;
-- How many supported it on the portal that a file came from.
ALTER TABLE idea ADD COLUMN earlier_support BIGINT NOT NULL DEFAULT 0;
