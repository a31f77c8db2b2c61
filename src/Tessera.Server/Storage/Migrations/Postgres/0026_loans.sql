-- Loans: what a process may give to texts before their rows are written. The tokens stay in the wallet's columns until a row
-- takes them; what is lent is not there for others.

ALTER TABLE wallets ADD COLUMN lent_tokens BIGINT NOT NULL DEFAULT 0 CHECK (lent_tokens >= 0 AND lent_tokens <= plan_tokens + pack_tokens);
ALTER TABLE wallets ADD COLUMN lent_requests BIGINT NOT NULL DEFAULT 0 CHECK (lent_requests >= 0);

CREATE TABLE loans (
    id         BIGINT PRIMARY KEY,                         -- drawn at random by the borrower, never used again
    account_id BIGINT NOT NULL REFERENCES wallets (account_id),
    tokens     BIGINT NOT NULL CHECK (tokens >= 0),        -- left of the loan
    requests   BIGINT NOT NULL CHECK (requests >= 0),
    until      BIGINT NOT NULL                             -- Unix ms; then its borrower is dead, and anybody returns it
);
CREATE INDEX loans_by_account ON loans (account_id);
