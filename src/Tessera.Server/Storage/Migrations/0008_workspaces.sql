-- Workspaces: who may make pictures together, whose account pays for them, and how many they may make.

CREATE TABLE workspaces (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    public_id        TEXT    NOT NULL UNIQUE,                -- a UUID: x-workspace-id
    account_id       INTEGER NOT NULL REFERENCES accounts (id), -- the owner: its tokens are spent
    name             TEXT    NOT NULL,
    is_personal      INTEGER NOT NULL DEFAULT 0,
    images_per_month INTEGER NOT NULL CHECK (images_per_month >= 0),
    images_per_day   INTEGER NOT NULL CHECK (images_per_day >= 0),
    month            INTEGER NOT NULL DEFAULT 0,             -- year * 12 + month
    month_used       INTEGER NOT NULL DEFAULT 0 CHECK (month_used >= 0),
    day              INTEGER NOT NULL DEFAULT 0,             -- Unix days
    day_used         INTEGER NOT NULL DEFAULT 0 CHECK (day_used >= 0),
    created_at       INTEGER NOT NULL
) STRICT;

-- Made when somebody first asks for it, whoever asks at once.
CREATE UNIQUE INDEX workspaces_personal ON workspaces (account_id) WHERE is_personal = 1;
CREATE INDEX workspaces_by_account ON workspaces (account_id);

CREATE TABLE workspace_members (
    workspace_id     INTEGER NOT NULL REFERENCES workspaces (id),
    account_id       INTEGER NOT NULL REFERENCES accounts (id),
    role             TEXT    NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
    added_at         INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX workspace_members_by_account ON workspace_members (account_id, workspace_id);

-- A program that acts in one workspace; only the SHA-256 of its secret is stored.
CREATE TABLE service_accounts (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    workspace_id     INTEGER NOT NULL REFERENCES workspaces (id),
    client_id        TEXT    NOT NULL UNIQUE,
    secret_hash      BLOB    NOT NULL,
    name             TEXT    NOT NULL,
    created_at       INTEGER NOT NULL,
    revoked_at       INTEGER
) STRICT;
CREATE INDEX service_accounts_by_workspace ON service_accounts (workspace_id, id);

-- What a generation is to the workspace it was made in. Its state, price and file are the generation's.
CREATE TABLE workspace_images (
    generation_id    INTEGER PRIMARY KEY REFERENCES generations (id),
    workspace_id     INTEGER NOT NULL REFERENCES workspaces (id),
    image_id         TEXT    NOT NULL UNIQUE,                -- a UUID
    batch_id         TEXT    NOT NULL,                       -- a UUID: the call it was made in
    user_id          INTEGER NOT NULL,                       -- the account that asked
    model            TEXT    NOT NULL,                       -- as in generations: so that the filter has its index
    parameters       TEXT    NOT NULL,                       -- JSON object
    input_images     TEXT    NOT NULL,                       -- JSON array
    month            INTEGER NOT NULL,                       -- of the quota it was taken from
    day              INTEGER NOT NULL,
    is_counted       INTEGER NOT NULL                        -- 0: made with a test key, which no quota counts
) STRICT;
CREATE INDEX workspace_images_newest ON workspace_images (workspace_id, generation_id);
CREATE INDEX workspace_images_by_model ON workspace_images (workspace_id, model, generation_id);
