-- A column of every type that H2 has, null and not.

CREATE TABLE numbers (
    id      INTEGER PRIMARY KEY,
    tiny    TINYINT NOT NULL,
    small   SMALLINT NOT NULL,
    big     BIGINT NOT NULL,
    exact   NUMERIC NOT NULL,
    wide    NUMERIC(38, 10) NOT NULL,
    whole   DECIMAL(5) NOT NULL,
    part    NUMERIC(3, 3) NOT NULL,
    any_of  DECFLOAT NOT NULL,
    rough   REAL NOT NULL,
    finer   DOUBLE PRECISION NOT NULL,
    yes     BOOLEAN,
    flag    BIT NOT NULL
);

CREATE TABLE texts (
    id       BIGINT PRIMARY KEY,
    fixed    CHAR(7) NOT NULL,
    one      CHAR NOT NULL,
    short    CHARACTER VARYING(3) NOT NULL,
    unnamed  VARCHAR NOT NULL,
    folded   VARCHAR_IGNORECASE(20) NOT NULL,
    large    CLOB NOT NULL,
    national NCHAR VARYING(20),
    sized    ENUM('S', 'M', 'L') NOT NULL,
    document JSON NOT NULL,
    listed   INTEGER ARRAY,
    named    VARCHAR(20) ARRAY[4] NOT NULL
);

CREATE TABLE times (
    id       BIGINT PRIMARY KEY,
    on_day   DATE NOT NULL,
    clock    TIME NOT NULL,
    clock3   TIME(3) NOT NULL,
    clock_z  TIME WITH TIME ZONE NOT NULL,
    local    TIMESTAMP NOT NULL,
    local0   TIMESTAMP(0) NOT NULL,
    instant  TIMESTAMP WITH TIME ZONE NOT NULL,
    span     INTERVAL DAY TO SECOND,
    months   INTERVAL YEAR TO MONTH,
    hours    INTERVAL HOUR NOT NULL
);

CREATE TABLE raw (
    id    UUID DEFAULT RANDOM_UUID() PRIMARY KEY,
    fixed BINARY(4) NOT NULL,
    bytes VARBINARY(100) NOT NULL,
    large BLOB NOT NULL,
    place GEOMETRY
);
