-- A child has the columns and conditions of its parents, not their keys; a key of the parent sees the parent's rows alone.

CREATE TABLE cities (
    name       text NOT NULL,
    population integer NOT NULL CHECK (population > 0),
    elevation  integer CONSTRAINT not_too_high CHECK (elevation < 9000),
    id         serial,
    internal   integer CONSTRAINT only_here CHECK (internal > 10) NO INHERIT,
    PRIMARY KEY (id)
);
CREATE TABLE capitals (
    state char(2) NOT NULL UNIQUE
) INHERITS (cities);
ALTER TABLE capitals ADD PRIMARY KEY (id);
CREATE TABLE holy (saint varchar(30) NOT NULL);
CREATE TABLE holy_capitals (
    name text NOT NULL CHECK (length(name) <= 60),
    bishop varchar(30)
) INHERITS (capitals, holy);
CREATE TABLE empty_child () INHERITS (public.holy);
CREATE TABLE trips (
    id      integer PRIMARY KEY,
    city    integer NOT NULL REFERENCES cities (id),
    capital integer REFERENCES capitals (id)
);

-- Changes of the parent reach the child; a child may be let go, or taken in.
ALTER TABLE cities ADD COLUMN founded date CHECK (founded > DATE '1000-01-01');
ALTER TABLE cities ALTER COLUMN elevation TYPE smallint;
ALTER TABLE cities ALTER COLUMN founded SET NOT NULL;
ALTER TABLE cities ADD CONSTRAINT big_enough CHECK (population > 100);
ALTER TABLE holy RENAME COLUMN saint TO patron;
ALTER TABLE cities DROP CONSTRAINT not_too_high;
CREATE TABLE let_go (extra text NOT NULL) INHERITS (cities);
ALTER TABLE let_go NO INHERIT cities;
CREATE TABLE taken_in (patron varchar(30) NOT NULL, own integer NOT NULL);
ALTER TABLE taken_in INHERIT holy;
ALTER TABLE holy ADD CHECK (length(patron) > 3);
ALTER TABLE ONLY holy ADD CONSTRAINT patrons UNIQUE (patron);
