-- Generations that one request made together, and in which form the URL that a request names is notified.

ALTER TABLE generations ADD COLUMN batch_id     INTEGER;        -- the first of them; null for one alone
ALTER TABLE generations ADD COLUMN webhook_form TEXT;           -- of which dialect; null: Tessera's own

CREATE INDEX generations_by_batch ON generations (batch_id) WHERE batch_id IS NOT NULL;
