-- Secrets that every node of an installation must share: what signs links, and the ring of keys of Data Protection.

CREATE TABLE secrets (
    name       TEXT PRIMARY KEY,
    value      BYTEA   NOT NULL CHECK (length(value) > 0)  -- an empty key verifies whatever anyone signs with an empty key
);
