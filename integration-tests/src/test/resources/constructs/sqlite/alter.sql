-- The four changes that SQLite knows, and the way round them that migrations take.
-- warns: table items is declared again; the declaration of line 4 counts

CREATE TABLE first (id INTEGER PRIMARY KEY, old_name TEXT NOT NULL, gone INT, kept INT CHECK (kept > 0));
ALTER TABLE first RENAME TO items;
ALTER TABLE items RENAME COLUMN old_name TO "new name";
ALTER TABLE items ADD COLUMN added INTEGER NOT NULL DEFAULT 0 CHECK (added BETWEEN 0 AND 3);
ALTER TABLE items ADD parent INTEGER REFERENCES items (id);
ALTER TABLE items DROP COLUMN gone;
CREATE UNIQUE INDEX items_name ON items ("new name");
CREATE UNIQUE INDEX items_kept ON items (kept);
DROP INDEX items_kept;
DROP INDEX IF EXISTS not_there;
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, item INTEGER NOT NULL REFERENCES items);
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE "new__people" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(30) NOT NULL, "item_id" integer NOT NULL REFERENCES "items" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "new__people" ("id", "name", "item_id") SELECT "id", "name", "item" FROM "people";
DROP TABLE "people";
ALTER TABLE "new__people" RENAME TO "people";
CREATE INDEX "people_item" ON "people" ("item_id");
COMMIT;
CREATE TABLE dropped (id INTEGER PRIMARY KEY);
DROP TABLE main.dropped;
CREATE TABLE IF NOT EXISTS items (id INTEGER PRIMARY KEY, other TEXT);
