-- What a dump holds beside tables. None of it gets rows.
-- warns: table copied is declared again; the declaration of line 23 counts

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
SET NAMES utf8mb4;
# a comment; CREATE TABLE x (y INT);
DROP TABLE IF EXISTS `ledger`;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `ledger` (
  `id` int NOT NULL AUTO_INCREMENT, # the key, CREATE TABLE
  `amount` decimal(10,2) NOT NULL DEFAULT '0.00', -- money
  `note` varchar(50) DEFAULT 'it\'s; "x"',
  `secret` varchar(20) /*!80023 INVISIBLE */ DEFAULT NULL,
  `changed` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB /*!50100 TABLESPACE `innodb_file_per_table` */ DEFAULT CHARSET=utf8mb4;
LOCK TABLES `ledger` WRITE;
/*!40000 ALTER TABLE `ledger` DISABLE KEYS */;
/*!40000 ALTER TABLE `ledger` ENABLE KEYS */;
UNLOCK TABLES;
CREATE TEMPORARY TABLE scratch (id INT);
CREATE TABLE copied LIKE ledger;
CREATE TABLE IF NOT EXISTS copied (LIKE ledger);
CREATE TABLE from_query AS SELECT id, amount FROM ledger;
DROP TABLE from_query;
CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY INVOKER VIEW totals AS SELECT sum(amount) AS total FROM ledger;
/*!50001 CREATE VIEW `more` AS SELECT 1 AS `one`*/;
DELIMITER $$
CREATE PROCEDURE clean()
BEGIN
  CREATE TEMPORARY TABLE inside (id INT);
  DELETE FROM ledger WHERE id < 0;
END$$
CREATE FUNCTION one() RETURNS INT DETERMINISTIC RETURN 1 $$
CREATE TRIGGER touch BEFORE UPDATE ON ledger FOR EACH ROW BEGIN SET NEW.note = 'x'; END $$
DELIMITER ;
CREATE TRIGGER short BEFORE DELETE ON ledger FOR EACH ROW SET @n = 1;
CREATE EVENT cleaning ON SCHEDULE EVERY 1 DAY DO DELETE FROM ledger WHERE id < 0;
INSERT INTO ledger (note) VALUES ('CREATE TABLE b (c INT);\'; DROP TABLE ledger');
DELETE FROM ledger;
ANALYZE TABLE ledger;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
