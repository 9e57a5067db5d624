-- Tables that take columns from queries.

CREATE TABLE people (
    id      int NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name    varchar(12) NOT NULL,
    size    tinyint unsigned NOT NULL DEFAULT 7,
    feels   enum('calm', 'loud') DEFAULT 'calm',
    born    date,
    seen    datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
    balance decimal(7, 2) NOT NULL,
    weight  double,
    flag    tinyint(1) NOT NULL DEFAULT 0
) ENGINE = InnoDB;
CREATE TABLE visits (person int NOT NULL, room smallint NOT NULL, cost decimal(5, 2), note text);
CREATE VIEW rooms (room_number, cost, visits) AS SELECT room, sum(cost), count(*) AS visits FROM visits GROUP BY room;

CREATE TABLE everyone AS SELECT * FROM people;
ALTER TABLE everyone ADD PRIMARY KEY (id);
CREATE TABLE plain_copy ENGINE = InnoDB SELECT `name`, `born` AS `day` FROM `people`;
CREATE TABLE more (id int NOT NULL AUTO_INCREMENT, extra varchar(5), size smallint NOT NULL, PRIMARY KEY (id), KEY (name))
    ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
    SELECT name, size, balance FROM people WHERE 1 = 0;
CREATE TABLE of_rooms (PRIMARY KEY (room_number)) AS SELECT * FROM rooms;
CREATE TABLE computed AS
    SELECT upper(name), length(name) AS letters, concat(name, '-', feels) AS both_of, id + 1, size + size AS twice, size * 3 AS thrice,
           id / 3 AS third, balance / 2 AS half, balance * 1.5 AS more, id % 7 AS rest, weight * 2 AS heavy,
           now() AS made, current_date AS today, 'word' AS word, 1 AS one, 2.5 AS two_and_half, 1e3 AS thousand,
           balance > 100 AS is_rich, flag OR name IS NULL AS odd, round(balance, 1) AS rounded, floor(balance) AS floored,
           ifnull(born, '2020-01-01') AS birthday, nullif(size, 1) AS not_one, greatest(id, 5) AS least_five,
           if(flag, name, 'nobody at all') AS who, CASE WHEN id = 1 THEN NULL WHEN id = 2 THEN balance ELSE 0 END AS due,
           CAST(id AS char(9)) AS id_text, CAST(name AS signed) AS name_number, CAST(name AS decimal(6, 1)) AS exact,
           year(born) AS born_in, substring(name, 1, 3) AS short, lpad(name, 20, '*') AS padded, left(name, 2) AS start,
           coalesce(balance, 0) AS known, (SELECT max(room) FROM visits) AS top_room, EXISTS (SELECT 1 FROM visits) AS any_visit,
           seen + INTERVAL 1 DAY AS later, abs(weight) AS magnitude, md5(name) AS digest, -balance AS minus
    FROM people;
CREATE TABLE summed AS
    SELECT room, count(*), sum(cost) AS total, avg(cost) AS average, sum(person) AS persons, min(note) AS first_note,
           group_concat(person) AS all_of
    FROM visits GROUP BY room;
CREATE TABLE joined AS
    SELECT p.id, p.name, v.room, v.cost FROM people p LEFT JOIN visits v ON v.person = p.id;
CREATE TABLE branches AS SELECT id AS v, name AS w FROM people UNION ALL SELECT balance, 'a longer text than that' FROM people;
CREATE TABLE counted AS
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3) SELECT n FROM numbers WHERE n < 0;
