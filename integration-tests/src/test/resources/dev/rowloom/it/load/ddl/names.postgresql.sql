-- Names that have to be quoted, several schemas, the same name in two.

CREATE SCHEMA sales;
CREATE SCHEMA "Ünïcode Schema";

CREATE TABLE "order" (
    "select"   integer PRIMARY KEY,
    "from"     varchar(20) NOT NULL,
    "Group By" date,
    "user"     varchar(30)
);
CREATE TABLE sales."order" (
    id       serial PRIMARY KEY,
    "select" integer NOT NULL REFERENCES public."order" ("select"),
    "end"    timestamp NOT NULL
);
CREATE TABLE "Ünïcode Schema"."Größe ""x"", 'y'" (
    "naïve id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "a""b"     varchar(20) NOT NULL,
    "per cent %" numeric(5, 2) NOT NULL,
    "back\slash" text,
    "tab	and ünïcode 😀" text,
    "CamelCase" boolean NOT NULL,
    order_id   integer NOT NULL REFERENCES sales."order" (id)
);
CREATE TABLE sales.lines (
    order_id integer NOT NULL REFERENCES sales."order",
    line_no  integer NOT NULL,
    "table"  integer REFERENCES "Ünïcode Schema"."Größe ""x"", 'y'",
    PRIMARY KEY (order_id, line_no)
);
CREATE TABLE lines (
    id   bigserial PRIMARY KEY,
    name varchar(20) NOT NULL
);
CREATE TABLE "Lines" (
    id   bigserial PRIMARY KEY,
    name varchar(20) NOT NULL
);
