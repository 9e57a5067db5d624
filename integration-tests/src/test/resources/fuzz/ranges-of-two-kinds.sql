CREATE TABLE a (at TSTZRANGE NOT NULL, around DATERANGE NOT NULL, b NUMRANGE, CHECK (around @> at), CHECK (around && b),
  CHECK (around = at OR around < b));
