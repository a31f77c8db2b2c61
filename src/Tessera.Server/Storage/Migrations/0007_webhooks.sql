-- Webhooks: endpoints of an account, their secrets, and the outbox, whose rows are written by the transaction that made
-- the event and stay as the delivery log.

ALTER TABLE generations ADD COLUMN webhook_url TEXT;                -- the request's own address to tell

ALTER TABLE wallets ADD COLUMN webhook_endpoints INTEGER NOT NULL DEFAULT 0; -- enabled ones: at 0 a settle looks no further
ALTER TABLE wallets ADD COLUMN low_balance       INTEGER NOT NULL DEFAULT 100; -- tokens below which balance.low is told
ALTER TABLE wallets ADD COLUMN low_balance_told  INTEGER NOT NULL DEFAULT 0; -- 0: armed; 1: by the last hold; 2: before

CREATE TABLE webhooks (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id      INTEGER NOT NULL REFERENCES accounts (id),
    url             TEXT    NOT NULL,
    description     TEXT,
    events          INTEGER NOT NULL,                      -- WebhookEvents, as bits
    enabled         INTEGER NOT NULL DEFAULT 1,
    disabled_reason TEXT,                                  -- gone, failing; null: by its owner, or enabled
    failing_since   INTEGER,                               -- the first failure since the last success
    created_at      INTEGER NOT NULL                       -- Unix ms
) STRICT;
CREATE INDEX webhooks_by_account ON webhooks (account_id, id);

-- Encrypted by Data Protection: unlike an API key, a secret that signs must be read again.
CREATE TABLE webhook_secrets (
    account_id      INTEGER NOT NULL REFERENCES accounts (id),
    webhook_id      INTEGER NOT NULL,                      -- 0: the account's own, for the addresses that requests name
    secret          BLOB    NOT NULL,
    previous        BLOB,                                  -- signs along after a rotation
    previous_until  INTEGER,
    PRIMARY KEY (account_id, webhook_id)
) STRICT, WITHOUT ROWID;

-- No foreign key to webhooks: an endpoint that is deleted at this moment must not fail the settle that writes to it.
CREATE TABLE webhook_deliveries (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id      INTEGER NOT NULL,
    webhook_id      INTEGER NOT NULL,                      -- 0: the request's own address
    lane            INTEGER NOT NULL,                      -- what is sent side by side at most a few at a time
    message_id      TEXT    NOT NULL,                      -- the header webhook-id
    event           INTEGER NOT NULL,
    generation_id   INTEGER,
    url             TEXT,                                  -- of the request; an endpoint's is its own
    body            TEXT    NOT NULL,
    state           INTEGER NOT NULL DEFAULT 0,            -- DeliveryState; below 2 is open
    next_at         INTEGER NOT NULL,                      -- due; while it is being sent, the end of the lease
    attempts        INTEGER NOT NULL DEFAULT 0,            -- grows with every claim; a late worker is refused by it
    failures        INTEGER NOT NULL DEFAULT 0,            -- since it was (re)delivered: where it stands in the schedule
    last_at         INTEGER,
    status_code     INTEGER,
    latency_ms      INTEGER,
    reply           TEXT,                                  -- its first kilobyte
    error           TEXT,
    created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (account_id, webhook_id, id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_at) WHERE state < 2;
CREATE INDEX webhook_deliveries_lanes ON webhook_deliveries (lane, next_at) WHERE state < 2;
CREATE INDEX webhook_deliveries_sending ON webhook_deliveries (lane, next_at) WHERE state = 1;
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at);
