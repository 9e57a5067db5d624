CREATE TABLE kinds (
    id INTEGER PRIMARY KEY,
    a CHECK (typeof(a) = 'integer'),
    b NOT NULL CHECK (typeof(b) = 'text'),
    c CHECK (typeof(c) IN ('integer', 'real')),
    d CHECK (typeof(d) = 'blob'),
    e NUMERIC CHECK (typeof(e) = 'real'),
    f CHECK (typeof(f) = 'real' OR f IS NULL),
    g CHECK (typeof(g) <> 'blob'),
    h TEXT CHECK (typeof(h) = 'text' AND length(h) <= 8),
    i BLOB CHECK (typeof(i) = 'integer' AND i > 0),
    j ANY CHECK (typeof(j) = 'integer')
);
CREATE TABLE strict_t (
    id INTEGER PRIMARY KEY,
    a ANY CHECK (typeof(a) = 'integer'),
    b INT NOT NULL CHECK (typeof(b) = 'integer'),
    c TEXT CHECK (typeof(c) = 'text'),
    d REAL CHECK (typeof(d) = 'real'),
    e BLOB CHECK (typeof(e) = 'blob' AND length(e) = 4),
    f ANY,
    g ANY NOT NULL CHECK (typeof(g) IN ('text', 'null'))
) STRICT;
CREATE TABLE docs (
    id INTEGER PRIMARY KEY,
    j TEXT NOT NULL CHECK (json_valid(j)),
    k TEXT GENERATED ALWAYS AS (json_extract(j, '$.k')) VIRTUAL,
    n INTEGER AS (json_extract(j, '$.n')) STORED
);
CREATE UNIQUE INDEX docs_k ON docs (k);
CREATE TABLE docs2 (
    id TEXT GENERATED ALWAYS AS (json_extract(body, '$.id')) VIRTUAL UNIQUE,
    body TEXT NOT NULL
);
CREATE TABLE docs3 (
    body TEXT NOT NULL,
    id TEXT GENERATED ALWAYS AS (json_extract(body, '$.id')) STORED NOT NULL UNIQUE
);
CREATE TABLE docs4 (body TEXT NOT NULL);
CREATE UNIQUE INDEX docs4_id ON docs4 (json_extract(body, '$.id'));
CREATE TABLE docs5 (body TEXT NOT NULL, id TEXT AS (body ->> '$.id') NOT NULL);
CREATE UNIQUE INDEX docs5_id ON docs5 (id);
CREATE TABLE days (
    id INTEGER PRIMARY KEY,
    a TEXT CHECK (date(a) IS a),
    b TEXT NOT NULL CHECK (b IS strftime('%Y-%m-%d %H:%M:%S', b)),
    c TEXT CHECK (date(c) = c),
    d TEXT CHECK (datetime(d) IS d),
    e TEXT CHECK (e IS date(e, '+0 days')),
    f TEXT CHECK (time(f) IS f),
    g TEXT CHECK (strftime('%Y-%m', g || '-01') IS g),
    h TEXT CHECK (h IS strftime('%Y-%m-%dT%H:%M:%fZ', h)),
    i TEXT CHECK (julianday(i) IS NOT NULL),
    j REAL CHECK (j > julianday('2000-01-01')),
    k TEXT CHECK (date(k, '+1 day') > '2001-01-01'),
    l TEXT UNIQUE CHECK (date(l) IS l),
    m TEXT CHECK (strftime('%w', m) = '1'),
    n TEXT CHECK (date(n) NOT NULL)
);
CREATE TABLE globs (
    id INTEGER PRIMARY KEY,
    a TEXT NOT NULL CHECK (a GLOB '[A-Z][A-Z]'),
    b TEXT CHECK (b GLOB '[0-9][0-9][0-9]-*'),
    c TEXT CHECK (c NOT GLOB '*[^0-9]*'),
    d TEXT CHECK (d NOT GLOB '* *' AND length(d) > 0),
    e TEXT UNIQUE CHECK (e GLOB 'K-[0-9][0-9][0-9][0-9]'),
    f TEXT CHECK (f GLOB '*.txt'),
    g TEXT CHECK (length(g) = 6 AND g NOT GLOB '*[^0-9A-F]*')
);
CREATE TABLE tags (
    name TEXT COLLATE NOCASE NOT NULL PRIMARY KEY,
    n INTEGER
) WITHOUT ROWID;
CREATE TABLE tag_uses (
    tag TEXT COLLATE NOCASE NOT NULL REFERENCES tags (name),
    page INTEGER NOT NULL,
    PRIMARY KEY (tag, page)
) WITHOUT ROWID;
CREATE TABLE codes (
    code TEXT NOT NULL COLLATE NOCASE CHECK (length(code) = 2),
    kind CHAR(1) NOT NULL COLLATE NOCASE,
    PRIMARY KEY (code, kind)
) WITHOUT ROWID;
CREATE TABLE odd (
    id INTEGER PRIMARY KEY,
    a FLOATING POINT NOT NULL DEFAULT 1.5,
    b STRING NOT NULL DEFAULT 'x',
    c LONG LONG UNSIGNED DEFAULT 0,
    d MONEY NOT NULL DEFAULT 0,
    e "my type" DEFAULT 'k',
    f VARYING_THING(10, 2) NOT NULL DEFAULT 3,
    g DATETIME DEFAULT CURRENT_TIMESTAMP,
    h BOOL NOT NULL DEFAULT FALSE,
    i GUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    j FLAG DEFAULT 'Y' CHECK (j IN ('Y', 'N')),
    l JSON NOT NULL DEFAULT '{}',
    m TINYINT(1) NOT NULL DEFAULT 0,
    n CHARINT NOT NULL DEFAULT 5,
    o POINT NOT NULL DEFAULT 0
);
