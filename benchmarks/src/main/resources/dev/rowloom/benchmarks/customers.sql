CREATE TABLE customers (
    id         bigint PRIMARY KEY,
    first_name varchar(60) NOT NULL,
    last_name  varchar(80) NOT NULL,
    email      varchar(160) NOT NULL UNIQUE,
    city       varchar(80) NOT NULL,
    balance    numeric(12, 2) NOT NULL,
    created    timestamp NOT NULL,
    active     boolean NOT NULL
);
