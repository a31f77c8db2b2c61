-- Accounts: who a user is and how he signs in. What he holds is in wallets.

CREATE TABLE accounts (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    email            TEXT UNIQUE,                          -- lower case; null: the owner until he gives one
    username         TEXT    NOT NULL,
    password_hash    TEXT,                                 -- null: signs in by key only
    is_owner         INTEGER NOT NULL DEFAULT 0,
    first_key_id     INTEGER,                              -- the owner's first key, until someone has seen it
    keeps_prompts    INTEGER NOT NULL DEFAULT 1,
    created_at       INTEGER NOT NULL                      -- Unix ms
) STRICT;

-- One owner, however many processes start at once.
CREATE UNIQUE INDEX accounts_owner ON accounts (is_owner) WHERE is_owner = 1;

-- Failed sign-ins, by SHA-256 of the email tried or of the network it came from: an email without an account is
-- counted like any other, so that counting tells nobody which emails exist.
CREATE TABLE sign_in_failures (
    subject          BLOB    PRIMARY KEY,
    failures         INTEGER NOT NULL,
    forget_at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_failures_by_end ON sign_in_failures (forget_at);

-- A sign-in lives from login to logout. Each refresh replaces its token; a token used twice ends the sign-in.
CREATE TABLE sign_ins (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id       INTEGER NOT NULL REFERENCES accounts (id),
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER NOT NULL,                     -- of its newest refresh token
    ended_at         INTEGER
) STRICT;
CREATE INDEX sign_ins_by_end ON sign_ins (expires_at);

CREATE TABLE refresh_tokens (
    hash             BLOB    PRIMARY KEY,                  -- SHA-256
    sign_in_id       INTEGER NOT NULL REFERENCES sign_ins (id),
    expires_at       INTEGER NOT NULL,
    used_at          INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_by_sign_in ON refresh_tokens (sign_in_id);
