-- Types that the extensions in PostgreSQL's own distribution bring.

CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE EXTENSION IF NOT EXISTS cube;
CREATE EXTENSION IF NOT EXISTS isn;
CREATE EXTENSION IF NOT EXISTS seg;
CREATE EXTENSION IF NOT EXISTS intarray;
CREATE EXTENSION IF NOT EXISTS lo;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

CREATE TABLE extended (
    id      uuid DEFAULT uuid_generate_v4() PRIMARY KEY,
    email   citext NOT NULL UNIQUE,
    attrs   hstore NOT NULL,
    route   ltree NOT NULL,
    asks    lquery NOT NULL,
    asktxt  ltxtquery NOT NULL,
    corner  cube NOT NULL,
    book    isbn NOT NULL,
    book13  isbn13 NOT NULL,
    music   ismn NOT NULL,
    serial  issn NOT NULL,
    product ean13 NOT NULL,
    goods   upc NOT NULL,
    width   seg NOT NULL,
    finds   query_int NOT NULL,
    object  lo NOT NULL,
    mails   citext[] NOT NULL,
    routes  ltree[] NOT NULL,
    sets    hstore[] NOT NULL
);
CREATE INDEX extended_route ON extended USING gist (route);
CREATE INDEX extended_email ON extended USING gin (email gin_trgm_ops);
