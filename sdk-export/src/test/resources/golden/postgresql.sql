BEGIN;
SET LOCAL client_encoding = 'UTF8';
SET LOCAL standard_conforming_strings = on;
INSERT INTO every_type (n, amount, ratio, active, day, at, local, instant, name, uid, bytes, doc) VALUES
(-42,-0.05,1.500,TRUE,'2026-03-01','14:05:00','2026-03-01 14:05:00.12','2026-03-01 14:05:00+00','Ödön','01234567-89ab-cdef-0123-456789abcdef','\x000aff','{"a": 1}'),
(NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
(-9223372036854775808,9999999999.99,-0.001,FALSE,'0001-01-01','23:59:59.999999','1969-12-31 23:59:59.000001','9999-12-31 23:59:59+00','it''s "so", \said
she	','00000000-0000-0000-0000-000000000000','\x','[
1e3,
"\n"]'),
(NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL);
COMMIT;
