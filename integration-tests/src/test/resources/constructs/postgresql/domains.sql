-- Domains: with conditions, of domains, not null, changed later, in arrays and in keys.

CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN percent AS numeric(5, 2) DEFAULT 0 CONSTRAINT percent_range CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN small_percent AS percent CHECK (VALUE <= 10);
CREATE DOMAIN grade AS char(1) NOT NULL CHECK (VALUE IN ('A', 'B', 'C'));
CREATE DOMAIN label AS varchar(20) COLLATE "C" CHECK (length(VALUE) >= 3);
CREATE DOMAIN hex_color AS text CHECK (length(VALUE) = 7);
CREATE DOMAIN weekday AS smallint;
ALTER DOMAIN weekday ADD CONSTRAINT weekday_range CHECK (VALUE >= 0 AND VALUE < 7);
ALTER DOMAIN weekday SET NOT NULL;
CREATE DOMAIN loosened AS integer NOT NULL CONSTRAINT too_tight CHECK (VALUE = 1);
ALTER DOMAIN loosened DROP CONSTRAINT too_tight;
ALTER DOMAIN loosened DROP NOT NULL;
ALTER DOMAIN loosened ADD CHECK (VALUE > 100) NOT VALID;
ALTER DOMAIN loosened SET DEFAULT 101;
CREATE DOMAIN old_name AS varchar(7) CHECK (VALUE <> '');
ALTER DOMAIN old_name RENAME TO new_name;
ALTER DOMAIN hex_color RENAME CONSTRAINT hex_color_check TO hex_color_form;

CREATE TABLE marks (
    id      positive PRIMARY KEY,
    share   percent,
    slim    small_percent NOT NULL,
    mark    grade,
    tag     label NOT NULL UNIQUE,
    color   hex_color,
    day     weekday,
    loose   loosened,
    name    new_name NOT NULL,
    many    positive[] NOT NULL
);
CREATE TABLE remarks (
    mark  positive NOT NULL REFERENCES marks,
    day   weekday,
    words label,
    PRIMARY KEY (mark, day)
);
