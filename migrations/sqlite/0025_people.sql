-- Who works for the city: invitations of staff, and when an account was used last.

-- The day of the last sign-in in the city's time zone, YYYY-MM-DD; no time of day. Personal data of the account; goes with it.
ALTER TABLE person ADD COLUMN signed_in_on TEXT;
UPDATE person SET signed_in_on = (SELECT substr(MAX(created_at), 1, 10) FROM session WHERE session.person_id = person.id);

-- An open invitation. Personal data: address and name of somebody who may have no account yet. Goes when it is accepted or withdrawn, with the
-- account of who invited, or 30 days after it ran out.
CREATE TABLE staff_invitation (
    id TEXT PRIMARY KEY NOT NULL,
    -- Lower case, as it is compared.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('moderation', 'press', 'admin')),
    -- The language of the letter.
    language TEXT NOT NULL CHECK (language IN ('de', 'en')),
    -- SHA-256 of the secret in the link.
    token_hash TEXT NOT NULL UNIQUE,
    invited_by TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX staff_invitation_invited_by ON staff_invitation (invited_by);
