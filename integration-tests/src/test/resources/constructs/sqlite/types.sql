-- Strict and loose tables, any type name or none, with and without row numbers.
-- warns: column loose.name: nothing is known of the values of type quoted type
-- warns: column loose.words: nothing is known of the values of type bracket type
-- warns: column loose.geometry: nothing is known of the values of type geometry
-- warns: column loose.long: nothing is known of the values of type long
-- warns: column loose.strange: nothing is known of the values of type something strange
-- warns: column loose.inet: nothing is known of the values of type inet

CREATE TABLE strictly (
    id    INTEGER PRIMARY KEY,
    i     INT NOT NULL,
    r     REAL NOT NULL,
    t     TEXT NOT NULL,
    b     BLOB NOT NULL,
    a     ANY NOT NULL
) STRICT;
CREATE TABLE strict_keyed (
    code TEXT NOT NULL,
    n    INTEGER NOT NULL,
    made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP CHECK (made > '2000'),
    flag INTEGER NOT NULL CHECK (flag IN (0, 1)),
    PRIMARY KEY (code, n)
) WITHOUT ROWID, STRICT;
CREATE TABLE untyped (a PRIMARY KEY, b NOT NULL, c UNIQUE, d DEFAULT 5, e COLLATE NOCASE NOT NULL, f CHECK (f > 3));
CREATE TABLE loose (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     "quoted type" NOT NULL,
    words    [bracket type](10) NOT NULL,
    geometry GEOMETRY NOT NULL,
    spot     POINT NOT NULL,
    tint     VARCHAR2(10) NOT NULL,
    bool     BOOLEAN NOT NULL,
    stamp    TIMESTAMP WITH TIME ZONE NOT NULL,
    local    DATETIME NOT NULL,
    day      DATE NOT NULL,
    clock    TIME NOT NULL,
    guid     GUID NOT NULL,
    doc      JSON NOT NULL,
    price    DECIMAL(10, 2) NOT NULL,
    whole    BIGINT UNSIGNED NOT NULL,
    long     LONG NOT NULL,
    int64    INT64 NOT NULL,
    uint     UNSIGNED INTEGER(5) NOT NULL,
    signed   SIGNED INT NOT NULL,
    dbl      DOUBLE(10, 3) NOT NULL,
    flt      FLOATING POINT NOT NULL,
    rangy    INT4RANGE NOT NULL,
    arr      TEXT[] NOT NULL,
    nchar_c  NCHAR(5) NOT NULL,
    raw      VARBINARY(20) NOT NULL,
    strange  SOMETHING STRANGE (3, 4) NOT NULL,
    neg      NUMERIC(+5, -2) NOT NULL,
    yr       YEAR NOT NULL,
    interval INTERVAL NOT NULL,
    inet     INET NOT NULL
);
