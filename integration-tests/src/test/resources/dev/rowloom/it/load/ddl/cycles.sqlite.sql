-- Foreign keys in a circle, deferrable and not, and tables that refer to themselves.

CREATE TABLE departments (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    head_id INTEGER REFERENCES employees (id)
);
CREATE TABLE employees (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    department_id INTEGER NOT NULL REFERENCES departments (id),
    name          TEXT NOT NULL
);

CREATE TABLE invoices (
    id            INTEGER PRIMARY KEY,
    first_line_id INTEGER NOT NULL REFERENCES invoice_lines (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE invoice_lines (
    id         INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoices (id),
    amount     NUMERIC NOT NULL
);

CREATE TABLE keys (id INTEGER PRIMARY KEY, lock_id INTEGER NOT NULL REFERENCES locks (id));
CREATE TABLE locks (id INTEGER PRIMARY KEY, key_id INTEGER NOT NULL REFERENCES keys (id));

CREATE TABLE ring_a (id INTEGER PRIMARY KEY, b_id INTEGER NOT NULL REFERENCES ring_b);
CREATE TABLE ring_b (id INTEGER PRIMARY KEY, c_id INTEGER NOT NULL REFERENCES ring_c);
CREATE TABLE ring_c (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES ring_a);

CREATE TABLE nodes (
    id        INTEGER PRIMARY KEY,
    parent_id INTEGER NOT NULL REFERENCES nodes (id),
    name      TEXT NOT NULL
);
CREATE TABLE comments (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    reply_to INTEGER REFERENCES comments,
    body     TEXT NOT NULL
);

-- Keys that are each other's: every head has its body.
CREATE TABLE heads (
    id   varchar(10) PRIMARY KEY REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED,
    name varchar(30) NOT NULL
);
CREATE TABLE bodies (
    id   varchar(10) PRIMARY KEY REFERENCES heads (id),
    size integer NOT NULL
);
