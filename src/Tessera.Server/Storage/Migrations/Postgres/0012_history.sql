-- History: how many generations an account has is counted as they come and go; its pages are found in an index of those that are left.

ALTER TABLE wallets ADD COLUMN generations BIGINT  NOT NULL DEFAULT 0; -- those that were not deleted
UPDATE wallets SET generations = (SELECT count(*) FROM generations g WHERE g.account_id = wallets.account_id AND g.deleted_at IS NULL);

DROP INDEX generations_by_account;
CREATE INDEX generations_left ON generations (account_id, id) WHERE deleted_at IS NULL;
