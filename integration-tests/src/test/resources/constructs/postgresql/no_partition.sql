-- A table whose partitions are made by the application takes no rows; those that may refer to it do without.
-- warns: table events takes no rows: the script makes none of its partitions

CREATE TABLE events (id integer NOT NULL, made date NOT NULL, PRIMARY KEY (id, made)) PARTITION BY RANGE (made);
CREATE TABLE others (id integer PRIMARY KEY, event integer, made date, FOREIGN KEY (event, made) REFERENCES events);
