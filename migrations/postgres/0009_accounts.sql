-- Citizens have accounts, too. Personal data: name, e-mail address, language. Kept until the person erases the account; sessions and links go with it.

ALTER TABLE person DROP CONSTRAINT person_role_check;
ALTER TABLE person ADD CONSTRAINT person_role_check CHECK (role IN ('person', 'moderation', 'press', 'admin'));
-- Lower case, as it is compared; what people typed is not kept. NULL: invited by a printed link only.
ALTER TABLE person ADD COLUMN email TEXT UNIQUE;
-- The language of letters.
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en'));
