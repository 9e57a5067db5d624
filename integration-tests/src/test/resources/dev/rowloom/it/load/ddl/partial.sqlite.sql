-- Unique keys over a part of the rows.

CREATE TABLE users (
    id integer PRIMARY KEY,
    email varchar(80) NOT NULL,
    deleted_at timestamp
);
CREATE UNIQUE INDEX users_email ON users (lower(email)) WHERE deleted_at IS NULL;

CREATE TABLE addresses (
    id integer PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users (id),
    kind varchar(10) NOT NULL CHECK (kind IN ('home', 'work', 'other')),
    is_default boolean NOT NULL DEFAULT false,
    archived_at timestamp
);
CREATE UNIQUE INDEX addresses_default ON addresses (user_id) WHERE is_default;
CREATE UNIQUE INDEX addresses_kind ON addresses (user_id, kind) WHERE archived_at IS NULL;

CREATE TABLE jobs (
    id integer PRIMARY KEY,
    queue smallint NOT NULL CHECK (queue BETWEEN 1 AND 5),
    state varchar(10) NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    leader boolean,
    retry_of integer REFERENCES jobs (id)
);
CREATE UNIQUE INDEX jobs_running ON jobs (queue) WHERE state IN ('waiting', 'running');
CREATE UNIQUE INDEX jobs_leader ON jobs (leader) WHERE leader;
CREATE UNIQUE INDEX jobs_first ON jobs (queue) WHERE retry_of IS NULL;
