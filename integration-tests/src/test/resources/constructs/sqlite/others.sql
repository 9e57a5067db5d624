-- What a dump holds beside tables. None of it gets rows.
-- warns: table from_query takes its columns from a query and is left out

PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE ledger (
    id      INTEGER PRIMARY KEY, -- the key; CREATE TABLE x (y)
    amount  NUMERIC NOT NULL DEFAULT (1 + 2) /* CREATE TABLE z */,
    note    TEXT DEFAULT 'it''s; x',
    day     TEXT DEFAULT CURRENT_DATE,
    hexed   BLOB DEFAULT x'00ff',
    neg     INT DEFAULT -1
);
CREATE TEMP TABLE scratch (id INTEGER);
CREATE TEMPORARY TABLE IF NOT EXISTS temp.more (id INTEGER);
CREATE VIEW totals (total) AS SELECT sum(amount) FROM ledger;
CREATE TEMP VIEW fleeting AS SELECT 1;
CREATE TRIGGER touch AFTER UPDATE OF note ON ledger FOR EACH ROW WHEN new.amount > 3 BEGIN
    UPDATE ledger SET day = CASE WHEN new.day IS NULL THEN 'x' ELSE new.day END WHERE id = new.id;
    SELECT 1;
END;
CREATE TRIGGER instead INSTEAD OF INSERT ON totals BEGIN SELECT 1; END;
CREATE VIRTUAL TABLE search USING fts5(title, body, content='ledger', content_rowid='id');
CREATE TABLE from_query AS SELECT id, amount FROM ledger;
DROP TABLE from_query;
DROP TABLE search;
INSERT INTO ledger (note) VALUES ('CREATE TABLE b (c);');
DELETE FROM ledger;
ANALYZE;
COMMIT;
CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT);
CREATE TABLE visited (
    id     INTEGER PRIMARY KEY,
    origin INTEGER,
    place  INTEGER NOT NULL,
    FOREIGN KEY (origin) REFERENCES visited (id) ON DELETE CASCADE CHECK (place != origin)
);
