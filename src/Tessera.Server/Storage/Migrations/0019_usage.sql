-- Usage: of each account's ended generations, hour by hour and day by day, how many there were, what they cost and how long they
-- took. They are counted in the order of their numbers, in the background; each wallet knows the newest that is counted, and the
-- newer ones are read themselves. Deleted generations have cost what they have cost.

ALTER TABLE wallets ADD COLUMN usage_id INTEGER NOT NULL DEFAULT 0;

-- With generations_left, all generations of an account.
CREATE INDEX generations_deleted ON generations (account_id, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE usage_sums (
    account_id     INTEGER NOT NULL,
    span           INTEGER NOT NULL,                       -- milliseconds: an hour or a day
    start          INTEGER NOT NULL,                       -- Unix ms
    category       TEXT    NOT NULL,
    model          TEXT    NOT NULL,
    key_id         INTEGER NOT NULL,                       -- 0: without a key
    provider       TEXT    NOT NULL,
    state          INTEGER NOT NULL,
    workspace_id   INTEGER NOT NULL,                       -- 0: in none
    generations    INTEGER NOT NULL,
    tokens         INTEGER NOT NULL,
    milliseconds   INTEGER NOT NULL,                       -- of those that completed, together
    cost_micro_usd INTEGER NOT NULL,                       -- of those whose cost is known
    unknown_costs  INTEGER NOT NULL,
    -- How many of those that completed took so long: below 10 ms, and then by five classes for each power of ten.
    t00            INTEGER NOT NULL,
    t01            INTEGER NOT NULL,
    t02            INTEGER NOT NULL,
    t03            INTEGER NOT NULL,
    t04            INTEGER NOT NULL,
    t05            INTEGER NOT NULL,
    t06            INTEGER NOT NULL,
    t07            INTEGER NOT NULL,
    t08            INTEGER NOT NULL,
    t09            INTEGER NOT NULL,
    t10            INTEGER NOT NULL,
    t11            INTEGER NOT NULL,
    t12            INTEGER NOT NULL,
    t13            INTEGER NOT NULL,
    t14            INTEGER NOT NULL,
    t15            INTEGER NOT NULL,
    t16            INTEGER NOT NULL,
    t17            INTEGER NOT NULL,
    t18            INTEGER NOT NULL,
    t19            INTEGER NOT NULL,
    t20            INTEGER NOT NULL,
    t21            INTEGER NOT NULL,
    t22            INTEGER NOT NULL,
    t23            INTEGER NOT NULL,
    t24            INTEGER NOT NULL,
    t25            INTEGER NOT NULL,
    t26            INTEGER NOT NULL,
    t27            INTEGER NOT NULL,
    t28            INTEGER NOT NULL,
    PRIMARY KEY (account_id, span, start, category, model, key_id, provider, state, workspace_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX usage_sums_by_start ON usage_sums (span, start);
