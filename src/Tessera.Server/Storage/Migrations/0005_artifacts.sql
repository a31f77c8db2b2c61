-- Uploads: files a caller handed in to be used as an input.

CREATE TABLE uploads (
    id             TEXT    PRIMARY KEY,                    -- unguessable
    account_id     INTEGER NOT NULL REFERENCES accounts (id),
    content_type   TEXT    NOT NULL,
    extension      TEXT    NOT NULL,
    bytes          INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_expiring ON uploads (expires_at);
