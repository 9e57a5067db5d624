CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    first_name TEXT,
    last_name TEXT,
    email TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT,
    deleted_at TEXT
);

CREATE TABLE posts (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users(id),
    created_at TEXT NOT NULL,
    updated_at TEXT,
    published_at TEXT,
    comments_count INTEGER
);

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    post_id INTEGER NOT NULL REFERENCES posts(id),
    user_id INTEGER REFERENCES users(id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER
);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    comment_id INTEGER REFERENCES comments(id),
    created_at INTEGER NOT NULL,
    start_time INTEGER,
    end_time INTEGER,
    processed_at INTEGER
);

CREATE TABLE invoices (
    id INTEGER PRIMARY KEY,
    user_id INTEGER REFERENCES users(id),
    issue_date TEXT,
    due_date TEXT,
    total REAL
);

CREATE TABLE invoice_items (
    id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoices(id),
    quantity REAL,
    unit_price REAL,
    total REAL
);
