-- Names that have to be quoted, and a schema beside the default one.

CREATE SCHEMA "Größe";
CREATE TABLE "order" (
    "select" INT PRIMARY KEY,
    "VALUE"  VARCHAR(20) NOT NULL,
    `Group`  DATE,
    "Mixed"  VARCHAR(20)
);
CREATE TABLE "Größe"."it's ""x""" (
    "naïve id"   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "a""b"       VARCHAR(20) NOT NULL,
    "per cent %" NUMERIC(9, 2) NOT NULL,
    "back\slash" VARCHAR(20),
    order_id     INT NOT NULL REFERENCES PUBLIC."order"
);
CREATE TABLE lines (
    order_id INT NOT NULL REFERENCES "order",
    line_no  INT NOT NULL,
    "TABLE"  BIGINT REFERENCES "Größe"."it's ""x""",
    PRIMARY KEY (order_id, line_no)
);
