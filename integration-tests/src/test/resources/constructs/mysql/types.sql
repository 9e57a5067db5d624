-- Every type where no null can hide that a value is wrong.

CREATE TABLE numbers (
    id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bit_1      BIT(1) NOT NULL,
    bit_8      BIT(8) NOT NULL,
    bit_64     BIT(64) NOT NULL,
    flag       TINYINT(1) NOT NULL,
    tiny4      TINYINT(4) NOT NULL,
    tiny_u     TINYINT(3) UNSIGNED NOT NULL,
    big_u      BIGINT(20) UNSIGNED NOT NULL,
    zero       DECIMAL(8, 2) ZEROFILL NOT NULL,
    zero_int   INT(5) ZEROFILL NOT NULL,
    zero_big   BIGINT UNSIGNED ZEROFILL NOT NULL,
    dec_u      DECIMAL(20, 6) UNSIGNED NOT NULL,
    fixed_1    FIXED(5, 1) NOT NULL,
    real_1     REAL NOT NULL,
    float_u    FLOAT UNSIGNED NOT NULL,
    double_2   DOUBLE(10, 2) UNSIGNED NOT NULL,
    double_p   DOUBLE PRECISION NOT NULL,
    medium_s   MEDIUMINT SIGNED NOT NULL,
    also_bool  BOOL NOT NULL
);
CREATE TABLE times (
    id        INT PRIMARY KEY,
    y         YEAR NOT NULL,
    y4        YEAR(4) NOT NULL,
    t         TIME NOT NULL,
    t3        TIME(3) NOT NULL,
    d         DATE NOT NULL,
    dt6       DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    ts        TIMESTAMP NOT NULL DEFAULT '1970-01-02 00:00:01',
    ts0       TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00',
    ts3       TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
);
CREATE TABLE texts (
    id        INT PRIMARY KEY,
    tint      SET('a', 'it''s', 'say "x"', 'd e') NOT NULL,
    one       SET('only') NOT NULL,
    mood      ENUM('sad', 'it''s fine', 'a,b', '', 'say "x"', 'back\\slash') NOT NULL,
    latin     ENUM('é', 'ü') CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL,
    c_bin     CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    v_ci      VARCHAR(30) COLLATE utf8mb4_unicode_ci NOT NULL,
    v_binary  VARCHAR(20) BINARY NOT NULL,
    n_char    NATIONAL CHARACTER(5) NOT NULL,
    n_var     NVARCHAR(20) NOT NULL,
    v_ucs     VARCHAR(20) CHARACTER SET utf16 NOT NULL,
    txt       TEXT(300) NOT NULL,
    tinyt     TINYTEXT NOT NULL,
    longt     LONG NOT NULL,
    asc_attr  CHAR(5) ASCII NOT NULL,
    json_1    JSON NOT NULL
) DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
CREATE TABLE raws (
    id        BINARY(16) NOT NULL PRIMARY KEY,
    b1        BINARY NOT NULL,
    vb        VARBINARY(255) NOT NULL,
    tb        TINYBLOB NOT NULL,
    b         BLOB NOT NULL,
    b20       BLOB(20) NOT NULL,
    mb        MEDIUMBLOB NOT NULL,
    lb        LONGBLOB NOT NULL
);
CREATE TABLE places (
    id        INT PRIMARY KEY,
    spot      POINT NOT NULL,
    anything  GEOMETRY NOT NULL,
    road      LINESTRING NOT NULL,
    area      POLYGON NOT NULL,
    spots     MULTIPOINT NOT NULL,
    roads     MULTILINESTRING NOT NULL,
    areas     MULTIPOLYGON NOT NULL,
    all_of_it GEOMETRYCOLLECTION NOT NULL,
    maybe     POINT,
    SPATIAL INDEX (spot)
) ENGINE=InnoDB;
