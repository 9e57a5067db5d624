-- The affinities that SQLite derives from whatever a type is called, and the types of strict tables.

CREATE TABLE affinities (
    id        INTEGER PRIMARY KEY,
    tiny      TINYINT NOT NULL,
    big_u     UNSIGNED BIG INT NOT NULL,
    int8      INT8,
    character CHARACTER(20) NOT NULL,
    varying   VARYING CHARACTER(30) NOT NULL,
    native    NATIVE CHARACTER(70),
    clob      CLOB NOT NULL,
    blob      BLOB NOT NULL,
    untyped,
    real      REAL NOT NULL,
    double    DOUBLE PRECISION NOT NULL,
    float     FLOAT,
    numeric   NUMERIC NOT NULL,
    decimal   DECIMAL(10, 5) NOT NULL,
    boolean   BOOLEAN NOT NULL,
    date      DATE NOT NULL,
    datetime  DATETIME NOT NULL,
    time      TIME,
    stamp     TIMESTAMP,
    money     MONEY,
    uuid      UUID,
    json      JSON,
    floating  FLOATING POINT NOT NULL,
    string    STRING NOT NULL
);
CREATE TABLE strictly (
    id    INTEGER PRIMARY KEY,
    whole INT NOT NULL,
    rough REAL NOT NULL,
    words TEXT NOT NULL,
    bytes BLOB NOT NULL,
    thing ANY
) STRICT;
