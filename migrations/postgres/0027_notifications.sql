-- One can follow a single event as well: a reminder, what changes, what becomes of it.

ALTER TABLE subscription DROP CONSTRAINT subscription_kind_check;
ALTER TABLE subscription ADD CONSTRAINT subscription_kind_check CHECK (kind IN ('newsletter', 'programme', 'news', 'series', 'event', 'tag'));
-- Of an event: how it stood when the person was last told; empty: not looked at yet.
ALTER TABLE subscription ADD COLUMN standing TEXT NOT NULL DEFAULT '';
DROP INDEX subscription_kind;
CREATE INDEX subscription_kind ON subscription (kind, reference, subscriber_id);
