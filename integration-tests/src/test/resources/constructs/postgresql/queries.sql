-- Tables that take their columns from queries.
-- warns: table guessed takes its columns from a query and is left out: the type of its column what is not known: own_thing(name) AS what

CREATE TYPE mood AS ENUM ('calm', 'loud');
CREATE DOMAIN positive AS integer NOT NULL CHECK (VALUE > 0);
CREATE TABLE people (
    id      bigserial PRIMARY KEY,
    name    varchar(30) NOT NULL,
    feels   mood DEFAULT 'calm',
    size    positive,
    born    date,
    seen    timestamptz DEFAULT now(),
    balance numeric(8, 2) NOT NULL CHECK (balance > 0),
    tags    text[]
);
CREATE TABLE visits (
    person  bigint NOT NULL REFERENCES people,
    room    smallint NOT NULL,
    entered timestamp NOT NULL,
    cost    numeric(6, 2),
    weight  real
);
CREATE FUNCTION own_thing(text) RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION loudest(mood, mood) RETURNS mood LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION second_of(anyelement, anyelement) RETURNS anyelement LANGUAGE sql AS 'SELECT $2';
CREATE AGGREGATE final_one (anyelement) (SFUNC = second_of, STYPE = anyelement);

CREATE VIEW rooms (room_number, cost) AS
    SELECT v.room, coalesce(sum(v.cost), 0.0::numeric), count(*) AS visits, final_one(v.entered) AS latest
    FROM visits v GROUP BY v.room;
CREATE MATERIALIZED VIEW rich AS SELECT p.*, c.relname AS kind FROM people p JOIN pg_class c ON p.tableoid = c.oid;

CREATE TABLE everyone AS TABLE people WITH NO DATA;
ALTER TABLE everyone ADD PRIMARY KEY (id);
CREATE TABLE of_rooms AS SELECT * FROM rooms WHERE 1 = 0;
ALTER TABLE of_rooms ADD PRIMARY KEY (room_number), ALTER visits SET NOT NULL;
CREATE TABLE of_rich AS SELECT r.name AS who, r.kind, r.tags, r.size FROM rich r WITH DATA;
CREATE TABLE listed (person, first_seen, spent) AS
    SELECT person, min(entered), sum(cost) FROM visits GROUP BY person WITH NO DATA;
ALTER TABLE listed ADD FOREIGN KEY (person) REFERENCES people (id), ALTER person SET NOT NULL;

CREATE UNLOGGED TABLE computed AS
    SELECT upper(name), length(name) AS letters, name || '!' AS cry, id + 1 AS next, size * 2 AS twice, id % 7 AS rest,
           balance / 2 AS half, born + 7 AS week_later, seen - interval '1 day' AS before, born - current_date AS days,
           now() AS made, current_date, NULL AS nothing, NULL::inet AS address, 'word' AS word, 1 AS one, 2.5 AS more,
           true AS yes, balance > 100 AS is_rich, name IS NOT NULL AND born IS NULL AS strange, round(balance, 1) AS rounded,
           coalesce(feels, 'loud') AS feeling, loudest(feels, 'calm'), nullif(size, 1) AS not_one, greatest(id, 5) AS least_five,
           CASE WHEN id = 1 THEN NULL WHEN id = 2 THEN balance ELSE 0 END AS due,
           CAST(id AS varchar(20)) AS id_text, extract(year FROM born), date_trunc('month', seen) AS month,
           array[1, 2] AS numbers, (SELECT max(room) FROM visits) AS top_room, EXISTS (SELECT 1 FROM visits) AS any_visit,
           seen AT TIME ZONE 'utc' AS at_utc, row_number() OVER (ORDER BY id) AS place, lag(name) OVER (ORDER BY id) AS neighbour,
           jsonb_build_object('a', id) AS document, tags || 'x'::text AS more_tags
    FROM people;
CREATE TABLE joined AS
    SELECT p.*, v.entered, d.total, d.busiest
    FROM people p
    LEFT JOIN visits v ON v.person = p.id
    LEFT JOIN (SELECT person, count(*) AS total, max(room) AS busiest FROM visits GROUP BY person) d ON d.person = p.id;
CREATE TABLE shared AS SELECT * FROM visits JOIN (SELECT id AS person, name FROM people) n USING (person);
CREATE TABLE branches AS
    SELECT id AS key, name AS text FROM people UNION ALL SELECT room, 'room' FROM visits UNION ALL SELECT 1.5, NULL LIMIT 0;
CREATE TABLE counted AS
    WITH RECURSIVE numbers (n, label) AS (
        SELECT 1, 'one'::varchar(9) UNION ALL SELECT n + 1, label FROM numbers WHERE n < 3
    ), doubled AS (SELECT n * 2.0 AS d, label FROM numbers)
    SELECT d, label FROM doubled WITH NO DATA;
CREATE TABLE given AS SELECT * FROM (VALUES (1, 'one'), (2, NULL)) AS v (digit, word) WHERE digit < 0;
CREATE TABLE series AS SELECT n, n * 2 AS twice FROM generate_series(1, 3) AS n WITH NO DATA;
CREATE TEMPORARY TABLE passing AS SELECT id, name FROM people;
CREATE TABLE kept AS SELECT * FROM passing;
SELECT id, name AS called INTO copied FROM people WHERE false;
ALTER TABLE copied ADD PRIMARY KEY (id), ADD CHECK (length(called) > 2);
CREATE TABLE guessed AS SELECT own_thing(name) AS what FROM people;
DROP TABLE guessed;
