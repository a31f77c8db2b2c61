-- Credentials for providers that the operator gave at run time, and what each generation cost him.

CREATE TABLE provider_credentials (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    provider    TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    base_url    TEXT,                                      -- null: the provider's usual address
    secret      BLOB,                                      -- encrypted for this provider and address; null where none is needed
    last_four   TEXT,
    weight      INTEGER NOT NULL DEFAULT 1,
    concurrency INTEGER,                                   -- null: without a limit of ours
    enabled     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    UNIQUE (provider, name)
) STRICT;

ALTER TABLE generations ADD COLUMN credential TEXT;        -- which of the provider's credentials it was given to
ALTER TABLE generations ADD COLUMN cost_micro_usd INTEGER; -- what the provider charges the operator; null: unknown
ALTER TABLE generations ADD COLUMN sent INTEGER NOT NULL DEFAULT 0; -- a provider may have had it: noted before it is sent
