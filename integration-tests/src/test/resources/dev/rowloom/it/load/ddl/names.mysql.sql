-- Names that have to be quoted.

CREATE TABLE `order` (
    `select`   INT PRIMARY KEY,
    `from`     VARCHAR(20) NOT NULL,
    `Group By` DATE,
    `key`      VARCHAR(30)
);
CREATE TABLE `Größe ``x``, 'y' "z"` (
    `naïve id`   INT AUTO_INCREMENT PRIMARY KEY,
    `a``b`       VARCHAR(20) NOT NULL,
    `per cent %` DECIMAL(5, 2) NOT NULL,
    `back\slash` TEXT,
    `it's`       TEXT,
    `question?`  TINYINT(1) NOT NULL,
    order_id     INT NOT NULL,
    CONSTRAINT `fk to order` FOREIGN KEY (order_id) REFERENCES `order` (`select`)
);
CREATE TABLE `lines` (
    order_id INT NOT NULL,
    line_no  INT NOT NULL,
    `table`  INT,
    PRIMARY KEY (order_id, line_no),
    FOREIGN KEY (order_id) REFERENCES `order` (`select`),
    FOREIGN KEY (`table`) REFERENCES `Größe ``x``, 'y' "z"` (`naïve id`)
);
