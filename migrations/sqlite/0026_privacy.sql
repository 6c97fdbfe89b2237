-- Consents: who agreed to which words for which purpose, and when it was taken back (Art. 7(1) GDPR). Entries are added and closed, never changed.

-- One consent. No address: an HMAC of it under the installation's key, so that a proof is possible for a known address, and no list of addresses stays.
-- Kept three years after it was taken back, until when somebody may ask for the proof (§§ 195, 199 BGB).
CREATE TABLE consent (
    id           TEXT PRIMARY KEY NOT NULL,
    address_mac  TEXT NOT NULL,
    -- What for, in a word of code such as newsletter.
    purpose      TEXT NOT NULL,
    -- The version of the words that were shown.
    words        TEXT NOT NULL,
    given_at     TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;
CREATE INDEX consent_address ON consent (address_mac, purpose);
