-- What an account keeps of uploads is added up at each of them.

CREATE INDEX uploads_of_account ON uploads (account_id, created_at, bytes, expires_at);
