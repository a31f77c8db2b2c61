-- Uploads: files a caller handed in to be used as an input.

CREATE TABLE uploads (
    id             TEXT    PRIMARY KEY,                    -- unguessable
    account_id     BIGINT NOT NULL REFERENCES accounts (id),
    content_type   TEXT    NOT NULL,
    extension      TEXT    NOT NULL,
    bytes          BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL
);
CREATE INDEX uploads_expiring ON uploads (expires_at);
