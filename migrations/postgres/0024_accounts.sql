-- Passkeys, one-time passwords and other providers: what proves who somebody is. Everything here goes with the account.

CREATE TABLE passkey (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- The id that the device gave it, base64url.
    credential TEXT NOT NULL UNIQUE,
    -- What its owner calls it.
    name TEXT NOT NULL,
    -- Public key, counter and flags, as the WebAuthn library writes them. No secret: that stays on the device.
    public_key TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX passkey_person ON passkey (person_id);

-- A sign-in under way: what the answer of a device or of another provider is held against. Used once, gone within minutes.
CREATE TABLE ceremony (
    token_hash TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX ceremony_person ON ceremony (person_id);

-- One-time passwords (RFC 6238). The key itself stands nowhere: it follows from the seed and the installation's secret.
CREATE TABLE totp (
    person_id TEXT PRIMARY KEY NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    seed TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    -- NULL: being set up.
    confirmed_at TIMESTAMPTZ,
    -- The last time step whose password was used: none works twice.
    last_step BIGINT NOT NULL DEFAULT 0,
    failures BIGINT NOT NULL DEFAULT 0,
    wait_until TIMESTAMPTZ
);

CREATE TABLE recovery_code (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    code_mac TEXT NOT NULL,
    PRIMARY KEY (person_id, code_mac)
);

-- Who somebody is at another provider (OpenID Connect).
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_person ON identity (person_id);
