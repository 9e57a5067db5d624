-- A table whose partitions are made by the application takes no rows, nor do those that need one of it.
-- warns: table events takes no rows: the script makes none of its partitions

CREATE TABLE events (id integer NOT NULL, made date NOT NULL, PRIMARY KEY (id, made)) PARTITION BY RANGE (made);
CREATE TABLE details (id integer PRIMARY KEY, event integer NOT NULL, made date NOT NULL, FOREIGN KEY (event, made) REFERENCES events);
CREATE TABLE others (id integer PRIMARY KEY, event integer, made date, FOREIGN KEY (event, made) REFERENCES events);
