-- Scripts that may run twice: what is declared in anonymous blocks counts.

CREATE TABLE things (id integer PRIMARY KEY, owner integer, gone text);
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'color') THEN
        CREATE TYPE color AS ENUM ('red', 'green');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'owners') THEN
        CREATE TABLE owners (id integer PRIMARY KEY, color color NOT NULL);
        ALTER TABLE owners ADD COLUMN name varchar(40) NOT NULL DEFAULT 'CREATE TABLE x (y int);';
    ELSE
        RAISE NOTICE 'there; already';
    END IF;
END;
$$;
DO LANGUAGE plpgsql $body$
DECLARE
    n integer := 0;
BEGIN
    ALTER TABLE things ADD CONSTRAINT things_owner FOREIGN KEY (owner) REFERENCES owners (id);
    EXECUTE 'ALTER TABLE things ADD COLUMN grade integer NOT NULL CHECK (grade BETWEEN 1 AND 3)';
    ALTER TABLE things DROP COLUMN gone;
EXCEPTION WHEN duplicate_object THEN
    NULL;
END $body$;
