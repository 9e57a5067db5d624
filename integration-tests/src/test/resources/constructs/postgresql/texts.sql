-- Conditions on the form of texts that are no plain match.

CREATE TABLE forms (
    id       serial PRIMARY KEY,
    path     text CHECK (left(path, 1) = '/'),
    file     text NOT NULL CHECK (right(file, 4) = '.pdf'),
    mail     text CHECK (position('@' in mail) > 1),
    arn      text NOT NULL CHECK (starts_with(arn, 'arn:')),
    link     text CHECK (split_part(link, ':', 1) IN ('http', 'ftp')),
    prefixed varchar(12) CHECK (substring(prefixed from 1 for 2) = 'ZZ'),
    titled   varchar(20) NOT NULL CHECK (initcap(titled) = titled),
    bare     text CHECK (bare NOT LIKE '% %'),
    dense    text CHECK (dense !~ '[[:space:]]'),
    phone    text CHECK (char_length(regexp_replace(phone, '\D', '', 'g')) >= 10)
);
CREATE TABLE slugs (
    id    serial PRIMARY KEY,
    slug  varchar(60) UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$') CHECK (length(slug) >= 3),
    fixed text NOT NULL UNIQUE CHECK (length(fixed) = 13 AND fixed !~ '[^0-9]')
);
CREATE TABLE documents (
    id    serial PRIMARY KEY,
    list  jsonb NOT NULL CHECK (jsonb_typeof(list) = 'array'),
    items jsonb CHECK (jsonb_typeof(items -> 'items') = 'array'),
    kind  jsonb CHECK (kind ->> 'type' IN ('a', 'b')),
    three text[] NOT NULL CHECK (array_length(three, 1) = 3),
    few   text[] CHECK (few <@ ARRAY['x', 'y', 'z'])
);
