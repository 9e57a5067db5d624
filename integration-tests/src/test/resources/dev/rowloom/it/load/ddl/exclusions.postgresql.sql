-- Ranges that must not overlap, and unique keys over expressions.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE rooms (id integer PRIMARY KEY, name varchar(30) NOT NULL);

CREATE TABLE bookings (
    id        integer PRIMARY KEY,
    room_id   integer NOT NULL REFERENCES rooms (id),
    starts_at timestamp NOT NULL,
    ends_at   timestamp NOT NULL,
    CHECK (starts_at < ends_at),
    CONSTRAINT bookings_apart EXCLUDE USING gist (room_id WITH =, tsrange(starts_at, ends_at, '[]') WITH &&)
);

CREATE TABLE prices (
    room_id integer NOT NULL REFERENCES rooms (id),
    valid   daterange NOT NULL,
    cents   integer NOT NULL,
    PRIMARY KEY (room_id, valid WITHOUT OVERLAPS)
);

CREATE TABLE shifts (id integer PRIMARY KEY, from_day date NOT NULL, to_day date NOT NULL, note text);
ALTER TABLE ONLY shifts ADD CONSTRAINT shifts_apart EXCLUDE USING gist (daterange(from_day, to_day) WITH &&);

CREATE TABLE blocks (id integer PRIMARY KEY, numbers int8range NOT NULL, EXCLUDE USING gist (numbers WITH &&));

CREATE TABLE pages (
    id        integer PRIMARY KEY,
    parent_id integer REFERENCES pages (id),
    slug      varchar(60) NOT NULL,
    code      varchar(20) NOT NULL,
    seen_at   timestamp NOT NULL,
    room_id   integer NOT NULL REFERENCES rooms (id),
    data      jsonb
);
CREATE UNIQUE INDEX pages_slug ON pages (COALESCE(parent_id, 0), lower((slug)::text));
CREATE UNIQUE INDEX pages_code ON pages (substr(code, 1, 6));
CREATE UNIQUE INDEX pages_day ON pages (room_id, ((seen_at)::date));
CREATE UNIQUE INDEX pages_data ON pages (((data ->> 'id'::text)));
ALTER TABLE pages ADD CONSTRAINT pages_parent UNIQUE NULLS NOT DISTINCT (parent_id, slug);
