-- Usage: of each account's ended generations, hour by hour and day by day, how many there were, what they cost and how long they
-- took. They are counted in the order of their numbers, in the background; each wallet knows the newest that is counted, and the
-- newer ones are read themselves. Deleted generations have cost what they have cost.

ALTER TABLE wallets ADD COLUMN usage_id BIGINT  NOT NULL DEFAULT 0;

-- With generations_left, all generations of an account.
CREATE INDEX generations_deleted ON generations (account_id, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE usage_sums (
    account_id     BIGINT  NOT NULL,
    span           BIGINT  NOT NULL,                       -- milliseconds: an hour or a day
    start          BIGINT  NOT NULL,                       -- Unix ms
    category       TEXT    NOT NULL,
    model          TEXT    NOT NULL,
    key_id         BIGINT  NOT NULL,                       -- 0: without a key
    provider       TEXT    NOT NULL,
    state          BIGINT  NOT NULL,
    workspace_id   BIGINT  NOT NULL,                       -- 0: in none
    generations    BIGINT  NOT NULL,
    tokens         BIGINT  NOT NULL,
    milliseconds   BIGINT  NOT NULL,                       -- of those that completed, together
    cost_micro_usd BIGINT  NOT NULL,                       -- of those whose cost is known
    unknown_costs  BIGINT  NOT NULL,
    -- How many of those that completed took so long: below 10 ms, and then by five classes for each power of ten.
    t00            BIGINT  NOT NULL,
    t01            BIGINT  NOT NULL,
    t02            BIGINT  NOT NULL,
    t03            BIGINT  NOT NULL,
    t04            BIGINT  NOT NULL,
    t05            BIGINT  NOT NULL,
    t06            BIGINT  NOT NULL,
    t07            BIGINT  NOT NULL,
    t08            BIGINT  NOT NULL,
    t09            BIGINT  NOT NULL,
    t10            BIGINT  NOT NULL,
    t11            BIGINT  NOT NULL,
    t12            BIGINT  NOT NULL,
    t13            BIGINT  NOT NULL,
    t14            BIGINT  NOT NULL,
    t15            BIGINT  NOT NULL,
    t16            BIGINT  NOT NULL,
    t17            BIGINT  NOT NULL,
    t18            BIGINT  NOT NULL,
    t19            BIGINT  NOT NULL,
    t20            BIGINT  NOT NULL,
    t21            BIGINT  NOT NULL,
    t22            BIGINT  NOT NULL,
    t23            BIGINT  NOT NULL,
    t24            BIGINT  NOT NULL,
    t25            BIGINT  NOT NULL,
    t26            BIGINT  NOT NULL,
    t27            BIGINT  NOT NULL,
    t28            BIGINT  NOT NULL,
    PRIMARY KEY (account_id, span, start, category, model, key_id, provider, state, workspace_id)
);
CREATE INDEX usage_sums_by_start ON usage_sums (span, start);
