-- Who has asked for the erasure of their account, and when it is due.
-- Personal data: the id. Kept until then; goes with the account, or when its owner changes their mind.
CREATE TABLE erasure (
    person_id    TEXT PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    requested_at TIMESTAMPTZ NOT NULL,
    due_at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX erasure_due ON erasure (due_at);
