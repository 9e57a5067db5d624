CREATE TABLE bits (
    id     integer PRIMARY KEY,
    a      bytea CHECK (length(a) = 16),
    b      bytea CHECK (octet_length(b) = 32),
    c      bytea CHECK (get_byte(c, 0) = 1),
    d      text CHECK (octet_length(d) <= 20),
    e      text CHECK (octet_length(e) BETWEEN 3 AND 8),
    f      integer NOT NULL CHECK (f & 1 = 0),
    g      integer CHECK ((g & 3) <> 0),
    h      integer CHECK (h & ~7 = 0),
    i      integer CHECK ((i | 1) = i),
    j      bit(8) CHECK (j & B'00000001' = B'00000001'),
    k      bytea NOT NULL CHECK (octet_length(k) IN (20, 32)),
    l      bytea CHECK (substring(l from 1 for 1) = '\x01'),
    m      text CHECK (bit_length(m) <= 64),
    n      bigint CHECK (n % 2 = 1),
    o      integer CHECK (o >> 4 = 1),
    p      integer CHECK (p # 1 > 4),
    q      bytea UNIQUE CHECK (length(q) = 4),
    r      bytea CHECK (length(r) > 0 AND length(r) <= 64),
    s      bit varying(12) CHECK (length(s) >= 4)
);
CREATE TABLE settings (
    sole   boolean NOT NULL DEFAULT true,
    name   text NOT NULL
);
CREATE UNIQUE INDEX settings_single ON settings ((true));
CREATE TABLE config (v text);
CREATE UNIQUE INDEX config_single ON config ((1));
CREATE TABLE single (id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1), v text);
CREATE TABLE currents (id integer PRIMARY KEY, active boolean NOT NULL);
CREATE UNIQUE INDEX currents_one ON currents ((true)) WHERE active;
CREATE TABLE owners (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE things (
    id integer PRIMARY KEY,
    owner integer REFERENCES owners (id) CHECK (owner IS NOT NULL),
    other integer REFERENCES owners (id),
    third integer REFERENCES owners (id),
    CHECK (other IS NOT NULL AND id > 0),
    CONSTRAINT third_set CHECK (third IS NOT NULL)
);
