CREATE TABLE p_ts (id int NOT NULL, ts timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (id, ts))
PARTITION BY RANGE (UNIX_TIMESTAMP(ts)) (
  PARTITION p0 VALUES LESS THAN (UNIX_TIMESTAMP('2024-01-01 00:00:00')),
  PARTITION p1 VALUES LESS THAN (UNIX_TIMESTAMP('2025-01-01 00:00:00')));
CREATE TABLE p_days (id int NOT NULL, d date NOT NULL, PRIMARY KEY (id, d))
PARTITION BY RANGE (TO_DAYS(d)) (
  PARTITION p0 VALUES LESS THAN (TO_DAYS('2023-01-01')),
  PARTITION p1 VALUES LESS THAN (TO_DAYS('2024-06-01')));
CREATE TABLE p_year (id int NOT NULL, d datetime NOT NULL) PARTITION BY RANGE (YEAR(d)) (
  PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN (2010), PARTITION p2 VALUES LESS THAN (2020));
CREATE TABLE p_list (id int NOT NULL, store int NOT NULL) PARTITION BY LIST (store) (
  PARTITION n VALUES IN (3, 5, 6), PARTITION w VALUES IN (12, 14));
CREATE TABLE p_listc (id int NOT NULL, city varchar(20) NOT NULL) PARTITION BY LIST COLUMNS (city) (
  PARTITION a VALUES IN ('Oslo', 'Rome'), PARTITION b VALUES IN ('Lima'));
CREATE TABLE p_listc2 (id int NOT NULL, a int NOT NULL, b varchar(5) NOT NULL) PARTITION BY LIST COLUMNS (a, b) (
  PARTITION a VALUES IN ((1, 'x'), (2, 'y')), PARTITION b VALUES IN ((3, 'z')));
CREATE TABLE p_listf (id int NOT NULL, d date NOT NULL) PARTITION BY LIST (MONTH(d)) (
  PARTITION a VALUES IN (1, 2, 3), PARTITION b VALUES IN (7, 8));
CREATE TABLE p_hash (id int NOT NULL, d date NOT NULL) PARTITION BY HASH (MONTH(d)) PARTITIONS 4;
CREATE TABLE p_key (id int NOT NULL PRIMARY KEY, v varchar(9)) PARTITION BY KEY () PARTITIONS 3;
CREATE TABLE p_mod (id int NOT NULL, v varchar(9)) PARTITION BY LIST (id MOD 4) (
  PARTITION a VALUES IN (0, 2), PARTITION b VALUES IN (1));
CREATE TABLE p_week (id int NOT NULL, d date NOT NULL) PARTITION BY LIST (WEEKDAY(d)) (
  PARTITION a VALUES IN (0, 1, 2), PARTITION b VALUES IN (3));
CREATE TABLE p_ym (id int NOT NULL, d date NOT NULL) PARTITION BY RANGE (YEAR(d) * 100 + MONTH(d)) (
  PARTITION a VALUES LESS THAN (202301), PARTITION b VALUES LESS THAN (202407));
CREATE TABLE p_rangec (id int NOT NULL, a date NOT NULL) PARTITION BY RANGE COLUMNS (a) (
  PARTITION a VALUES LESS THAN ('2020-01-01'), PARTITION b VALUES LESS THAN ('2024-01-01'));
CREATE TABLE nested (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(40) NOT NULL,
  lft int NOT NULL, rgt int NOT NULL, CHECK (lft < rgt), UNIQUE (lft), UNIQUE (rgt));
CREATE TABLE nested2 (
  id int NOT NULL AUTO_INCREMENT PRIMARY KEY, lft int unsigned NOT NULL, rgt int unsigned NOT NULL, level int NOT NULL,
  CONSTRAINT c CHECK (lft < rgt AND lft > 0));
