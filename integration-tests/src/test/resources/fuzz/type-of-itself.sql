CREATE TYPE spot AS (x integer, a spot, b spot, c spot, d spot);
CREATE TABLE t (id int PRIMARY KEY, s spot NOT NULL);
