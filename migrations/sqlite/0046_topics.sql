-- Topics: whoever brought one learns what became of it, if they want to.
-- Personal data: the address. It is shown to nobody, and goes two years after the last move, or when its owner wants no letters any more.
ALTER TABLE topic ADD COLUMN email TEXT;
-- Its author wants letters about it: to that address, or to that of the account. Nobody was asked before this step.
ALTER TABLE topic ADD COLUMN is_told INTEGER NOT NULL DEFAULT 0 CHECK (is_told IN (0, 1));
-- When what came of it last came further. NULL: never.
ALTER TABLE topic ADD COLUMN carried_at TEXT;
