-- Who of the staff did what, and when: rows are added and never changed.
-- Personal data: id and name of the staff member. Kept two years as proof of who changed what, also when the account is erased; then deleted.
CREATE TABLE audit_entry (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,
    keep_until  TEXT NOT NULL,
    -- NULL: the operator at the command line, or the portal by itself. No foreign key: the entry outlives the account.
    person_id   TEXT,
    person_name TEXT NOT NULL,
    deed        TEXT NOT NULL,
    -- Path of a page of this portal; empty: none.
    about       TEXT NOT NULL,
    detail      TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_kept ON audit_entry (keep_until);

CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'audit_entry: entries are never changed');
END;

-- Only what has been kept long enough may go, by the clock of the machine.
CREATE TRIGGER audit_entry_kept BEFORE DELETE ON audit_entry
WHEN OLD.keep_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
BEGIN
    SELECT RAISE(ABORT, 'audit_entry: entries are kept until keep_until');
END;
