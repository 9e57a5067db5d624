-- Tables that take their columns from queries.

CREATE TABLE people (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    name    VARCHAR(12) NOT NULL UNIQUE,
    born    DATE,
    seen    DATETIME DEFAULT CURRENT_TIMESTAMP,
    balance DECIMAL(7, 2) NOT NULL CHECK (balance > 0),
    flag    BOOLEAN NOT NULL DEFAULT 0
);
CREATE TABLE visits (person INTEGER NOT NULL REFERENCES people, room INT, cost REAL, note);
CREATE VIEW rooms (room_number, cost, visits) AS SELECT room, sum(cost), count(*) FROM visits GROUP BY room;

CREATE TABLE everyone AS SELECT * FROM people;
CREATE UNIQUE INDEX everyone_id ON everyone (id);
CREATE TABLE of_rooms AS SELECT * FROM rooms;
CREATE TABLE computed AS
    SELECT upper(name), length(name) AS letters, name || '!' AS cry, id + 1, balance / 2 AS half, datetime('now') AS made,
           current_date AS today, NULL AS unknown, 'word' AS word, 1 AS one, 2.5 AS more, balance > 100 AS is_rich,
           coalesce(born, '2020-01-01') AS birthday, iif(flag, name, 'nobody') AS who, CAST(id AS TEXT) AS id_text,
           CASE WHEN id = 1 THEN 'one' ELSE id END AS mixed, (SELECT max(room) FROM visits) AS top_room
    FROM people;
CREATE TABLE joined AS
    SELECT p.id, p.name, v.* FROM people p LEFT JOIN visits v ON v.person = p.id;
CREATE TABLE branches AS SELECT id AS v, name AS w FROM people UNION SELECT balance, NULL FROM people;
CREATE TABLE IF NOT EXISTS counted AS
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3) SELECT n FROM numbers WHERE n < 0;
CREATE TEMP TABLE passing AS SELECT id, name FROM people;
