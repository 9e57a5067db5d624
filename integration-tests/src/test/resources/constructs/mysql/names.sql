-- Reserved words, quotes, spaces and other scripts.

CREATE TABLE `order` (`select` INT PRIMARY KEY, `key` VARCHAR(10) NOT NULL, `index` INT, `primary` INT NOT NULL, `unique` INT UNIQUE, `check` INT CHECK (`check` > 0), `group by` DATE, `rank` INT, `row` INT, `rows` INT, `desc` TEXT);
CREATE TABLE `größe ``x``` (`naïve id` INT AUTO_INCREMENT PRIMARY KEY, `日本語` VARCHAR(20) NOT NULL UNIQUE, `semi;colon` INT NOT NULL, `--` INT NOT NULL, `#hash` INT, `a.b` INT, `per%cent` INT, `"double"` INT, `it's` INT, `back\slash` INT);
CREATE TABLE größe (größe_id INT PRIMARY KEY, länge DECIMAL(5, 2) NOT NULL, 1st INT NOT NULL, $dollar INT);
CREATE TABLE `CamelCase` (`Id` INT PRIMARY KEY, `orderId` INT NOT NULL, FOREIGN KEY (ORDERID) REFERENCES `order` (`SELECT`));
CREATE TABLE words (value INT NOT NULL, type VARCHAR(5), name TEXT, date DATE NOT NULL, time TIME, timestamp TIMESTAMP NULL, year YEAR, text TEXT, comment VARCHAR(9), status BIT(3), enum INT, `set` INT, `char` INT, bit INT, json JSON, PRIMARY KEY (value));
CREATE UNIQUE INDEX `index of names` ON `größe ``x``` (`日本語`(5), `semi;colon`);
