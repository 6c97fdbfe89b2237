-- Addresses from which letters came back, whoever wrote them: one truth for subscriptions, accounts and the staff.

-- Personal data: the address. Gone when its owner tries again, with the account, or half a year after the last letter came back.
CREATE TABLE returned_address (
    email   TEXT PRIMARY KEY NOT NULL,
    -- Since when nobody can be reached there; NULL: some letters came back, others may arrive.
    since   TEXT,
    -- How many letters came back, one soon after the other.
    times   INTEGER NOT NULL,
    -- What the mail server said last (RFC 3463).
    status  TEXT NOT NULL,
    last_at TEXT NOT NULL
) STRICT;
INSERT INTO returned_address (email, since, times, status, last_at) SELECT email, returned_at, 1, '', returned_at FROM subscriber WHERE returned_at IS NOT NULL;
ALTER TABLE subscriber DROP COLUMN returned_at;
