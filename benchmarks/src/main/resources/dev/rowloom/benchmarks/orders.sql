CREATE TABLE customers (
    id         bigint PRIMARY KEY,
    first_name varchar(60) NOT NULL,
    last_name  varchar(80) NOT NULL,
    email      varchar(160) NOT NULL UNIQUE
);

CREATE TABLE orders (
    id          bigint PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    number      varchar(20) NOT NULL UNIQUE,
    status      varchar(12) NOT NULL,
    total       numeric(12, 2) NOT NULL,
    ordered_at  timestamp NOT NULL,
    shipped_at  timestamp
);
