-- Keys of all shapes, numbers that the database gives, columns that it computes.

CREATE DOMAIN positive AS INT CHECK (VALUE > 0);
CREATE TYPE country_code AS CHAR(2);
CREATE SEQUENCE ticket_numbers START WITH 1000 INCREMENT BY 10;

CREATE MEMORY TABLE tenants (
    id      INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    country country_code NOT NULL CHECK (country IN ('DE', 'FR', 'HU', 'US')),
    feeling ENUM('sad', 'so-so', 'it''s fine', 'HAPPY') DEFAULT 'sad' NOT NULL,
    seats   positive NOT NULL
);

CREATE TABLE accounts (
    tenant_id INT NOT NULL REFERENCES tenants (id),
    number    INT NOT NULL,
    owner     VARCHAR_IGNORECASE(60) NOT NULL,
    initials  VARCHAR(2) GENERATED ALWAYS AS (UPPER(LEFT(owner, 2))),
    PRIMARY KEY (tenant_id, number),
    UNIQUE (tenant_id, owner)
);

CREATE TABLE tickets (
    number    BIGINT DEFAULT NEXT VALUE FOR ticket_numbers PRIMARY KEY,
    tenant_id INT NOT NULL,
    account   INT NOT NULL,
    code      CHAR(6) NOT NULL UNIQUE,
    opened    TIMESTAMP NOT NULL,
    closed    TIMESTAMP,
    token     UUID NOT NULL UNIQUE,
    FOREIGN KEY (tenant_id, account) REFERENCES accounts (tenant_id, number),
    CHECK (closed >= opened)
);
CREATE UNIQUE INDEX tickets_opened ON tickets (tenant_id, opened);
