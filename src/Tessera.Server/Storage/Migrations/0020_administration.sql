-- Administration: when an account was suspended, and every administrative act.

ALTER TABLE accounts ADD COLUMN suspended_at INTEGER;       -- Unix ms; null: in use

CREATE TABLE audit (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    at             INTEGER NOT NULL,                       -- Unix ms
    account_id     INTEGER,                                -- the account that acted; null: the operator, on the admin socket
    role           TEXT    NOT NULL,                       -- of the account at that time, or 'operator'
    act            TEXT    NOT NULL,
    target         TEXT    NOT NULL,                       -- such as 'account 7'
    before         TEXT,                                   -- JSON of what the act changed, without secrets
    after          TEXT,
    ip             TEXT,
    request_id     TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_by_account ON audit (account_id, id);
CREATE INDEX audit_by_act ON audit (act, id);
CREATE INDEX audit_by_target ON audit (target, id);

CREATE TRIGGER audit_keeps_rows BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_keeps_all_rows BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
