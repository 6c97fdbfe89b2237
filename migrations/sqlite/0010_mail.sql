-- The outbox: letters are written in the transaction of what they tell, and sent afterwards until they arrive or cannot.
-- Personal data: address, name, words. The words go when the letter has been accepted; the row goes 30 days later, or with its recipient.
CREATE TABLE letter (
    id           TEXT PRIMARY KEY NOT NULL,
    -- What it is: sign-in, reminder, … The same words as in code.
    kind         TEXT NOT NULL,
    -- Id of what it tells, so that its pages can show whether it arrived; empty: nothing in particular.
    about        TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    name         TEXT NOT NULL,
    language     TEXT NOT NULL,
    subject      TEXT NOT NULL,
    plain        TEXT NOT NULL,
    html         TEXT NOT NULL,
    -- An iCalendar file that comes with it; empty: none.
    calendar     TEXT NOT NULL,
    -- Where one click ends the subscription (RFC 8058); empty: no subscription.
    unsubscribe  TEXT NOT NULL,
    -- 0 somebody waits for it, 1 normal, 2 to many.
    priority     INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 2),
    -- The same key is written once: a reminder, a digest of a day.
    unique_key   TEXT UNIQUE,
    created_at   TEXT NOT NULL,
    due_at       TEXT NOT NULL,
    -- Nobody needs it after this.
    expires_at   TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT,
    sent_at      TEXT,
    failed_at    TEXT,
    -- What the mail server said last, without addresses.
    reply        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX letter_open ON letter (priority, due_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX letter_about ON letter (about);
CREATE INDEX letter_recipient ON letter (recipient);
