-- Leases: who works on a generation, until when, and whose turn is next. And each wallet counts its journal lines.

ALTER TABLE wallets ADD COLUMN lines INTEGER NOT NULL DEFAULT 0;      -- in the journal; a missing one is noticed
UPDATE wallets SET lines = (SELECT count(*) FROM journal WHERE journal.account_id = wallets.account_id);

ALTER TABLE generations ADD COLUMN lease_until INTEGER NOT NULL DEFAULT 0; -- Unix ms; its worker is alive until then
ALTER TABLE generations ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;   -- waiting tasks start in this order

DROP INDEX generations_open;
CREATE INDEX generations_waiting ON generations (turn, id) WHERE state = 0;
CREATE INDEX generations_leased ON generations (lease_until) WHERE state IN (1, 2);

CREATE TABLE task_turns (
    account_id INTEGER PRIMARY KEY,
    turn       INTEGER NOT NULL                                -- of its newest task
) STRICT;
