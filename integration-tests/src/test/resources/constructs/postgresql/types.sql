-- Every type where no null can hide that a value is wrong: the text forms, the rare ones, arrays and composites of them.

CREATE TYPE mood AS ENUM ('sad', 'it''s fine', 'so "so"', 'a,b', 'back\slash', '{brace}');
CREATE TYPE address AS (street varchar(30), zip char(5), since date, rooms integer[]);
CREATE TYPE person AS (name text, home address, feeling mood, age smallint);
CREATE TYPE price_range AS RANGE (SUBTYPE = numeric);
CREATE TYPE text_range AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);

CREATE TABLE search (
    id        integer PRIMARY KEY,
    vector    tsvector NOT NULL,
    query     tsquery NOT NULL,
    document  xml NOT NULL,
    path      jsonpath NOT NULL,
    body      jsonb NOT NULL,
    plain     json NOT NULL,
    defaulted tsvector NOT NULL DEFAULT ''::tsvector
);
CREATE TABLE places (
    id     integer PRIMARY KEY,
    spot   point NOT NULL,
    area   box NOT NULL,
    road   path NOT NULL,
    ring   polygon NOT NULL,
    disc   circle NOT NULL,
    side   lseg NOT NULL,
    border line NOT NULL
);
CREATE TABLE spans (
    id     integer PRIMARY KEY,
    i4     int4range NOT NULL,
    i8     int8range NOT NULL,
    num    numrange NOT NULL,
    days   daterange NOT NULL,
    local  tsrange NOT NULL,
    moment tstzrange NOT NULL,
    price  price_range NOT NULL,
    words  text_range NOT NULL,
    m4     int4multirange NOT NULL,
    m8     int8multirange NOT NULL,
    mnum   nummultirange NOT NULL,
    mdays  datemultirange NOT NULL,
    mlocal tsmultirange NOT NULL,
    mwhen  tstzmultirange NOT NULL
);
CREATE TABLE bits (
    id     integer PRIMARY KEY,
    one    bit NOT NULL,
    five   bit(5) NOT NULL,
    wide   bit(200) NOT NULL,
    vary5  bit varying(5) NOT NULL,
    vary   bit varying NOT NULL,
    vary1  varbit(1) NOT NULL,
    bytes  bytea NOT NULL
);
CREATE TABLE numbers (
    id       integer PRIMARY KEY,
    cash     money NOT NULL,
    object   oid NOT NULL,
    lsn      pg_lsn NOT NULL,
    tx       xid NOT NULL,
    tx8      xid8 NOT NULL,
    command  cid NOT NULL,
    place    tid NOT NULL,
    snap     pg_snapshot NOT NULL,
    old_snap txid_snapshot NOT NULL,
    class    regclass NOT NULL,
    type     regtype NOT NULL,
    function regproc NOT NULL,
    role     regrole NOT NULL,
    space    regnamespace NOT NULL,
    exact    numeric NOT NULL,
    negative numeric(3, -2) NOT NULL,
    fraction numeric(2, 4) NOT NULL,
    f24      float(24) NOT NULL,
    f25      float(25) NOT NULL
);
CREATE TABLE texts (
    id      integer PRIMARY KEY,
    quoted  "char" NOT NULL,
    label   name NOT NULL,
    padded  bpchar NOT NULL,
    one     char NOT NULL,
    german  varchar(40) COLLATE "de-x-icu" NOT NULL,
    posix   text COLLATE "C" NOT NULL,
    feeling mood NOT NULL,
    vary    character varying(4) NOT NULL,
    nat     national character varying(9) NOT NULL
);
CREATE TABLE times (
    id       integer PRIMARY KEY,
    clock    time NOT NULL,
    clock_z  timetz NOT NULL,
    clock_z3 time(3) with time zone NOT NULL,
    span     interval NOT NULL,
    years    interval year to month NOT NULL,
    seconds  interval second(2) NOT NULL,
    days     interval day to hour NOT NULL,
    spans    interval[] NOT NULL,
    instant  timestamp(6) with time zone NOT NULL,
    local    timestamp(0) without time zone NOT NULL
);
CREATE TABLE nets (
    id   integer PRIMARY KEY,
    host inet NOT NULL,
    net  cidr NOT NULL,
    mac  macaddr NOT NULL,
    mac8 macaddr8 NOT NULL
);
CREATE TABLE composites (
    id      integer PRIMARY KEY,
    home    address NOT NULL,
    who     person NOT NULL,
    homes   address[] NOT NULL,
    maybe   person
);
CREATE TABLE arrays (
    id         integer PRIMARY KEY,
    feelings   mood[] NOT NULL,
    words      text[] NOT NULL,
    letters    char(1)[] NOT NULL,
    short      varchar(3)[] NOT NULL,
    matrix     integer[3][3] NOT NULL,
    standard   integer ARRAY[4] NOT NULL,
    bare       integer ARRAY NOT NULL,
    positives  positive[] NOT NULL,
    hosts      inet[] NOT NULL,
    docs       jsonb[] NOT NULL,
    xmls       xml[] NOT NULL,
    bits       bit(3)[] NOT NULL,
    vbits      varbit(3)[] NOT NULL,
    cash       money[] NOT NULL,
    bytes      bytea[] NOT NULL,
    moments    timestamptz[] NOT NULL,
    clocks     timetz[] NOT NULL,
    uuids      uuid[] NOT NULL,
    ranges     daterange[] NOT NULL,
    points     point[] NOT NULL,
    boxes      box[] NOT NULL,
    names      name[] NOT NULL,
    chars      "char"[] NOT NULL,
    macs       macaddr8[] NOT NULL,
    prices     numeric(5, 2)[] NOT NULL,
    flags      boolean[] NOT NULL,
    reals      real[] NOT NULL,
    vectors    tsvector[] NOT NULL
);
