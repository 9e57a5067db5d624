-- An online shop: customers, a catalogue with suppliers and translations, orders, payments, reviews.
-- Written for SQLite 3; dates and times are ISO 8601 text in UTC. References are checked only where
-- the connection says PRAGMA foreign_keys = ON. The same tables and columns stand in
-- shop-postgresql.sql and shop-mysql.sql.

CREATE TABLE customers (
    id               INTEGER PRIMARY KEY,
    email            TEXT NOT NULL UNIQUE,
    first_name       TEXT NOT NULL,
    last_name        TEXT NOT NULL,
    phone            TEXT,
    birth_date       TEXT CHECK (birth_date >= '1920-01-01'), -- date
    tier             TEXT NOT NULL DEFAULT 'standard'
                     CHECK (tier IN ('standard', 'silver', 'gold', 'platinum')),
    marketing_opt_in INTEGER NOT NULL DEFAULT 0 CHECK (marketing_opt_in IN (0, 1)),
    created_at       TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at       TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CHECK (updated_at >= created_at)
);

-- One row per customer at most: the primary key is the foreign key.
CREATE TABLE customer_profiles (
    customer_id        INTEGER PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    company_name       TEXT,
    preferred_language TEXT NOT NULL DEFAULT 'en',
    time_zone          TEXT NOT NULL DEFAULT 'UTC',
    street             TEXT NOT NULL,
    postcode           TEXT NOT NULL,
    city               TEXT NOT NULL,
    country_code       TEXT NOT NULL,
    website            TEXT,
    about              TEXT
);

-- Tree of product categories; a root has no parent.
CREATE TABLE categories (
    id          INTEGER PRIMARY KEY,
    parent_id   INTEGER REFERENCES categories (id) ON DELETE SET NULL,
    name        TEXT NOT NULL,
    slug        TEXT NOT NULL UNIQUE,
    description TEXT,
    sort_order  INTEGER NOT NULL DEFAULT 0 CHECK (sort_order >= 0)
);

CREATE TABLE suppliers (
    id            INTEGER PRIMARY KEY,
    name          TEXT NOT NULL,
    tax_number    TEXT NOT NULL UNIQUE,
    contact_name  TEXT,
    contact_email TEXT NOT NULL,
    phone         TEXT,
    city          TEXT NOT NULL,
    country_code  TEXT NOT NULL,
    rating        NUMERIC(3, 2) CHECK (rating BETWEEN 0 AND 5),
    is_preferred  INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1))
);

CREATE TABLE products (
    id          INTEGER PRIMARY KEY,
    category_id INTEGER NOT NULL REFERENCES categories (id),
    sku         TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    description TEXT,
    price       NUMERIC(10, 2) NOT NULL CHECK (price > 0),
    list_price  NUMERIC(10, 2) NOT NULL,
    weight_kg   NUMERIC(8, 3) CHECK (weight_kg > 0),
    stock       INTEGER NOT NULL DEFAULT 0 CHECK (stock >= 0),
    colour      TEXT,
    attributes  TEXT, -- JSON object
    is_active   INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at  TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at  TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT products_list_price_not_below_price CHECK (list_price >= price),
    CONSTRAINT products_updated_after_created CHECK (updated_at >= created_at)
);

-- Which supplier delivers which product, and on what terms.
CREATE TABLE product_suppliers (
    product_id     INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    supplier_id    INTEGER NOT NULL REFERENCES suppliers (id),
    supplier_sku   TEXT,
    unit_cost      NUMERIC(10, 2) NOT NULL CHECK (unit_cost > 0),
    min_quantity   INTEGER NOT NULL DEFAULT 1 CHECK (min_quantity >= 1),
    max_quantity   INTEGER NOT NULL,
    lead_time_days INTEGER NOT NULL CHECK (lead_time_days BETWEEN 1 AND 120),
    PRIMARY KEY (product_id, supplier_id),
    CONSTRAINT product_suppliers_quantity_range CHECK (min_quantity <= max_quantity)
);

