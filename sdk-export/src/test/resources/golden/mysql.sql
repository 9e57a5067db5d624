SET @rowloom_client = @@character_set_client, @rowloom_results = @@character_set_results, @rowloom_connection = @@collation_connection;
SET NAMES utf8mb4;
SET @rowloom_time_zone = @@time_zone, time_zone = '+00:00';
SET @rowloom_sql_mode = @@sql_mode, sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '');
START TRANSACTION;
INSERT INTO `every_type` (`n`, `amount`, `ratio`, `active`, `day`, `at`, `local`, `instant`, `name`, `uid`, `bytes`, `doc`) VALUES
(-42,-0.05,1.500,1,'2026-03-01','14:05:00','2026-03-01 14:05:00.12','2026-03-01 14:05:00','Ödön','01234567-89ab-cdef-0123-456789abcdef',X'000aff','{"a": 1}'),
(NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(-9223372036854775808,9999999999.99,-0.001,0,'0001-01-01','23:59:59.999999','1969-12-31 23:59:59.000001','9999-12-31 23:59:59','it''s "so", \\said\nshe	','00000000-0000-0000-0000-000000000000',X'','[\n1e3,\n"\\n"]'),
(NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL);
COMMIT;
SET sql_mode = @rowloom_sql_mode, time_zone = @rowloom_time_zone;
SET character_set_client = @rowloom_client, character_set_results = @rowloom_results, collation_connection = @rowloom_connection;
