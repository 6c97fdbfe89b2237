-- Web push: devices that are told, and messages on their way to them. Nobody's device is here before its owner tapped for it.

-- How digests reach somebody: by letter, on their devices, or both. Newsletters are letters.
ALTER TABLE subscriber ADD COLUMN channel TEXT NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'push', 'both'));

-- A device. Personal data: which one. Goes with the subscriber, when its owner removes it, or when its push service no longer knows it.
CREATE TABLE push_device (
    id            TEXT PRIMARY KEY NOT NULL,
    subscriber_id TEXT NOT NULL REFERENCES subscriber (id) ON DELETE CASCADE,
    -- Where its push service takes messages. A secret: who knows it can send there.
    endpoint      TEXT NOT NULL UNIQUE,
    -- What messages are sealed for, base64url (RFC 8291).
    p256dh        TEXT NOT NULL,
    auth          TEXT NOT NULL,
    -- Browser and system in two coarse words, for the list.
    device        TEXT NOT NULL,
    created_at    TEXT NOT NULL
) STRICT;
CREATE INDEX push_device_subscriber ON push_device (subscriber_id);

-- A message on its way. Holds what anybody may read: a title and a path of this portal. Goes when the push service has it, or when it is old.
CREATE TABLE push_message (
    id         TEXT PRIMARY KEY NOT NULL,
    device_id  TEXT NOT NULL REFERENCES push_device (id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    address    TEXT NOT NULL,
    -- In the language of this subscriber.
    language   TEXT NOT NULL CHECK (language IN ('de', 'en')),
    attempts   INTEGER NOT NULL DEFAULT 0,
    due_at     TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX push_message_due ON push_message (due_at);
CREATE INDEX push_message_device ON push_message (device_id);
