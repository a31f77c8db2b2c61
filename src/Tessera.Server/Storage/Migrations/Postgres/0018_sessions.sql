-- A browser's session is a sign-in, too: a secret in its cookie takes the part of refresh tokens. Roles replace the mark of
-- the owner; language and theme are what a user chose for the console.

ALTER TABLE sign_ins ADD COLUMN session_hash BYTEA;             -- SHA-256 of the cookie's secret; null: a sign-in with tokens
ALTER TABLE sign_ins ADD COLUMN user_agent TEXT;
ALTER TABLE sign_ins ADD COLUMN address TEXT;                  -- the client's IP address
ALTER TABLE sign_ins ADD COLUMN last_seen_at BIGINT NOT NULL DEFAULT 0;
UPDATE sign_ins SET last_seen_at = created_at;
CREATE INDEX sign_ins_of_account ON sign_ins (account_id, last_seen_at);

ALTER TABLE accounts ADD COLUMN role TEXT NOT NULL DEFAULT 'member';
ALTER TABLE accounts ADD COLUMN language TEXT;                 -- null: the browser's
ALTER TABLE accounts ADD COLUMN theme TEXT NOT NULL DEFAULT 'system';
UPDATE accounts SET role = 'owner' WHERE is_owner = 1;
DROP INDEX accounts_owner;
ALTER TABLE accounts DROP COLUMN is_owner;

-- One owner, however many processes start at once.
CREATE UNIQUE INDEX accounts_owner ON accounts (role) WHERE role = 'owner';
