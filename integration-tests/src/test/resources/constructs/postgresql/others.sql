-- What a dump holds beside tables: views, routines, triggers, rules, policies, temporary tables, data. None of it gets rows.

SET statement_timeout = 0;
SET standard_conforming_strings = on;
BEGIN;
CREATE TABLE ledger (
    id      serial PRIMARY KEY,
    amount  numeric(10, 2) NOT NULL DEFAULT 0.00,
    note    text DEFAULT 'it''s; CREATE TABLE x (y int)',
    changed timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
) WITH (autovacuum_enabled = true, fillfactor = 90) TABLESPACE pg_default;
COMMIT;
CREATE UNLOGGED TABLE cache (key text PRIMARY KEY, value bytea NOT NULL);
CREATE TEMPORARY TABLE ledger_copy (id integer PRIMARY KEY) ON COMMIT DROP;
CREATE TEMP TABLE scratch AS SELECT 1 AS one;
CREATE VIEW totals AS SELECT sum(amount) AS total FROM ledger;
CREATE OR REPLACE VIEW big (id, amount) AS SELECT id, amount FROM ledger WHERE amount > 100 WITH CHECK OPTION;
CREATE MATERIALIZED VIEW IF NOT EXISTS summary AS SELECT note, count(*) AS n FROM ledger GROUP BY note WITH NO DATA;
CREATE UNIQUE INDEX summary_note ON summary (note);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed := now();
    CREATE TABLE IF NOT EXISTS never (id integer);
    RETURN NEW;
END;
$$;
CREATE FUNCTION one() RETURNS integer LANGUAGE SQL IMMUTABLE RETURN 1;
CREATE FUNCTION two(a integer) RETURNS integer LANGUAGE SQL IMMUTABLE BEGIN ATOMIC SELECT a + 1; SELECT a + 2; END;
CREATE OR REPLACE PROCEDURE clean() LANGUAGE SQL AS 'DELETE FROM ledger; DROP TABLE ledger;';
DROP FUNCTION two(integer);
CREATE TRIGGER touch_ledger BEFORE UPDATE ON ledger FOR EACH ROW EXECUTE FUNCTION touch();
CREATE RULE no_update AS ON UPDATE TO cache DO INSTEAD NOTHING;
CREATE POLICY own ON ledger USING (id > 0);
CREATE AGGREGATE product(numeric) (SFUNC = numeric_mul, STYPE = numeric);
CREATE CAST (text AS integer) WITH INOUT AS ASSIGNMENT;
CREATE STATISTICS ledger_stats (dependencies) ON amount, note FROM ledger;
CREATE COLLATION german (provider = icu, locale = 'de');
CREATE TEXT SEARCH CONFIGURATION mine (COPY = simple);
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
DO $body$ BEGIN PERFORM 1; END $body$;
COMMENT ON TABLE ledger IS $q$what's "booked"$q$;
COMMENT ON FUNCTION one() IS 'one';
INSERT INTO cache (key, value) VALUES ('CREATE TABLE inside (id int);', '\x00');
DELETE FROM cache;
GRANT SELECT ON ledger TO PUBLIC;
/* CREATE TABLE commented (id integer); /* nested */ */
-- CREATE TABLE also_commented (id integer);
SELECT setval('ledger_id_seq', 1, false);
SELECT * INTO copied FROM cache;
CREATE TABLE from_query AS SELECT id, amount FROM ledger WITH NO DATA;
CREATE TABLE from_values (a, b) AS VALUES (1, 'x');
DROP TABLE from_query, from_values, copied;
CREATE TABLE documents (
    id         integer PRIMARY KEY,
    title      varchar(50) NOT NULL,
    body       text NOT NULL,
    search     tsvector NOT NULL
);
CREATE FUNCTION documents_search() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.search := to_tsvector('english', NEW.title); RETURN NEW; END $$;
CREATE TRIGGER documents_search BEFORE INSERT OR UPDATE ON documents FOR EACH ROW EXECUTE PROCEDURE documents_search();
