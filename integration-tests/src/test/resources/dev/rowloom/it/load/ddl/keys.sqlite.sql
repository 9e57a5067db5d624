-- Keys of all shapes, strict tables and tables without row numbers, columns that the database computes.

CREATE TABLE tenants (
    id      INTEGER PRIMARY KEY,
    country TEXT NOT NULL CHECK (country IN ('DE', 'FR', 'HU', 'US')),
    seats   INT NOT NULL CHECK (seats > 0)
);
CREATE TABLE accounts (
    tenant_id INTEGER NOT NULL REFERENCES tenants,
    number    INTEGER NOT NULL,
    owner     VARCHAR(60) NOT NULL,
    PRIMARY KEY (tenant_id, number)
) WITHOUT ROWID;
CREATE TABLE transfers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id   INTEGER NOT NULL,
    from_number INTEGER NOT NULL,
    amount      REAL NOT NULL CHECK (amount > 0),
    fee         REAL NOT NULL CHECK (fee >= 0),
    total       REAL GENERATED ALWAYS AS (amount + fee) STORED,
    net         REAL AS (amount - fee),
    FOREIGN KEY (tenant_id, from_number) REFERENCES accounts (tenant_id, number)
);
CREATE TABLE students (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    email TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT;
CREATE TABLE courses (id INT PRIMARY KEY NOT NULL, code TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE terms (
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2030),
    half TEXT NOT NULL CHECK (half IN ('S', 'W')),
    PRIMARY KEY (year, half)
);
CREATE TABLE enrolments (
    student_id INTEGER NOT NULL REFERENCES students (id),
    course_id  INTEGER NOT NULL REFERENCES courses (id),
    year       INTEGER NOT NULL,
    half       TEXT NOT NULL,
    grade      NUMERIC CHECK (grade >= 1 AND grade <= 5),
    PRIMARY KEY (student_id, course_id, year, half),
    FOREIGN KEY (year, half) REFERENCES terms (year, half)
);
CREATE TABLE passports (
    student_id INTEGER PRIMARY KEY REFERENCES students (id) ON DELETE CASCADE,
    number     CHAR(9) NOT NULL UNIQUE,
    issued     DATE NOT NULL,
    expires    DATE NOT NULL CHECK (expires > issued)
);
CREATE UNIQUE INDEX passports_upper ON passports (upper(number));
CREATE TABLE slots (
    id      INTEGER PRIMARY KEY,
    room    INTEGER NOT NULL,
    hour    INTEGER NOT NULL CHECK (hour BETWEEN 8 AND 19),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
    UNIQUE (room, hour, weekday)
);
