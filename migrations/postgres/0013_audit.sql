-- Who of the staff did what, and when: rows are added and never changed.
-- Personal data: id and name of the staff member. Kept two years as proof of who changed what, also when the account is erased; then deleted.
CREATE TABLE audit_entry (
    number      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          TIMESTAMPTZ NOT NULL,
    keep_until  TIMESTAMPTZ NOT NULL,
    -- NULL: the operator at the command line, or the portal by itself. No foreign key: the entry outlives the account.
    person_id   TEXT,
    person_name TEXT NOT NULL,
    deed        TEXT NOT NULL,
    -- Path of a page of this portal; empty: none.
    about       TEXT NOT NULL,
    detail      TEXT NOT NULL
);
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_kept ON audit_entry (keep_until);

-- Only what has been kept long enough may go, by the clock of the database.
CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.keep_until <= now() THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'audit_entry: entries are kept until keep_until';
    END IF;
    RAISE EXCEPTION 'audit_entry: entries are never changed';
END
$$;
CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_guard();
CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard();
