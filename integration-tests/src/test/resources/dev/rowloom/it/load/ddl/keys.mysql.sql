-- Keys of all shapes, prefix keys, columns that the database computes.

CREATE TABLE tenants (
    id      INT UNSIGNED NOT NULL AUTO_INCREMENT,
    country ENUM('DE', 'FR', 'HU', 'US') NOT NULL,
    seats   INT NOT NULL CHECK (seats > 0),
    PRIMARY KEY (id)
) AUTO_INCREMENT = 5;
CREATE TABLE accounts (
    tenant_id INT UNSIGNED NOT NULL,
    number    INT NOT NULL,
    owner     VARCHAR(60) NOT NULL,
    PRIMARY KEY (tenant_id, number),
    CONSTRAINT accounts_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id)
);
CREATE TABLE transfers (
    id          BIGINT NOT NULL AUTO_INCREMENT,
    tenant_id   INT UNSIGNED NOT NULL,
    from_number INT NOT NULL,
    amount      DECIMAL(12, 2) NOT NULL CHECK (amount > 0),
    fee         DECIMAL(12, 2) NOT NULL CHECK (fee >= 0),
    total       DECIMAL(13, 2) AS (amount + fee) PERSISTENT,
    net         DECIMAL(13, 2) GENERATED ALWAYS AS (amount - fee) VIRTUAL,
    PRIMARY KEY (id),
    KEY transfers_from (tenant_id, from_number),
    CONSTRAINT transfers_from_fk FOREIGN KEY (tenant_id, from_number) REFERENCES accounts (tenant_id, number)
);
CREATE TABLE students (
    id    SMALLINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    name  VARCHAR(60) NOT NULL,
    email VARCHAR(80) NOT NULL,
    bio   TEXT NOT NULL,
    UNIQUE KEY students_email (email),
    UNIQUE KEY students_bio (bio(12))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
CREATE TABLE courses (id SERIAL, code VARCHAR(10) NOT NULL, UNIQUE KEY (code));
CREATE TABLE terms (
    year SMALLINT NOT NULL CHECK (year BETWEEN 2000 AND 2030),
    half CHAR(1) NOT NULL CHECK (half IN ('S', 'W')),
    PRIMARY KEY (year, half)
);
CREATE TABLE enrolments (
    student_id SMALLINT UNSIGNED NOT NULL,
    course_id  BIGINT UNSIGNED NOT NULL,
    year       SMALLINT NOT NULL,
    half       CHAR(1) NOT NULL,
    grade      DECIMAL(2, 1) CHECK (grade >= 1 AND grade <= 5),
    PRIMARY KEY (student_id, course_id, year, half),
    FOREIGN KEY (student_id) REFERENCES students (id),
    FOREIGN KEY (course_id) REFERENCES courses (id),
    FOREIGN KEY (year, half) REFERENCES terms (year, half)
);
CREATE TABLE passports (
    student_id SMALLINT UNSIGNED PRIMARY KEY,
    number     CHAR(9) NOT NULL UNIQUE,
    issued     DATE NOT NULL,
    expires    DATE NOT NULL,
    CHECK (expires > issued),
    FOREIGN KEY (student_id) REFERENCES students (id) ON DELETE CASCADE
);
CREATE TABLE slots (
    id      INT AUTO_INCREMENT PRIMARY KEY,
    room    INT NOT NULL,
    hour    TINYINT UNSIGNED NOT NULL CHECK (hour BETWEEN 8 AND 19),
    weekday TINYINT NOT NULL CHECK (weekday BETWEEN 1 AND 5),
    UNIQUE KEY (room, hour, weekday)
);
