-- A column of every type that PostgreSQL has, null and not.

CREATE TYPE size AS ENUM ('S', 'M', 'L');

CREATE TABLE numbers (
    id      integer PRIMARY KEY,
    small   smallint NOT NULL,
    big     bigint NOT NULL,
    exact   numeric NOT NULL,
    money_c money NOT NULL,
    wide    numeric(38, 10) NOT NULL,
    whole   numeric(5) NOT NULL,
    tiny    numeric(3, 3) NOT NULL,
    rough   real NOT NULL,
    finer   double precision NOT NULL,
    yes     boolean,
    object  oid
);

CREATE TABLE texts (
    id       bigint PRIMARY KEY,
    fixed    char(7) NOT NULL,
    one      char NOT NULL,
    short    varchar(3) NOT NULL,
    long     text NOT NULL,
    unnamed  character varying NOT NULL,
    sized    size NOT NULL,
    label    name,
    quoted   "char",
    vector   tsvector,
    document xml,
    plain    json NOT NULL,
    indexed  jsonb NOT NULL
);

CREATE TABLE times (
    id        bigint PRIMARY KEY,
    day       date NOT NULL,
    clock     time NOT NULL,
    clock_z   timetz NOT NULL,
    clock0    time(0) NOT NULL,
    local     timestamp NOT NULL,
    local3    timestamp(3) NOT NULL,
    instant   timestamptz NOT NULL,
    instant0  timestamp(0) with time zone,
    span      interval NOT NULL,
    days      interval day to second
);

CREATE TABLE raw (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    bytes  bytea NOT NULL,
    fixed  bit(8) NOT NULL,
    single bit NOT NULL,
    flags  varbit(12) NOT NULL,
    host   inet NOT NULL,
    net    cidr NOT NULL,
    mac    macaddr NOT NULL,
    mac8   macaddr8 NOT NULL
);

CREATE TABLE many (
    id       integer PRIMARY KEY,
    tags     text[] NOT NULL,
    numbers  integer[] NOT NULL,
    prices   numeric(8, 2)[],
    matrix   integer[][],
    days     date[],
    flags    boolean[],
    codes    varchar(5)[] NOT NULL,
    sizes    size[] NOT NULL,
    ids      uuid[],
    period   daterange NOT NULL,
    hours    tstzrange NOT NULL,
    span     tsrange,
    ints     int4range NOT NULL,
    bigs     int8range,
    nums     numrange NOT NULL
);

CREATE TABLE places (
    id   integer PRIMARY KEY,
    spot point,
    area box,
    path path,
    ring polygon,
    disc circle,
    line lseg
);
