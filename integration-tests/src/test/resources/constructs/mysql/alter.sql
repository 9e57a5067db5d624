-- Columns, keys and names as they are in the end, after every kind of change.

CREATE TABLE t (
    id       INT NOT NULL,
    gone     INT NOT NULL,
    old_name VARCHAR(10) NOT NULL,
    changed  SMALLINT NOT NULL,
    modified VARCHAR(5) NOT NULL DEFAULT 'x' COMMENT 'old',
    state    ENUM('a', 'b') NOT NULL,
    defaulted INT NOT NULL,
    KEY by_name (old_name),
    UNIQUE KEY gone_key (gone),
    UNIQUE KEY named (changed),
    CONSTRAINT tight CHECK (id = 1)
) DEFAULT CHARSET=latin1;
ALTER TABLE t
    ADD PRIMARY KEY (id),
    DROP COLUMN gone,
    DROP INDEX named,
    DROP KEY by_name,
    DROP CONSTRAINT tight,
    CHANGE COLUMN old_name new_name VARCHAR(40) CHARACTER SET utf8mb4 NOT NULL AFTER id,
    CHANGE changed changed BIGINT UNSIGNED NULL FIRST,
    MODIFY COLUMN modified TEXT NOT NULL,
    MODIFY state ENUM('c', 'd', 'e') NOT NULL DEFAULT 'c',
    ALTER COLUMN defaulted SET DEFAULT 9,
    ADD COLUMN (x INT NOT NULL, y DATE),
    ADD COLUMN z TINYINT UNSIGNED NOT NULL AFTER x,
    ADD CONSTRAINT z_small CHECK (z <= 9),
    CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    COMMENT = 'changed';
ALTER TABLE t MODIFY id INT NOT NULL AUTO_INCREMENT;
ALTER TABLE t AUTO_INCREMENT = 500, ENGINE = InnoDB;
ALTER TABLE t RENAME TO items;
CREATE TABLE refs (id INT PRIMARY KEY, item INT NOT NULL, other INT NOT NULL, CONSTRAINT fk_item FOREIGN KEY (item) REFERENCES items (id), CONSTRAINT fk_other FOREIGN KEY (other) REFERENCES items (id));
ALTER TABLE refs DROP FOREIGN KEY fk_other;
ALTER TABLE refs ADD CONSTRAINT fk_again FOREIGN KEY (other) REFERENCES refs (id);
ALTER TABLE refs DROP PRIMARY KEY, ADD PRIMARY KEY (id, item), ADD UNIQUE KEY (id);
CREATE TABLE a (n INT PRIMARY KEY);
CREATE TABLE b (n VARCHAR(5) PRIMARY KEY);
RENAME TABLE a TO temporary_name, b TO a, temporary_name TO b;
CREATE TABLE c (n INT NOT NULL, s CHAR(3) NOT NULL);
CREATE UNIQUE INDEX c_s ON c (s);
CREATE UNIQUE INDEX c_n ON c (n);
DROP INDEX c_s ON c;
ALTER TABLE c ADD FOREIGN KEY (n) REFERENCES b (n);
CREATE TABLE dropped (id INT PRIMARY KEY);
DROP TABLE IF EXISTS dropped, never_there;
DROP TEMPORARY TABLE IF EXISTS something_else;
