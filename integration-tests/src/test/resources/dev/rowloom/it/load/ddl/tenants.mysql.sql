-- Foreign keys that share columns: tenants, overlapping keys, keys to two tables at once.
CREATE TABLE tenants (id integer AUTO_INCREMENT PRIMARY KEY, name varchar(40) NOT NULL UNIQUE);

CREATE TABLE customers (
    tenant_id integer NOT NULL REFERENCES tenants (id),
    id integer NOT NULL,
    name varchar(60) NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE products (
    tenant_id integer NOT NULL REFERENCES tenants (id),
    sku varchar(12) NOT NULL,
    replaced_by varchar(12),
    PRIMARY KEY (tenant_id, sku),
    FOREIGN KEY (tenant_id, replaced_by) REFERENCES products (tenant_id, sku)
);

CREATE TABLE orders (
    tenant_id integer NOT NULL REFERENCES tenants (id),
    id integer NOT NULL,
    customer_id integer NOT NULL,
    gift_for integer,
    product_sku varchar(12) NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id),
    FOREIGN KEY (tenant_id, gift_for) REFERENCES customers (tenant_id, id),
    FOREIGN KEY (tenant_id, product_sku) REFERENCES products (tenant_id, sku)
);

CREATE TABLE favourites (
    tenant_id integer NOT NULL,
    customer_id integer NOT NULL,
    product_sku varchar(12) NOT NULL,
    PRIMARY KEY (tenant_id, customer_id, product_sku),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id),
    FOREIGN KEY (tenant_id, product_sku) REFERENCES products (tenant_id, sku)
);

CREATE TABLE items (
    id integer PRIMARY KEY,
    tenant_id integer NOT NULL,
    order_id integer NOT NULL,
    product_sku varchar(12) NOT NULL,
    FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id),
    FOREIGN KEY (tenant_id, product_sku) REFERENCES products (tenant_id, sku)
);

CREATE TABLE people (id integer PRIMARY KEY, name varchar(60) NOT NULL);

CREATE TABLE staff (id integer PRIMARY KEY REFERENCES people (id));

CREATE TABLE badges (
    number integer PRIMARY KEY,
    holder integer NOT NULL,
    FOREIGN KEY (holder) REFERENCES people (id),
    FOREIGN KEY (holder) REFERENCES staff (id)
);

CREATE TABLE rooms (building smallint NOT NULL, floor smallint NOT NULL, PRIMARY KEY (building, floor));

CREATE TABLE teams (floor smallint NOT NULL, team smallint NOT NULL, PRIMARY KEY (floor, team));

CREATE TABLE moves (
    id integer PRIMARY KEY,
    building smallint NOT NULL,
    floor smallint NOT NULL,
    team smallint,
    FOREIGN KEY (building, floor) REFERENCES rooms (building, floor),
    FOREIGN KEY (floor, team) REFERENCES teams (floor, team)
);
