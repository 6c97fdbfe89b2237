-- Moderation: decisions, reports, objections, blocks. No copy of what was decided about: texts stand with their feature alone.

-- What was decided, by whom and why: rows are added and never changed. Personal data: the staff member.
-- Kept two years as proof towards those concerned (DSA Art. 17), also when the account is erased; then deleted.
CREATE TABLE moderation_decision (
    id          TEXT PRIMARY KEY NOT NULL,
    kind        TEXT NOT NULL,
    subject_id  TEXT NOT NULL,
    deed        TEXT NOT NULL,
    -- A word of the list of reasons; empty: none was needed.
    reason      TEXT NOT NULL,
    -- What the author was told besides.
    words       TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    person_name TEXT NOT NULL,
    decided_at  TIMESTAMPTZ NOT NULL,
    keep_until  TIMESTAMPTZ NOT NULL
);
CREATE INDEX moderation_decision_about ON moderation_decision (kind, subject_id, decided_at);
CREATE INDEX moderation_decision_kept ON moderation_decision (keep_until);
CREATE INDEX moderation_decision_at ON moderation_decision (decided_at, id);

-- Only what has been kept long enough may go, by the clock of the database.
CREATE FUNCTION moderation_decision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.keep_until <= now() THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'moderation_decision: decisions are kept until keep_until';
    END IF;
    RAISE EXCEPTION 'moderation_decision: decisions are never changed';
END
$$;
CREATE TRIGGER moderation_decision_unchanged BEFORE UPDATE OR DELETE ON moderation_decision FOR EACH ROW EXECUTE FUNCTION moderation_decision_guard();
CREATE TRIGGER moderation_decision_not_emptied BEFORE TRUNCATE ON moderation_decision FOR EACH STATEMENT EXECUTE FUNCTION moderation_decision_guard();

-- Somebody points at something (DSA Art. 16). Personal data: name, address and words of the reporter; they go 30 days after the answer.
CREATE TABLE moderation_report (
    id         TEXT PRIMARY KEY NOT NULL,
    -- `M-` and eight digits: what the reporter keeps.
    number     TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    reason     TEXT NOT NULL,
    words      TEXT NOT NULL,
    name       TEXT NOT NULL,
    email      TEXT,
    language   TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    settled_at TIMESTAMPTZ
);
CREATE INDEX moderation_report_open ON moderation_report (settled_at, kind, subject_id);

-- The author does not agree with a decision; somebody else looks at it. Personal data: the words of the author; they go 30 days after the answer.
CREATE TABLE moderation_objection (
    decision_id TEXT PRIMARY KEY NOT NULL,
    kind        TEXT NOT NULL,
    subject_id  TEXT NOT NULL,
    words       TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    settled_at  TIMESTAMPTZ,
    -- The decision about it.
    answer_id   TEXT
);
CREATE INDEX moderation_objection_open ON moderation_objection (settled_at, kind, subject_id);

-- What one of the staff proposes to remove and another has to confirm. Goes with the answer.
CREATE TABLE moderation_proposal (
    kind        TEXT NOT NULL,
    subject_id  TEXT NOT NULL,
    reason      TEXT NOT NULL,
    words       TEXT NOT NULL,
    person_id   TEXT NOT NULL,
    person_name TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, subject_id)
);

-- Who may not write for a while: an account, or an e-mail address as a keyed hash. Never an address of the network. Goes when it is over.
CREATE TABLE moderation_block (
    id         TEXT PRIMARY KEY NOT NULL,
    mark       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    until      TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX moderation_block_mark ON moderation_block (mark, until);
