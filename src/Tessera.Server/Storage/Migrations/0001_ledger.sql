-- Ledger: what each account holds, and the append-only journal that explains every token of it.

CREATE TABLE wallets (
    account_id     INTEGER PRIMARY KEY,
    plan           TEXT    NOT NULL,
    plan_period    INTEGER NOT NULL DEFAULT 0,             -- counts plan periods; a hold remembers the one it took from
    plan_ends_at   INTEGER,                                -- Unix ms; null: the plan does not end (free)
    plan_renews    INTEGER NOT NULL DEFAULT 0,
    plan_tokens    INTEGER NOT NULL DEFAULT 0 CHECK (plan_tokens >= 0),
    pack_tokens    INTEGER NOT NULL DEFAULT 0 CHECK (pack_tokens >= 0),
    held_tokens    INTEGER NOT NULL DEFAULT 0 CHECK (held_tokens >= 0),
    last_from_plan INTEGER NOT NULL DEFAULT 0,             -- the plan's share of the last hold; RETURNING cannot see old values
    pending        INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0), -- open generations
    hour_window    INTEGER NOT NULL DEFAULT 0,             -- Unix hours
    hour_count     INTEGER NOT NULL DEFAULT 0,
    day_window     INTEGER NOT NULL DEFAULT 0,             -- Unix days
    day_count      INTEGER NOT NULL DEFAULT 0
) STRICT;

-- One row is one balanced transaction: what came into (+) and went out of (-) each account. The platform's `issued`
-- stands on the other side, so that the CHECK is double entry's law.
CREATE TABLE journal (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id     INTEGER NOT NULL REFERENCES wallets (account_id),
    at             INTEGER NOT NULL,                       -- Unix ms
    kind           TEXT    NOT NULL CHECK (kind IN ('grant', 'expire', 'hold', 'settle')),
    plan           INTEGER NOT NULL DEFAULT 0,
    pack           INTEGER NOT NULL DEFAULT 0,
    held           INTEGER NOT NULL DEFAULT 0,
    revenue        INTEGER NOT NULL DEFAULT 0,
    issued         INTEGER NOT NULL DEFAULT 0,
    plan_period    INTEGER NOT NULL,
    generation_id  INTEGER,
    reason         TEXT    NOT NULL CHECK (reason <> ''),
    CHECK (plan + pack + held + revenue = issued),
    CHECK ((kind IN ('hold', 'settle')) = (generation_id IS NOT NULL))
) STRICT;

-- A generation is held once and settled once, whatever code runs twice.
CREATE UNIQUE INDEX journal_once ON journal (generation_id, kind) WHERE generation_id IS NOT NULL;
CREATE INDEX journal_by_account ON journal (account_id, id);

CREATE TRIGGER journal_keeps_rows BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_keeps_all_rows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
