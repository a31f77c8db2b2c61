-- Idempotency keys: what a POST with an Idempotency-Key has made, and what was answered, for 24 hours.

CREATE TABLE idempotency_keys (
    account_id     INTEGER NOT NULL REFERENCES accounts (id),
    is_test        INTEGER NOT NULL,                       -- keys of calls with nb_test_ are apart
    route          TEXT    NOT NULL,                       -- POST /api/v2/generate
    key_hash       TEXT    NOT NULL,                       -- SHA-256, hexadecimal
    body_hash      TEXT    NOT NULL,                       -- SHA-256 of what was asked, hexadecimal
    generation_id  INTEGER,                                -- what it made, where that is a generation
    form           TEXT,                                   -- how its reply is built again from the generation
    status         INTEGER,                                -- of the reply kept; null: none yet; 0: it was removed
    headers        TEXT,                                   -- JSON object
    reply          BLOB,                                   -- the body, sealed with the key, of which only the hash is here
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    PRIMARY KEY (account_id, is_test, route, key_hash)
) STRICT;
CREATE INDEX idempotency_keys_by_end ON idempotency_keys (expires_at);
CREATE INDEX idempotency_keys_by_generation ON idempotency_keys (generation_id) WHERE generation_id IS NOT NULL;
