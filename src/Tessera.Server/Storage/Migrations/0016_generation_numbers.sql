-- Numbers of generations are reserved in blocks, before their rows exist. Each wallet knows the newest generation of its
-- account that is counted in a history segment: no row may appear at or below it.

CREATE TABLE number_blocks (
    name TEXT   PRIMARY KEY,
    next INTEGER NOT NULL                                   -- the first number that is not reserved
) STRICT;
INSERT INTO number_blocks (name, next) SELECT 'generations', max(id) + 1 FROM generations HAVING count(*) > 0;

ALTER TABLE wallets ADD COLUMN summarized_id INTEGER NOT NULL DEFAULT 0;
UPDATE wallets SET summarized_id = coalesce((SELECT max(s.last_id) FROM history_segments s WHERE s.account_id = wallets.account_id), 0);
