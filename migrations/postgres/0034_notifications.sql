-- One can follow a working group as well: its announcements and its sessions.

ALTER TABLE subscription DROP CONSTRAINT subscription_kind_check;
ALTER TABLE subscription ADD CONSTRAINT subscription_kind_check CHECK (kind IN ('newsletter', 'programme', 'news', 'series', 'event', 'tag', 'group'));
