-- Notifications: who wants to hear of what, by letter; and the newsletters of the city. Nobody is on a list before they have said so from their mailbox.

-- Somebody who wants letters. Personal data: the address. Kept until the person ends it by one click; what nobody confirmed goes after 7 days.
CREATE TABLE subscriber (
    id           TEXT PRIMARY KEY NOT NULL,
    email        TEXT NOT NULL UNIQUE,
    language     TEXT NOT NULL CHECK (language IN ('de', 'en')),
    -- SHA-256 of the secret in the address of the person's page; the secret is derived from the id and the installation's key.
    token_hash   TEXT NOT NULL UNIQUE,
    rhythm       TEXT NOT NULL CHECK (rhythm IN ('at-once', 'daily', 'weekly')),
    -- The hour of the city's clock at which digests are written.
    hour         BIGINT NOT NULL CHECK (hour BETWEEN 0 AND 23),
    created_at   TIMESTAMPTZ NOT NULL,
    -- The consent: when it was given, and to which words. NULL: not yet.
    confirmed_at TIMESTAMPTZ,
    consent      TEXT NOT NULL,
    -- Up to here the person has been told.
    told_at      TIMESTAMPTZ NOT NULL,
    -- The mail server said that nobody has this address.
    returned_at  TIMESTAMPTZ
);
CREATE INDEX subscriber_told ON subscriber (told_at);

-- What somebody follows. Goes with the subscriber.
CREATE TABLE subscription (
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    -- newsletter, programme, news: all of it; series, tag: one of them, named by reference.
    kind          TEXT NOT NULL CHECK (kind IN ('newsletter', 'programme', 'news', 'series', 'tag')),
    reference     TEXT NOT NULL,
    PRIMARY KEY (subscriber_id, kind, reference)
);
CREATE INDEX subscription_kind ON subscription (kind, subscriber_id);

-- A letter of the city to all who subscribed. Public once it is sent.
CREATE TABLE newsletter (
    id         TEXT PRIMARY KEY NOT NULL,
    subject    TEXT NOT NULL,
    text       TEXT NOT NULL,
    -- What it points to, a JSON list.
    items      TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    -- When somebody pressed "send", and when the last letter of it was written.
    sent_at    TIMESTAMPTZ,
    written_at TIMESTAMPTZ,
    -- The last subscriber it was written to.
    reached    TEXT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
