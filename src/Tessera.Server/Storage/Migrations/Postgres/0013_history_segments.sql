-- History segments: of each account's generations, oldest first, five hundred at a time, how many of each kind, model and end
-- there are. A segment begins after the one before it and is written once all in it have ended.

CREATE TABLE history_segments (
    account_id  BIGINT  NOT NULL,
    last_id     BIGINT  NOT NULL,                          -- the newest generation in it
    category    TEXT    NOT NULL,
    model       TEXT    NOT NULL,
    state       BIGINT  NOT NULL,
    generations BIGINT  NOT NULL,                          -- those that were not deleted
    PRIMARY KEY (account_id, last_id, category, model, state)
);
