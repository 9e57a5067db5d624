-- Foreign keys in a circle, and tables that refer to themselves.

-- One side takes null: null first, UPDATE after; the timestamp that any UPDATE sets keeps what was loaded.
CREATE TABLE departments (
    id         INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(40) NOT NULL,
    head_id    INT NULL,
    changed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP
) ENGINE = InnoDB;
CREATE TABLE employees (
    id            INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    department_id INT NOT NULL,
    name          VARCHAR(60) NOT NULL,
    CONSTRAINT employees_department_fk FOREIGN KEY (department_id) REFERENCES departments (id)
) ENGINE = InnoDB;
ALTER TABLE departments ADD CONSTRAINT departments_head_fk FOREIGN KEY (head_id) REFERENCES employees (id);

-- Neither takes null: nothing milder than foreign_key_checks loads it.
CREATE TABLE `keys` (
    id      INT PRIMARY KEY,
    lock_id INT NOT NULL,
    label   VARCHAR(20) NOT NULL
) ENGINE = InnoDB;
CREATE TABLE locks (
    id     INT PRIMARY KEY,
    key_id INT NOT NULL,
    label  VARCHAR(20) NOT NULL,
    CONSTRAINT locks_key_fk FOREIGN KEY (key_id) REFERENCES `keys` (id)
) ENGINE = InnoDB;
ALTER TABLE `keys` ADD CONSTRAINT keys_lock_fk FOREIGN KEY (lock_id) REFERENCES locks (id);

-- A circle of three with a tail, all NOT NULL.
CREATE TABLE ring_a (id INT PRIMARY KEY, b_id INT NOT NULL);
CREATE TABLE ring_b (id INT PRIMARY KEY, c_id INT NOT NULL);
CREATE TABLE ring_c (id INT PRIMARY KEY, a_id INT NOT NULL, FOREIGN KEY (a_id) REFERENCES ring_a (id));
CREATE TABLE ring_tail (id INT AUTO_INCREMENT PRIMARY KEY, a_id INT NOT NULL, FOREIGN KEY (a_id) REFERENCES ring_a (id));
ALTER TABLE ring_a ADD FOREIGN KEY (b_id) REFERENCES ring_b (id);
ALTER TABLE ring_b ADD FOREIGN KEY (c_id) REFERENCES ring_c (id);

CREATE TABLE nodes (
    id        INT PRIMARY KEY,
    parent_id INT NOT NULL,
    name      VARCHAR(30) NOT NULL,
    FOREIGN KEY (parent_id) REFERENCES nodes (id)
);
CREATE TABLE comments (
    id       BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
    reply_to BIGINT UNSIGNED,
    body     TEXT NOT NULL,
    FOREIGN KEY (reply_to) REFERENCES comments (id)
);

-- Keys that are each other's: every head has its body.
CREATE TABLE heads (
    id   VARCHAR(10) PRIMARY KEY,
    name VARCHAR(30) NOT NULL
);
CREATE TABLE bodies (
    id   VARCHAR(10) PRIMARY KEY,
    size INT NOT NULL,
    FOREIGN KEY (id) REFERENCES heads (id)
);
ALTER TABLE heads ADD FOREIGN KEY (id) REFERENCES bodies (id);
