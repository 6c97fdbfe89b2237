-- Originals: what somebody wrote, where others have changed it since. Everybody reads both; empty where it named somebody and is not to be shown.
-- Personal data: none but words that were public. They go with the topic or the idea, and when the moderation takes its text away.

CREATE TABLE topic_original (
    topic_id   TEXT PRIMARY KEY NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    -- Who changed it last.
    changed_by TEXT NOT NULL CHECK (changed_by IN ('group', 'city')),
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE idea_original (
    idea_id    TEXT PRIMARY KEY NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    -- Who changed it last.
    changed_by TEXT NOT NULL CHECK (changed_by IN ('group', 'city')),
    changed_at TIMESTAMPTZ NOT NULL
);
