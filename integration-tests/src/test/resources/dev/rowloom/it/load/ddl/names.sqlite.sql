-- Names that have to be quoted, in all four ways of quoting.

CREATE TABLE "order" (
    "select"   INTEGER PRIMARY KEY,
    [from]     TEXT NOT NULL,
    `Group By` DATE,
    'key'      TEXT
);
CREATE TABLE "Größe ""x"", 'y'" (
    "naïve id"   INTEGER PRIMARY KEY AUTOINCREMENT,
    "a""b"       TEXT NOT NULL,
    "per cent %" NUMERIC NOT NULL,
    "back\slash" TEXT,
    [it's]       TEXT,
    order_id     INTEGER NOT NULL REFERENCES "order"
);
CREATE TABLE lines (
    order_id INTEGER NOT NULL REFERENCES "order",
    line_no  INTEGER NOT NULL,
    "table"  INTEGER REFERENCES "Größe ""x"", 'y'",
    PRIMARY KEY (order_id, line_no)
);
