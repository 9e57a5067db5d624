-- Reserved words, every kind of quotes, spaces and other scripts.

CREATE TABLE "order" ("select" INTEGER PRIMARY KEY, [key] TEXT NOT NULL, `index` INT, "group by" DATE, 'text name' TEXT NOT NULL, "check" INT CHECK ("check" > 0), "unique" INT UNIQUE);
CREATE TABLE [größe "x"] ("naïve id" INTEGER PRIMARY KEY, 日本語 TEXT NOT NULL, "semi;colon" INT NOT NULL, "--" INT, "a""b" INT, "a.b" INT, [per%cent] INT, "it's" INT);
CREATE TABLE CamelCase (Id INTEGER PRIMARY KEY, orderId INTEGER NOT NULL REFERENCES "ORDER" ("SELECT"));
CREATE TABLE words (key INTEGER PRIMARY KEY, value TEXT NOT NULL, type TEXT, name TEXT, date DATE NOT NULL, like_it INT, text TEXT, int INT, action TEXT, "constraint" INT, abort INT, replace INT, row INT, rowid_ INT);
CREATE UNIQUE INDEX "index of names" ON [größe "x"] (日本語, "semi;colon");