CREATE TABLE product_translations (
    id            INTEGER PRIMARY KEY,
    product_id    INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    language_code TEXT NOT NULL CHECK (language_code IN ('de', 'en', 'es', 'fr', 'it', 'nl', 'pt')),
    name          TEXT NOT NULL,
    description   TEXT,
    UNIQUE (product_id, language_code)
);

CREATE TABLE orders (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    order_number     TEXT NOT NULL,
    customer_id      INTEGER NOT NULL REFERENCES customers (id),
    status           TEXT NOT NULL DEFAULT 'pending'
                     CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned')),
    currency         TEXT NOT NULL DEFAULT 'EUR' CHECK (currency IN ('EUR', 'GBP', 'USD')),
    ordered_at       TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    shipped_at       TEXT,
    shipping_method  TEXT NOT NULL
                     CHECK (shipping_method IN ('standard', 'express', 'pickup', 'parcel locker')),
    total            NUMERIC(12, 2) NOT NULL CHECK (total >= 0),
    billing_name     TEXT NOT NULL,
    billing_street   TEXT NOT NULL,
    billing_postcode TEXT NOT NULL,
    billing_city     TEXT NOT NULL,
    billing_country  TEXT NOT NULL,
    note             TEXT,
    CONSTRAINT orders_shipped_after_ordered CHECK (shipped_at >= ordered_at)
);

CREATE TABLE order_lines (
    order_id         INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line_no          INTEGER NOT NULL CHECK (line_no > 0),
    product_id       INTEGER NOT NULL REFERENCES products (id),
    quantity         INTEGER NOT NULL CHECK (quantity > 0),
    unit_price       NUMERIC(10, 2) NOT NULL CHECK (unit_price >= 0),
    discount_percent NUMERIC(5, 2) NOT NULL DEFAULT 0
                     CHECK (discount_percent >= 0 AND discount_percent <= 100),
    is_gift          INTEGER NOT NULL DEFAULT 0 CHECK (is_gift IN (0, 1)),
    PRIMARY KEY (order_id, line_no)
);

CREATE TABLE payments (
    id              INTEGER PRIMARY KEY,
    order_id        INTEGER NOT NULL REFERENCES orders (id),
    reference       TEXT NOT NULL UNIQUE,
    method          TEXT NOT NULL CHECK (method IN ('card', 'bank transfer', 'wallet', 'invoice')),
    status          TEXT NOT NULL CHECK (status IN ('authorised', 'captured', 'failed', 'refunded')),
    amount          NUMERIC(12, 2) NOT NULL CHECK (amount > 0),
    refunded_amount NUMERIC(12, 2) NOT NULL DEFAULT 0,
    card_last_four  TEXT,
    paid_at         TEXT NOT NULL,
    CONSTRAINT payments_refund_within_amount CHECK (refunded_amount >= 0 AND refunded_amount <= amount)
);

CREATE TABLE reviews (
    id            INTEGER PRIMARY KEY,
    product_id    INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    customer_id   INTEGER NOT NULL REFERENCES customers (id),
    rating        INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
    title         TEXT NOT NULL,
    body          TEXT,
    helpful_votes INTEGER NOT NULL DEFAULT 0 CHECK (helpful_votes >= 0),
    is_published  INTEGER NOT NULL DEFAULT 1 CHECK (is_published IN (0, 1)),
    created_at    TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (product_id, customer_id)
);

CREATE TABLE order_status_history (
    id         INTEGER PRIMARY KEY,
    order_id   INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    status     TEXT NOT NULL
               CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned')),
    changed_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    changed_by TEXT,
    comment    TEXT
);

CREATE UNIQUE INDEX orders_order_number_key ON orders (order_number);
CREATE INDEX customers_last_name_idx ON customers (last_name, first_name);
CREATE INDEX products_category_id_idx ON products (category_id);
CREATE INDEX orders_customer_id_idx ON orders (customer_id, ordered_at);
CREATE INDEX order_lines_product_id_idx ON order_lines (product_id);
CREATE INDEX payments_order_id_idx ON payments (order_id);
CREATE INDEX order_status_history_order_id_idx ON order_status_history (order_id, changed_at);
