-- When a generation that is still open is canceled, because the request that made it said so.

ALTER TABLE generations ADD COLUMN cancel_at INTEGER;  -- null: never

CREATE INDEX generations_to_cancel ON generations (cancel_at) WHERE cancel_at IS NOT NULL AND state < 5;
