-- Unique in part and by expression; keys without row numbers; references put off; conflict clauses.

PRAGMA foreign_keys = ON;
CREATE TABLE accounts (
    id      INTEGER NOT NULL PRIMARY KEY ASC ON CONFLICT ABORT AUTOINCREMENT,
    email   TEXT NOT NULL COLLATE NOCASE UNIQUE ON CONFLICT ABORT,
    tenant  INTEGER NOT NULL,
    is_main BOOLEAN NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
    deleted TEXT,
    nick    VARCHAR(30) COLLATE NOCASE NULL,
    CONSTRAINT nicks UNIQUE (tenant, nick ASC) ON CONFLICT FAIL,
    CONSTRAINT pairs UNIQUE (tenant, id)
);
CREATE UNIQUE INDEX accounts_main ON accounts (tenant) WHERE is_main = 1;
CREATE UNIQUE INDEX IF NOT EXISTS main.accounts_lower ON accounts (lower(email), tenant DESC) WHERE deleted IS NULL;
CREATE UNIQUE INDEX accounts_rtrim ON accounts (tenant, coalesce(nick, '') COLLATE RTRIM, id);
CREATE TABLE hens (id INTEGER PRIMARY KEY, egg INTEGER NOT NULL REFERENCES eggs DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE eggs (id INTEGER PRIMARY KEY, hen INTEGER NOT NULL REFERENCES hens (id) ON DELETE CASCADE ON UPDATE SET DEFAULT MATCH SIMPLE NOT DEFERRABLE);
CREATE TABLE members (
    tenant  INTEGER NOT NULL,
    account INTEGER NOT NULL,
    since   DATE NOT NULL,
    mail    TEXT COLLATE NOCASE REFERENCES accounts (email),
    PRIMARY KEY (tenant, account, since DESC),
    FOREIGN KEY (tenant, account) REFERENCES accounts (tenant, id)
) WITHOUT ROWID;
CREATE TABLE boss (id INT PRIMARY KEY NOT NULL, boss INT CONSTRAINT has_boss REFERENCES boss);
CREATE TABLE nullable_key (code VARCHAR(5) PRIMARY KEY, n INTEGER);
CREATE TABLE typo (id INTEGER PRIMARY KEY, 'single' TEXT NOT NULL, "double" TEXT, [bracket] INT, `tick` INT, UNIQUE ('single', "double"));
CREATE TABLE no_commas (a INTEGER, b INTEGER, CONSTRAINT x UNIQUE (a) CONSTRAINT y CHECK (b > 0));