CREATE TABLE fns (
  id int NOT NULL PRIMARY KEY,
  a varchar(10) NOT NULL CHECK (field(a, 'x', 'y', 'zed') > 0),
  b varchar(60) CHECK (substring_index(b, '@', -1) = 'example.com'),
  c longtext CHECK (json_valid(c)),
  d varchar(20) CHECK (d REGEXP '^[A-Z]{2}[0-9]{3}$'),
  e varchar(20) CHECK (e RLIKE '^[a-f]+$'),
  f varchar(20) CHECK (f NOT REGEXP '[0-9]'),
  g varchar(20) CHECK (find_in_set(g, 'red,green,blue') > 0),
  h varchar(20) CHECK (elt(1, h) IS NOT NULL),
  i longtext CHECK (json_valid(i) AND json_type(i) = 'OBJECT'),
  j varchar(60) CHECK (locate('@', j) > 1),
  k varchar(30) CHECK (char_length(k) >= 3 AND k = lower(k)),
  l int CHECK (l MOD 2 = 0),
  m varchar(16) CHECK (inet_aton(m) IS NOT NULL),
  n varchar(20) CHECK (field(n, 'x', 'y') <> 0),
  o varchar(20) CHECK (strcmp(o, 'm') = 1),
  p varchar(60) CHECK (instr(p, ' ') = 0),
  q varchar(60) CHECK (substring_index(q, '-', 1) IN ('aa', 'bb')),
  r longtext CHECK (json_extract(r, '$.name') IS NOT NULL),
  s longtext CHECK (json_length(s) >= 1)
);
CREATE TABLE fns2 (
  id int NOT NULL PRIMARY KEY,
  u varchar(20) CHECK (regexp_replace(u, '[^0-9]', '') = u),
  a time CHECK (hour(a) BETWEEN 8 AND 17),
  b date CHECK (to_days(b) > to_days('2020-01-01')),
  c timestamp NULL CHECK (unix_timestamp(c) > 1600000000),
  d varchar(8) CHECK (hex(d) LIKE '61%'),
  e binary(4) CHECK (hex(e) LIKE '61%'),
  f date CHECK (last_day(f) = f),
  g varchar(10) CHECK (lpad(g, 10, '0') = g),
  h int CHECK (interval(h, 10, 20) = 1),
  i varchar(20) CHECK (i LIKE concat('A', '%')),
  j date CHECK (day(j) = 1),
  k varchar(20) CHECK (str_to_date(k, '%Y-%m-%d') IS NOT NULL),
  l set('a','b','c') CHECK (find_in_set('a', l) > 0),
  m enum('x','y') CHECK (m + 0 >= 1),
  n datetime CHECK (time(n) = '00:00:00'),
  o varchar(15) CHECK (is_ipv4(o)),
  p bit(4) CHECK (p & 1 = 1),
  q year CHECK (q BETWEEN 2000 AND 2010),
  r decimal(6,2) CHECK (r = round(r, 1)),
  s varchar(10) CHECK (ascii(s) BETWEEN 65 AND 90),
  t varchar(30) CHECK (char_length(t) - char_length(replace(t, '-', '')) = 2)
);
CREATE TABLE fns3 (
  id int NOT NULL PRIMARY KEY,
  u date CHECK (dayofweek(u) = 2),
  v int CHECK (v & 1 = 1),
  x time CHECK (time_to_sec(x) < 3600),
  z longtext CHECK (json_contains(z, '1', '$.a')),
  a longtext CHECK (json_exists(a, '$.k')),
  b longtext CHECK (json_value(b, '$.k') IN ('p', 'q')),
  c datetime CHECK (c = date(c)),
  d varchar(10) CHECK (d IN ('a', 'b') OR d IS NULL),
  e varchar(64) CHECK (hex(unhex(e)) = e),
  f varchar(10) CHECK (regexp_instr(f, '[0-9]') = 0),
  g varchar(20) CHECK (regexp_replace(g, '[^0-9]', '') = g)
);
CREATE TABLE rooms (
  room int NOT NULL, guest varchar(40), d1 date NOT NULL, d2 date NOT NULL,
  PERIOD FOR stay (d1, d2), UNIQUE (room, stay WITHOUT OVERLAPS));
CREATE TABLE rates (
  id int NOT NULL, s datetime NOT NULL, e datetime NOT NULL,
  PERIOD FOR app (s, e), PRIMARY KEY (id, app WITHOUT OVERLAPS));
CREATE TABLE leases (
  id int NOT NULL, unit int NOT NULL, s date NOT NULL, e date NOT NULL, note varchar(20),
  PRIMARY KEY (id), PERIOD FOR lease (s, e), UNIQUE KEY u (unit, lease WITHOUT OVERLAPS));
