-- One can follow a working group as well: its announcements and its sessions.

CREATE TABLE subscription_new (
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    -- newsletter, programme, news: all of it; series, event, tag, group: one of them, named by reference.
    kind          TEXT NOT NULL CHECK (kind IN ('newsletter', 'programme', 'news', 'series', 'event', 'tag', 'group')),
    reference     TEXT NOT NULL,
    -- Of an event: how it stood when the person was last told; empty: not looked at yet.
    standing      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (subscriber_id, kind, reference)
) STRICT;
INSERT INTO subscription_new (subscriber_id, kind, reference, standing) SELECT subscriber_id, kind, reference, standing FROM subscription;
DROP TABLE subscription;
ALTER TABLE subscription_new RENAME TO subscription;
CREATE INDEX subscription_kind ON subscription (kind, reference, subscriber_id);
