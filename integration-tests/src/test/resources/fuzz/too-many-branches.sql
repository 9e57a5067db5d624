CREATE TABLE a (id INT PRIMARY KEY, b INT NOT NULL, c INT NOT NULL, d INT, e INT, f INT, g INT, h INT, i VARCHAR(20),
  CHECK (unheard_of(i) OR b > c + 3),
  CHECK (b = 1 OR c = 1 OR d = 1 OR e = 1 OR f = 1 OR g = 1 OR h = 1 OR b + c = 4),
  CHECK (b = 2 OR c = 2 OR d = 2 OR e = 2 OR f = 2 OR g = 2 OR h = 2 OR c + d = 4),
  CHECK (d = 3 OR e = 3 OR f = 3 OR g = 3 OR h = 3 OR unheard_of(b, c) = 1 OR c + e = 4));
