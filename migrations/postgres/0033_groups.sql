-- Working groups: pages, members, announcements, files, and which events are their sessions.
-- Personal data: who is a member, under which name, and what somebody wrote who asked to join. It goes when the member leaves, is removed or erases the account.

CREATE TABLE working_group (
    id         TEXT PRIMARY KEY NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    summary    TEXT NOT NULL,
    -- Markdown.
    purpose    TEXT NOT NULL,
    -- Whether one joins, or asks to.
    joining    TEXT NOT NULL CHECK (joining IN ('open', 'closed')),
    -- The id of its standing room. No foreign key: rooms belong to another feature, which is reached through its verbs only.
    room_id    TEXT,
    -- Over; its pages stay.
    ended_at   TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE group_member (
    id         TEXT PRIMARY KEY NOT NULL,
    group_id   TEXT NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
    -- NULL: the city named somebody who has no account.
    person_id  TEXT,
    -- Chosen for this group alone.
    name       TEXT NOT NULL,
    hand       TEXT NOT NULL CHECK (hand IN ('member', 'deputy', 'speaker')),
    state      TEXT NOT NULL CHECK (state IN ('asked', 'joined')),
    -- The name stands on the page. Speakers and deputies always do.
    is_shown   BOOLEAN NOT NULL,
    -- What somebody wrote who asked to join; empty after the decision.
    words      TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (group_id, person_id)
);
CREATE INDEX group_member_by_person ON group_member (person_id);

CREATE TABLE group_announcement (
    id         TEXT PRIMARY KEY NOT NULL,
    group_id   TEXT NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    -- Markdown.
    text       TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX group_announcement_of ON group_announcement (group_id, created_at, id);
CREATE INDEX group_announcement_by_time ON group_announcement (created_at);

-- A file that was made anew from what somebody brought. It lies in the data folder under its id.
CREATE TABLE group_file (
    id         TEXT PRIMARY KEY NOT NULL,
    group_id   TEXT NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
    title      TEXT NOT NULL,
    format     TEXT NOT NULL CHECK (format IN ('pdf', 'webp', 'jpeg')),
    bytes      BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX group_file_of ON group_file (group_id, created_at);

-- Which events are sessions of which groups. The event's id has no foreign key: events belong to the programme.
CREATE TABLE group_session (
    group_id   TEXT NOT NULL REFERENCES working_group (id) ON DELETE CASCADE,
    event_id   TEXT NOT NULL,
    -- Since when: followers are told of it.
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (group_id, event_id)
);
CREATE INDEX group_session_by_event ON group_session (event_id);
CREATE INDEX group_session_by_time ON group_session (created_at);
