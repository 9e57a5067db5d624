-- H2; with a view
CREATE TABLE notes (id INTEGER PRIMARY KEY, text VARCHAR(60) NOT NULL, kind VARCHAR(9) DEFAULT 'a;b' NOT NULL);
/* ; */
CREATE VIEW short_notes AS SELECT * FROM notes WHERE id < 99;
