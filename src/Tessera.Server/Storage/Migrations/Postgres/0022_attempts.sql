-- Which providers a generation was given to before one accepted it, and when a text began.

ALTER TABLE generations ADD COLUMN attempts TEXT;               -- JSON array; null: the first one accepted it
ALTER TABLE generations ADD COLUMN first_token_ms BIGINT;       -- of a streamed text, from its admission

-- A request keeps the ID of its first generation, so that one is found even after it was deleted.
CREATE INDEX generations_first_deleted ON generations (account_id, id) WHERE deleted_at IS NOT NULL AND batch_id = id;
