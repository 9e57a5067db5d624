CREATE TABLE customer (
    customer_id serial PRIMARY KEY,
    first_name varchar(40) NOT NULL,
    last_name varchar(40) NOT NULL,
    full_name varchar(90),
    email varchar(120) UNIQUE,
    birth_date date,
    city varchar(60),
    state varchar(60),
    postal_code varchar(12),
    country varchar(60),
    latitude numeric(9,6),
    longitude numeric(9,6),
    order_count int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    updated_at timestamptz,
    deleted_at timestamptz,
    is_deleted boolean NOT NULL
);

CREATE TABLE product (
    product_id serial PRIMARY KEY,
    name varchar(80),
    price numeric(10,2) NOT NULL,
    cost numeric(10,2),
    created_on date
);

CREATE TABLE invoice (
    invoice_id serial PRIMARY KEY,
    customer_id int NOT NULL REFERENCES customer,
    invoice_date date NOT NULL,
    due_date date NOT NULL,
    paid_date date,
    status varchar(20) NOT NULL CHECK (status IN ('draft','sent','paid','overdue','cancelled')),
    subtotal numeric(12,2),
    tax_rate numeric(5,2),
    tax_amount numeric(12,2),
    discount_amount numeric(12,2),
    shipping_cost numeric(12,2),
    total_amount numeric(12,2) NOT NULL,
    amount_paid numeric(12,2),
    balance_due numeric(12,2),
    line_count int
);

CREATE TABLE invoice_line (
    invoice_id int NOT NULL REFERENCES invoice,
    line_no int NOT NULL,
    product_id int NOT NULL REFERENCES product,
    quantity numeric(8,3) NOT NULL,
    unit_price numeric(10,2) NOT NULL,
    discount_pct numeric(4,2),
    tax numeric(10,2),
    line_total numeric(12,2),
    PRIMARY KEY (invoice_id, line_no)
);

CREATE TABLE orders (
    order_id bigserial PRIMARY KEY,
    customer_id int REFERENCES customer,
    order_date timestamp NOT NULL,
    shipped_date timestamp,
    delivered_date timestamp,
    cancelled_at timestamp,
    status text NOT NULL CHECK (status IN ('pending','shipped','delivered','cancelled','returned')),
    total_cents int NOT NULL,
    item_count int NOT NULL
);

CREATE TABLE order_items (
    id bigserial PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES orders,
    product_id int NOT NULL REFERENCES product,
    qty int,
    unit_price_cents int,
    total_cents int
);

CREATE TABLE category (
    id serial PRIMARY KEY,
    parent_id int REFERENCES category,
    name text,
    level int NOT NULL,
    created_at timestamp NOT NULL
);

CREATE TABLE employee (
    id serial PRIMARY KEY,
    first_name text,
    last_name text,
    email text,
    birth_date date NOT NULL,
    hire_date date NOT NULL,
    termination_date date,
    manager_id int REFERENCES employee,
    created_at timestamp
);

CREATE TABLE subscription (
    id serial PRIMARY KEY,
    customer_id int NOT NULL REFERENCES customer,
    started_at timestamp NOT NULL,
    ended_at timestamp,
    valid_from date,
    valid_to date,
    trial_start date,
    trial_end date,
    created_at timestamp NOT NULL,
    canceled_at timestamp,
    status text CHECK (status in ('active','canceled','expired','trialing'))
);

CREATE TABLE shipment (
    id serial PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES orders,
    shipped_at timestamp,
    delivered_at timestamp,
    quantity_ordered int,
    quantity_shipped int,
    created_at timestamp
);

CREATE TABLE flight (
    id serial PRIMARY KEY,
    departure_time timestamp NOT NULL,
    arrival_time timestamp NOT NULL,
    actual_departure timestamp,
    actual_arrival timestamp,
    min_price numeric(8,2),
    max_price numeric(8,2)
);

CREATE TABLE reservation (
    id serial PRIMARY KEY,
    customer_id int NOT NULL REFERENCES customer,
    check_in date NOT NULL,
    check_out date NOT NULL,
    booked_at timestamp NOT NULL,
    CHECK (check_out > check_in)
);

CREATE TABLE post (
    id serial primary key,
    author_id int not null references customer,
    title text,
    comment_count int not null,
    likes_count int,
    published_at timestamp,
    created_at timestamp not null,
    is_published boolean not null
);

CREATE TABLE comment (
    id serial primary key,
    post_id int not null references post,
    author_id int not null references customer,
    body text,
    created_at timestamp not null,
    parent_comment_id int references comment
);

CREATE TABLE likes (
    user_id int not null references customer,
    post_id int not null references post,
    created_at timestamp not null,
    primary key (user_id, post_id)
);

CREATE TABLE account (
    id serial primary key,
    opened_at date not null,
    closed_at date,
    opening_balance numeric(12,2),
    total_credit numeric(12,2),
    total_debit numeric(12,2),
    balance numeric(12,2),
    status text check (status in ('open','closed','frozen'))
);

CREATE TABLE account_transaction (
    id serial primary key,
    account_id int not null references account,
    transaction_date timestamp not null,
    amount numeric(12,2) not null,
    posted_at timestamp,
    created_at timestamp
);
