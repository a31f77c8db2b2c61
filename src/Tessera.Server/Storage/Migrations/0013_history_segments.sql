-- History segments: of each account's generations, oldest first, five hundred at a time, how many of each kind, model and end
-- there are. A segment begins after the one before it and is written once all in it have ended.

CREATE TABLE history_segments (
    account_id  INTEGER NOT NULL,
    last_id     INTEGER NOT NULL,                          -- the newest generation in it
    category    TEXT    NOT NULL,
    model       TEXT    NOT NULL,
    state       INTEGER NOT NULL,
    generations INTEGER NOT NULL,                          -- those that were not deleted
    PRIMARY KEY (account_id, last_id, category, model, state)
) STRICT, WITHOUT ROWID;
