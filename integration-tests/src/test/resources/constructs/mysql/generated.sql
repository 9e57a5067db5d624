-- What the database computes: stored or virtual, never written, in keys too.

CREATE TABLE people (
    id        SERIAL PRIMARY KEY,
    first     VARCHAR(30) NOT NULL,
    last      VARCHAR(30) NOT NULL,
    full_name VARCHAR(61) GENERATED ALWAYS AS (concat(first, ' ', last)) VIRTUAL,
    initials  CHAR(2) AS (concat(left(first, 1), left(last, 1))) STORED,
    doc       JSON NOT NULL,
    name_json VARCHAR(30) GENERATED ALWAYS AS (json_unquote(json_extract(doc, '$.name'))) STORED,
    active    TINYINT(1) NOT NULL,
    one_active TINYINT GENERATED ALWAYS AS (IF(active, 1, NULL)) VIRTUAL,
    KEY (full_name)
);
CREATE TABLE counters (
    id INT NOT NULL AUTO_INCREMENT,
    n  INT NOT NULL DEFAULT 5,
    e  INT NOT NULL DEFAULT (n + 1),
    u  CHAR(36) NOT NULL DEFAULT (uuid()),
    c  INT NOT NULL CHECK (c > 0),
    d  INT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT c_small CHECK (c < 1000),
    CHECK (d BETWEEN 1 AND 7)
) AUTO_INCREMENT = 100;
