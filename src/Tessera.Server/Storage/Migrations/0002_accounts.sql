-- Accounts: who a user is and how he signs in. What he holds is in wallets.

CREATE TABLE accounts (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    email          TEXT UNIQUE,                            -- lower case
    username       TEXT    NOT NULL,
    password_hash  TEXT,                                   -- null: signs in by key only
    is_owner       INTEGER NOT NULL DEFAULT 0,
    keeps_prompts  INTEGER NOT NULL DEFAULT 1,
    created_at     INTEGER NOT NULL,                       -- Unix ms
    failed_logins  INTEGER NOT NULL DEFAULT 0,
    locked_until   INTEGER
) STRICT;

-- A family is one sign-in; each refresh replaces its token, and a token used twice ends the family.
CREATE TABLE refresh_tokens (
    hash           BLOB    PRIMARY KEY,                    -- SHA-256
    family         TEXT    NOT NULL,
    account_id     INTEGER NOT NULL REFERENCES accounts (id),
    expires_at     INTEGER NOT NULL,
    used_at        INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family);
