-- Partitions whose bounds tie several columns, or a column by a function of it.
-- not checked: expr_months: CHECK (( extract ( month FROM at ) = 3 ) OR ( extract ( month FROM at ) = 4 ) OR ( extract ( month FROM at ) = 5 ) OR ( extract ( month FROM at ) = 1 ) OR ( extract ( month FROM at ) = 2 ) OR ( extract ( month FROM at ) = 6 ) OR ( extract ( month FROM at ) = 7 ) OR ( extract ( month FROM at ) = 8 ) OR ( extract ( month FROM at ) = 9 ) OR ( extract ( month FROM at ) = 10 ) OR ( extract ( month FROM at ) = 11 ) OR ( extract ( month FROM at ) = 12 ))

CREATE TABLE sales (
    region varchar(10) NOT NULL,
    year   integer NOT NULL,
    amount numeric(10, 2) NOT NULL CHECK (amount >= 0),
    seller integer
) PARTITION BY LIST (region);
CREATE TABLE sales_eu PARTITION OF sales FOR VALUES IN ('de', 'fr', 'hu') PARTITION BY RANGE (year);
CREATE TABLE sales_eu_old PARTITION OF sales_eu FOR VALUES FROM (MINVALUE) TO (2020);
CREATE TABLE sales_eu_new PARTITION OF sales_eu FOR VALUES FROM (2020) TO (2026);
CREATE TABLE sales_us (seller integer, amount numeric(10, 2) NOT NULL CONSTRAINT sales_amount_check CHECK (amount >= 0), region varchar(10) NOT NULL, year integer NOT NULL);
ALTER TABLE sales ATTACH PARTITION sales_us FOR VALUES IN ('us');
CREATE TABLE sales_gone PARTITION OF sales FOR VALUES IN ('xx');
ALTER TABLE sales DETACH PARTITION sales_gone;
DROP TABLE sales_gone;

-- A bound of several columns, and of a time with zone.
CREATE TABLE points (
    x    integer NOT NULL,
    y    integer NOT NULL,
    note text
) PARTITION BY RANGE (x, y);
CREATE TABLE points_a PARTITION OF points FOR VALUES FROM (0, 0) TO (10, 100);
CREATE TABLE points_b PARTITION OF points FOR VALUES FROM (10, 100) TO (20, MAXVALUE);
CREATE TABLE points_c PARTITION OF points FOR VALUES FROM (40, MINVALUE) TO (50, 7);
CREATE TABLE logs (
    year integer NOT NULL,
    line text NOT NULL
) PARTITION BY RANGE (year);
CREATE TABLE logs_2024 PARTITION OF logs (line DEFAULT 'none', CONSTRAINT short CHECK (length(line) < 200)) FOR VALUES FROM (2024) TO (2025);
CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
CREATE TABLE expr_months (
    at   timestamp NOT NULL,
    name varchar(20) NOT NULL
) PARTITION BY LIST (extract(month FROM at));
CREATE TABLE expr_spring PARTITION OF expr_months FOR VALUES IN (3, 4, 5);
CREATE TABLE expr_others PARTITION OF expr_months FOR VALUES IN (1, 2, 6, 7, 8, 9, 10, 11, 12);

-- References to and from partitioned tables; a partition with constraints of its own.
CREATE TABLE devices (id integer PRIMARY KEY, name varchar(30) NOT NULL);
CREATE TABLE readings (
    device    integer NOT NULL REFERENCES devices,
    read_on   date NOT NULL,
    seq       integer NOT NULL,
    PRIMARY KEY (device, read_on, seq)
) PARTITION BY RANGE (read_on);
CREATE TABLE readings_1 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE readings_2 (LIKE readings INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
ALTER TABLE readings_2 ADD CONSTRAINT readings_2_check CHECK (read_on >= DATE '2024-02-01' AND read_on < DATE '2024-03-01');
ALTER TABLE readings ATTACH PARTITION readings_2 FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
ALTER TABLE readings_1 ADD CONSTRAINT readings_1_seq CHECK (seq < 100000);
CREATE TABLE alarms (
    id      serial PRIMARY KEY,
    device  integer NOT NULL,
    read_on date NOT NULL,
    seq     integer NOT NULL,
    FOREIGN KEY (device, read_on, seq) REFERENCES readings
);
