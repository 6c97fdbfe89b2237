-- Parallel rooms of an evening (barcamp): rooms like any other, that belong to one. Both columns are set, or neither.

ALTER TABLE room ADD COLUMN parent_id TEXT REFERENCES room (id);
ALTER TABLE room ADD COLUMN side_number BIGINT;
CREATE INDEX room_parent ON room (parent_id);
