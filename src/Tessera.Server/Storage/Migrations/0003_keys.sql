-- API keys: only the SHA-256 of the secret is stored.

CREATE TABLE api_keys (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id     INTEGER NOT NULL REFERENCES accounts (id),
    hash           BLOB    NOT NULL UNIQUE,
    name           TEXT    NOT NULL,
    prefix         TEXT    NOT NULL,                       -- nb_ or nb_test_ and the first characters
    last_four      TEXT    NOT NULL,
    is_test        INTEGER NOT NULL DEFAULT 0,
    scopes         TEXT    NOT NULL DEFAULT '[]',          -- JSON array; empty: all
    models         TEXT    NOT NULL DEFAULT '[]',          -- JSON array of slugs; empty: all
    cidrs          TEXT    NOT NULL DEFAULT '[]',          -- JSON array; empty: anywhere
    monthly_budget INTEGER,                                -- tokens; null: none
    budget_month   INTEGER NOT NULL DEFAULT 0,             -- year * 12 + month
    budget_used    INTEGER NOT NULL DEFAULT 0,             -- held or spent by this key in that month
    created_at     INTEGER NOT NULL,
    last_used_at   INTEGER,
    expires_at     INTEGER,
    revoked_at     INTEGER
) STRICT;
CREATE INDEX api_keys_by_account ON api_keys (account_id, id);
