-- Tables that take their columns from others.

CREATE TABLE originals (
    id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code    varchar(8) NOT NULL UNIQUE CHECK (code <> 'none'),
    amount  numeric(8, 2) DEFAULT 1 CHECK (amount > 0),
    twice   numeric GENERATED ALWAYS AS (amount * 2) STORED,
    made_at timestamp DEFAULT now() NOT NULL
);
CREATE UNIQUE INDEX originals_partial ON originals (made_at) WHERE amount > 10;
COMMENT ON COLUMN originals.code IS 'short name';
CREATE TABLE bare (LIKE originals);
CREATE TABLE everything (LIKE originals INCLUDING ALL);
CREATE TABLE some_of_it (
    first integer NOT NULL,
    LIKE originals INCLUDING DEFAULTS INCLUDING CONSTRAINTS EXCLUDING INDEXES,
    last  text,
    UNIQUE (first)
);
CREATE TABLE marked (mark varchar(9) PRIMARY KEY);
CREATE TABLE both_of (LIKE marked INCLUDING INDEXES, LIKE bare EXCLUDING ALL);
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE typed OF pair (PRIMARY KEY (a), b WITH OPTIONS NOT NULL DEFAULT 'x');
CREATE TABLE plainly_typed OF pair;
