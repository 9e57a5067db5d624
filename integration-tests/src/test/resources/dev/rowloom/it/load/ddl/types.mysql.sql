-- A column of every type that MySQL and MariaDB have in common, null and not.

CREATE TABLE numbers (
    id        INT PRIMARY KEY,
    tiny      TINYINT NOT NULL,
    tiny_u    TINYINT UNSIGNED NOT NULL,
    yes       TINYINT(1) NOT NULL,
    also      BOOLEAN,
    small_u   SMALLINT UNSIGNED NOT NULL,
    medium    MEDIUMINT NOT NULL,
    medium_u  MEDIUMINT UNSIGNED NOT NULL,
    int_u     INT UNSIGNED NOT NULL,
    filled    INT(8) UNSIGNED ZEROFILL NOT NULL,
    big       BIGINT NOT NULL,
    big_u     BIGINT UNSIGNED NOT NULL,
    exact     DECIMAL(10, 3) NOT NULL,
    wide      DECIMAL(65, 30) NOT NULL,
    whole     DECIMAL NOT NULL,
    positive  DECIMAL(6, 2) UNSIGNED NOT NULL,
    rough     FLOAT NOT NULL,
    sized     FLOAT(7, 4) NOT NULL,
    finer     DOUBLE NOT NULL,
    finer_u   DOUBLE UNSIGNED,
    bits      BIT(10) NOT NULL,
    bit1      BIT NOT NULL
);
CREATE TABLE texts (
    id      INT PRIMARY KEY,
    fixed   CHAR(7) NOT NULL,
    short   VARCHAR(3) NOT NULL,
    tiny    TINYTEXT NOT NULL,
    medium  MEDIUMTEXT NOT NULL,
    huge    LONGTEXT,
    latin   VARCHAR(20) CHARACTER SET latin1 NOT NULL,
    ascii   VARCHAR(20) CHARACTER SET ascii NOT NULL,
    mood    ENUM('sad', 'so-so', 'it''s fine', 'HAPPY') NOT NULL,
    flags   SET('a', 'b', 'c') NOT NULL,
    tags    SET('x y', 'z'),
    doc     JSON NOT NULL,
    maybe   JSON
) CHARACTER SET utf8mb4;
CREATE TABLE times (
    id      INT PRIMARY KEY,
    day     DATE NOT NULL,
    clock   TIME NOT NULL,
    clock6  TIME(6) NOT NULL,
    moment  DATETIME NOT NULL,
    moment3 DATETIME(3) NOT NULL,
    stamp   TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    stamp6  TIMESTAMP(6) NULL,
    y       YEAR NOT NULL
);
CREATE TABLE raw (
    id     BINARY(16) PRIMARY KEY,
    fixed  BINARY(4) NOT NULL,
    vary   VARBINARY(10) NOT NULL,
    tiny   TINYBLOB NOT NULL,
    plain  BLOB,
    huge   LONGBLOB
);
