-- What the database computes, and numbers that it gives.

CREATE TABLE people (
    id     INTEGER PRIMARY KEY,
    first  TEXT NOT NULL,
    last   TEXT NOT NULL,
    name   TEXT GENERATED ALWAYS AS (first || ' ' || last) STORED,
    short  TEXT AS (substr(first, 1, 1)) VIRTUAL,
    len    INT GENERATED ALWAYS AS (length(last)),
    doc    TEXT NOT NULL CHECK (json_valid(doc)),
    kind   TEXT AS (json_extract(doc, '$.kind')),
    UNIQUE (name, id)
);
CREATE TABLE strict_one (id INTEGER PRIMARY KEY, twice INT AS (id * 2) STORED) STRICT;
