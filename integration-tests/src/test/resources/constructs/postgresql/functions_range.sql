CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE spans (
    id       integer PRIMARY KEY,
    a        int4range NOT NULL CHECK (NOT isempty(a)),
    b        int4range CHECK (isempty(b) = false AND lower_inc(b)),
    c        daterange CHECK (NOT upper_inf(c) AND NOT lower_inf(c)),
    d        daterange CHECK (lower(d) < DATE '2030-01-01' AND lower(d) >= DATE '2020-01-01'),
    e        int4range CHECK (e <@ int4range(0, 100)),
    f        int8range CHECK (f @> 50::bigint),
    g        numrange CHECK (g && numrange(10, 20)),
    h        tstzrange CHECK (upper_inf(h)),
    i        int4range CHECK (upper(i) - lower(i) = 7),
    j        int4range CHECK (upper(j) - lower(j) BETWEEN 1 AND 30),
    k        daterange NOT NULL CHECK (k <> 'empty' AND lower(k) IS NOT NULL),
    l        tsrange CHECK (upper(l) > lower(l)),
    m        tsrange CHECK (upper(m) - lower(m) <= interval '1 day'),
    n        numrange CHECK (lower(n) >= 0),
    o        tstzrange NOT NULL CHECK (lower_inc(o) AND NOT upper_inc(o)),
    q        int4multirange CHECK (NOT isempty(q)),
    at       date NOT NULL,
    around   daterange NOT NULL,
    CHECK (around @> at)
);
CREATE TABLE prices (
    product  integer NOT NULL,
    valid    daterange NOT NULL CHECK (NOT isempty(valid)),
    price    numeric(8,2) NOT NULL,
    EXCLUDE USING gist (product WITH =, valid WITH &&)
);
CREATE TABLE products (
    id    integer NOT NULL,
    valid daterange NOT NULL,
    name  text NOT NULL,
    PRIMARY KEY (id, valid WITHOUT OVERLAPS)
);
CREATE TABLE offers (
    id      integer NOT NULL,
    product integer NOT NULL,
    valid   daterange NOT NULL,
    amount  numeric(8,2),
    PRIMARY KEY (id, valid WITHOUT OVERLAPS),
    FOREIGN KEY (product, PERIOD valid) REFERENCES products (id, PERIOD valid)
);
CREATE TABLE stays (
    room integer NOT NULL,
    at   tstzrange NOT NULL,
    UNIQUE (room, at WITHOUT OVERLAPS)
);
