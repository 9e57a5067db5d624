-- Columns, constraints, types and names as they are in the end, after every kind of change.

CREATE TYPE state AS ENUM ('open', 'done');
ALTER TYPE state ADD VALUE 'lost' BEFORE 'done';
ALTER TYPE state ADD VALUE IF NOT EXISTS 'found' AFTER 'lost';
ALTER TYPE state RENAME VALUE 'open' TO 'begun';
CREATE TYPE old_type AS ENUM ('a', 'b');
ALTER TYPE old_type RENAME TO letters;
CREATE TYPE gone_type AS ENUM ('x');
DROP TYPE gone_type;
CREATE TYPE gone_type AS ENUM ('y', 'z');
CREATE TYPE spot AS (x integer, y integer);
ALTER TYPE spot ADD ATTRIBUTE z integer, DROP ATTRIBUTE y, ALTER ATTRIBUTE x TYPE bigint;
ALTER TYPE spot RENAME ATTRIBUTE z TO height;

CREATE TABLE first_name_of_it (
    id        integer NOT NULL,
    gone      integer CHECK (gone > 0),
    old_name  varchar(10) NOT NULL,
    narrow    smallint NOT NULL,
    loosened  integer NOT NULL CONSTRAINT too_tight CHECK (loosened = 1),
    tightened integer,
    state     state NOT NULL,
    letter    letters,
    fresh     gone_type NOT NULL,
    place     spot NOT NULL,
    texty     text NOT NULL,
    unique_no_more integer UNIQUE,
    CONSTRAINT gone_too CHECK (gone < id),
    CONSTRAINT gone_key UNIQUE (gone, id)
);
ALTER TABLE first_name_of_it RENAME TO items;
ALTER TABLE IF EXISTS nowhere RENAME TO elsewhere;
ALTER TABLE items
    DROP COLUMN gone CASCADE,
    DROP COLUMN IF EXISTS never_there,
    ALTER COLUMN narrow SET DATA TYPE bigint USING narrow::bigint,
    ALTER narrow SET DEFAULT 7,
    ALTER COLUMN loosened DROP NOT NULL,
    ALTER tightened SET NOT NULL,
    ALTER COLUMN texty TYPE varchar(5) COLLATE "C" USING left(texty, 5),
    DROP CONSTRAINT too_tight,
    DROP CONSTRAINT IF EXISTS first_name_of_it_unique_no_more_key RESTRICT,
    ADD COLUMN IF NOT EXISTS added timestamp NOT NULL DEFAULT now(),
    ADD extra integer,
    ADD CONSTRAINT items_pkey PRIMARY KEY (id),
    ADD CONSTRAINT tight CHECK (tightened > 9000) NOT VALID,
    ADD FOREIGN KEY (extra) REFERENCES items (id) NOT VALID;
ALTER TABLE items RENAME old_name TO new_name;
ALTER TABLE items RENAME CONSTRAINT tight TO renamed_check;
ALTER TABLE items DROP CONSTRAINT renamed_check;
ALTER TABLE items ADD CONSTRAINT tight CHECK (tightened < 1000);
ALTER TABLE items VALIDATE CONSTRAINT tight;
ALTER TABLE items ALTER COLUMN texty SET STORAGE EXTENDED, ALTER COLUMN texty SET STATISTICS 100, ALTER id SET (n_distinct = -1);
ALTER TABLE items CLUSTER ON items_pkey;
ALTER TABLE items REPLICA IDENTITY FULL, ENABLE ROW LEVEL SECURITY, SET (fillfactor = 70);
ALTER TABLE items DISABLE ROW LEVEL SECURITY;

CREATE TABLE children (
    id      integer PRIMARY KEY,
    item    integer NOT NULL,
    other   integer NOT NULL,
    renamed integer NOT NULL,
    CONSTRAINT children_item FOREIGN KEY (item) REFERENCES items (id),
    CONSTRAINT children_gone FOREIGN KEY (other) REFERENCES items (id)
);
CREATE UNIQUE INDEX children_unique ON children (other);
CREATE UNIQUE INDEX children_renamed ON children (renamed);
DROP INDEX children_unique;
ALTER INDEX children_renamed RENAME TO children_renamed_2;
DROP INDEX IF EXISTS public.children_renamed_2, nowhere_at_all CASCADE;
ALTER TABLE children DROP CONSTRAINT children_gone;
ALTER TABLE children ALTER CONSTRAINT children_item DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE items RENAME COLUMN id TO item_id;
ALTER TABLE children DROP CONSTRAINT children_pkey;
ALTER TABLE children RENAME COLUMN id TO "Kind Nr";
ALTER TABLE children ADD PRIMARY KEY ("Kind Nr", item);

CREATE TABLE dropped (id integer PRIMARY KEY);
CREATE TABLE points_there (id integer PRIMARY KEY, target integer NOT NULL REFERENCES dropped);
DROP TABLE dropped CASCADE;
CREATE TABLE dropped (id varchar(5) PRIMARY KEY);
DROP TABLE IF EXISTS dropped, nothing_there RESTRICT;

CREATE TABLE "Attendee" (id serial PRIMARY KEY, name text NOT NULL);
ALTER TABLE "Attendee" RENAME TO "Guest";
ALTER SEQUENCE "Attendee_id_seq" RENAME TO "Guest_id_seq";
