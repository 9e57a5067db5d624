-- Reserved words, quotes, other scripts, the longest names, and names that only quotes tell apart.

CREATE TABLE "select" ("from" integer PRIMARY KEY, "where" varchar(10) NOT NULL, "check" integer CHECK ("check" > 0), "primary" integer, "references" text, "unique" integer UNIQUE, "constraint" integer, "like" integer, "default" integer DEFAULT 1);
CREATE TABLE "user" (key integer PRIMARY KEY, value text NOT NULL, type varchar(5), name text, index integer, comment text, partition integer, period integer, exclude boolean, generated integer);
CREATE TABLE "Großer Name" ("Schlüssel" integer PRIMARY KEY, "日本語" varchar(20) NOT NULL, "имя" text NOT NULL, "with ""quotes""" integer NOT NULL, "semi;colon" integer, "--dashes" integer, "/*star*/" integer, "a.b" integer, "$dollar" integer, "'apostrophe'" integer);
CREATE TABLE größe (größe_id integer PRIMARY KEY, länge numeric(5, 2) NOT NULL);
CREATE TABLE "Größe" ("Größe_Id" integer PRIMARY KEY REFERENCES größe (größe_id));
CREATE TABLE "a.b" (id integer PRIMARY KEY);
CREATE TABLE "CASE" (id integer PRIMARY KEY, "ID" integer NOT NULL, "Id" integer NOT NULL REFERENCES "Großer Name" ("Schlüssel"), UNIQUE ("ID", "Id"));
CREATE TABLE a_name_of_sixty_three_characters_which_is_the_longest_one_there (a_column_of_sixty_three_characters_which_is_the_longest_there__ serial PRIMARY KEY);
CREATE TABLE U&"d\0061t\+000061" (U&"sch\00f6n" integer PRIMARY KEY);
CREATE TABLE year (year integer PRIMARY KEY, month integer NOT NULL, day date NOT NULL, hour time, timestamp timestamp, date date, text text, "time" time NOT NULL, "interval" interval, "char" char(3), xml xml, json json);
CREATE UNIQUE INDEX "Index of names" ON "Großer Name" (lower("日本語"), "with ""quotes""");
ALTER TABLE "select" ADD CONSTRAINT "a constraint" CHECK ("constraint" BETWEEN 1 AND 9 AND "like" <> "default");
CREATE TABLE Βιβλία (ÄId integer PRIMARY KEY, BookÉ text NOT NULL);
