-- Signing in by a code that a letter brings, and sessions that people can tell apart.

-- Who may no longer sign in, and who was here at all. Personal data of the account; go with it.
ALTER TABLE person ADD COLUMN blocked_at TIMESTAMPTZ;
-- NULL: invited and not yet here.
ALTER TABLE person ADD COLUMN joined_at TIMESTAMPTZ;
UPDATE person SET joined_at = created_at;

-- Browser and system in two coarse words, for the list under /konto. Goes with the session, after 14 days at the latest.
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';
-- When a second factor was shown. NULL: not yet.
ALTER TABLE session ADD COLUMN second_at TIMESTAMPTZ;

-- A code on its way. Personal data: the address somebody typed. Kept for its ten minutes, gone within the hour; erasing an account deletes
-- its changes of address at once.
CREATE TABLE sign_in_code (
    -- SHA-256 of the secret in the cookie of the browser that asked: nobody else can use the code.
    token_hash TEXT PRIMARY KEY NOT NULL,
    -- Whose address is to change; NULL: somebody signs in.
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    -- HMAC under the key of the installation; the code itself stands nowhere.
    code_mac TEXT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    onward TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX sign_in_code_person ON sign_in_code (person_id);
CREATE INDEX sign_in_code_expires ON sign_in_code (expires_at);

-- How many letters an address or a network has caused. The key is an HMAC and names nobody without the key of the installation.
-- Kept for a day.
CREATE TABLE letter_count (
    key TEXT PRIMARY KEY NOT NULL,
    count BIGINT NOT NULL,
    began_at TIMESTAMPTZ NOT NULL
);

-- Counted in 64 bits by the code: with 32 the outbox could not read its own rows on this engine.
ALTER TABLE letter ALTER COLUMN attempts TYPE BIGINT;
ALTER TABLE letter ALTER COLUMN priority TYPE BIGINT;
