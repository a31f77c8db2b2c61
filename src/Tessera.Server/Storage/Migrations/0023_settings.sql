-- What administrators choose for the whole installation, where the configuration leaves it to them.

CREATE TABLE settings (
    name       TEXT PRIMARY KEY,
    value      TEXT    NOT NULL
) STRICT;
