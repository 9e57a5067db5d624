-- Rows go to the root and have to fit a partition: by range, list and hash, of several levels, attached later, with a default.

CREATE TABLE measures (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    logged_on date NOT NULL,
    value     numeric(8, 3) NOT NULL,
    PRIMARY KEY (id, logged_on)
) PARTITION BY RANGE (logged_on);
CREATE TABLE measures_2023 PARTITION OF measures FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE measures_2024 PARTITION OF measures FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY RANGE (logged_on);
CREATE TABLE measures_2024h1 PARTITION OF measures_2024 FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
CREATE TABLE measures_2024q4 PARTITION OF measures_2024 FOR VALUES FROM ('2024-10-01') TO ('2025-01-01');

CREATE TABLE events (
    tenant integer NOT NULL,
    id     uuid NOT NULL,
    kind   text NOT NULL,
    PRIMARY KEY (tenant, id)
) PARTITION BY HASH (tenant);
CREATE TABLE events_0 PARTITION OF events FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE events_1 PARTITION OF events FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE events_2 PARTITION OF events FOR VALUES WITH (MODULUS 3, REMAINDER 2);

CREATE TABLE moments (
    at    timestamptz NOT NULL,
    level smallint NOT NULL,
    text  varchar(50) NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE moments_1 PARTITION OF moments FOR VALUES FROM ('2024-03-01 00:00:00+00') TO ('2024-04-01 00:00:00+00');
CREATE TABLE moments_2 PARTITION OF moments FOR VALUES FROM ('2024-04-01 00:00:00+00') TO ('2024-05-01 00:00:00+00');

-- An expression as the key, with a default partition for all else.
CREATE TABLE users (
    id   integer NOT NULL,
    name varchar(30) NOT NULL
) PARTITION BY LIST (left(lower(name), 1));
CREATE TABLE users_a PARTITION OF users FOR VALUES IN ('a');
CREATE TABLE users_other PARTITION OF users DEFAULT;
CREATE TABLE flags (
    done smallint,
    name varchar(20) NOT NULL
) PARTITION BY LIST (done);
CREATE TABLE flags_open PARTITION OF flags FOR VALUES IN (1, 3);
CREATE TABLE flags_done PARTITION OF flags FOR VALUES IN (7);
CREATE TABLE flags_unknown PARTITION OF flags FOR VALUES IN (NULL);
