-- Which provider of the settings gave somebody their role, and when it last said so. NULL: the role was given here. Goes with the account.
ALTER TABLE person ADD COLUMN role_from TEXT;
ALTER TABLE person ADD COLUMN role_seen_at TEXT;
