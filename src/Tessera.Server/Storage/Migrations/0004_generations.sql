-- Generations: one row, one state machine (Generations/README.md).

CREATE TABLE generations (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id        INTEGER NOT NULL REFERENCES accounts (id),
    key_id            INTEGER,
    category          TEXT    NOT NULL,
    model             TEXT    NOT NULL,
    state             INTEGER NOT NULL,                    -- GenerationState; 5 and above are final
    fence             INTEGER NOT NULL DEFAULT 0,          -- grows with every claim; a late worker is refused by it
    prompt            TEXT,                                -- null once deleted, or where the account keeps none
    request           TEXT,                                -- JSON of a task, so that any process can run it
    hold              INTEGER NOT NULL,                    -- tokens held at admission
    tokens_spent      INTEGER NOT NULL DEFAULT 0,
    provider          TEXT,
    provider_state    TEXT,                                -- opaque, from the provider
    progress          REAL,
    eta_at            INTEGER,
    deadline_at       INTEGER,
    seed              INTEGER,
    warnings          TEXT,                                -- JSON array
    is_sandbox        INTEGER NOT NULL DEFAULT 0,
    result_text       TEXT,
    result_metadata   TEXT,                                -- JSON object
    file_extension    TEXT,
    file_bytes        INTEGER,
    has_thumbnail     INTEGER NOT NULL DEFAULT 0,
    tool_calls        TEXT,                                -- JSON array
    prompt_tokens     INTEGER,
    completion_tokens INTEGER,
    finish_reason     TEXT,
    error_code        TEXT,
    error             TEXT,
    created_at        INTEGER NOT NULL,
    completed_at      INTEGER,
    processing_ms     INTEGER,
    expires_at        INTEGER,                             -- when the file goes, by plan
    file_deleted_at   INTEGER,
    deleted_at        INTEGER
) STRICT;
CREATE INDEX generations_by_account ON generations (account_id, id);
CREATE INDEX generations_open ON generations (id) WHERE state < 5;
CREATE INDEX generations_expiring ON generations (expires_at) WHERE expires_at IS NOT NULL AND file_deleted_at IS NULL;
