-- Codes that are worth tokens once: only the SHA-256 of each is stored.

CREATE TABLE redeem_codes (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    hash           BLOB    NOT NULL UNIQUE,
    last_four      TEXT    NOT NULL,
    tokens         INTEGER NOT NULL CHECK (tokens > 0),
    note           TEXT,
    created_at     INTEGER NOT NULL,                       -- Unix ms
    expires_at     INTEGER,                                -- null: never
    revoked_at     INTEGER,
    redeemed_at    INTEGER,
    account_id     INTEGER REFERENCES accounts (id),       -- the account that redeemed it
    CHECK ((redeemed_at IS NULL) = (account_id IS NULL)),
    CHECK (redeemed_at IS NULL OR revoked_at IS NULL)
) STRICT;
CREATE INDEX redeem_codes_open ON redeem_codes (expires_at) WHERE redeemed_at IS NULL AND revoked_at IS NULL;
