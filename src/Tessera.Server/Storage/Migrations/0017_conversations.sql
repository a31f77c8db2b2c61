-- Requests for texts that a later request may continue; only of accounts that keep prompts. Removed with the generation, and
-- when the account's plan no longer keeps results of that age.

CREATE TABLE conversations (
    generation_id INTEGER PRIMARY KEY,
    account_id    INTEGER NOT NULL,
    request       TEXT    NOT NULL,                         -- JSON, as the dialect was sent it
    created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_by_age ON conversations (account_id, created_at);
