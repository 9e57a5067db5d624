-- An online shop: customers, a catalogue with suppliers and translations, orders, payments, reviews.
-- Written for SQL Server 2016 or newer. The same tables and columns stand in shop-postgresql.sql.

CREATE TYPE percentage FROM numeric(5, 2) NOT NULL
GO

CREATE TABLE customers (
    id               bigint IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    email            nvarchar(160) NOT NULL UNIQUE,
    first_name       nvarchar(60) NOT NULL,
    last_name        nvarchar(80) NOT NULL,
    phone            nvarchar(32),
    birth_date       date CHECK (birth_date >= '1920-01-01'),
    tier             nvarchar(12) NOT NULL DEFAULT (N'standard')
                     CHECK (tier IN ('standard', 'silver', 'gold', 'platinum')),
    marketing_opt_in bit NOT NULL DEFAULT (0),
    created_at       datetimeoffset(0) NOT NULL DEFAULT (sysdatetimeoffset()),
    updated_at       datetimeoffset(0) NOT NULL DEFAULT (sysdatetimeoffset()),
    CONSTRAINT customers_updated_after_created CHECK (updated_at >= created_at)
)
GO

-- One row per customer at most: the primary key is the foreign key.
CREATE TABLE customer_profiles (
    customer_id        bigint PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE,
    company_name       nvarchar(120),
    preferred_language nchar(2) NOT NULL DEFAULT (N'en'),
    time_zone          nvarchar(40) NOT NULL DEFAULT (N'UTC'),
    street             nvarchar(120) NOT NULL,
    postcode           nvarchar(12) NOT NULL,
    city               nvarchar(80) NOT NULL,
    country_code       nchar(2) NOT NULL,
    website            nvarchar(200),
    about              nvarchar(max)
)
GO

CREATE TABLE categories (
    id          int IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    parent_id   int REFERENCES categories (id),
    name        nvarchar(80) NOT NULL,
    slug        nvarchar(100) NOT NULL UNIQUE,
    description nvarchar(max),
    sort_order  smallint NOT NULL DEFAULT (0) CHECK (sort_order >= 0)
)
GO

CREATE TABLE suppliers (
    id            int IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    name          nvarchar(120) NOT NULL,
    tax_number    nvarchar(20) NOT NULL UNIQUE,
    contact_name  nvarchar(120),
    contact_email nvarchar(160) NOT NULL,
    phone         nvarchar(32),
    city          nvarchar(80) NOT NULL,
    country_code  nchar(2) NOT NULL,
    rating        numeric(3, 2) CHECK (rating BETWEEN 0 AND 5),
    is_preferred  bit NOT NULL DEFAULT (0)
)
GO

CREATE TABLE products (
    id          bigint IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    category_id int NOT NULL REFERENCES categories (id),
    sku         nvarchar(24) NOT NULL UNIQUE,
    name        nvarchar(140) NOT NULL,
    description nvarchar(max),
    price       numeric(10, 2) NOT NULL CHECK (price > 0),
    list_price  numeric(10, 2) NOT NULL,
    weight_kg   numeric(8, 3) CHECK (weight_kg > 0),
    stock       int NOT NULL DEFAULT (0) CHECK (stock >= 0),
    colour      nvarchar(30),
    attributes  nvarchar(max),
    is_active   bit NOT NULL DEFAULT (1),
    created_at  datetimeoffset(0) NOT NULL DEFAULT (sysdatetimeoffset()),
    updated_at  datetimeoffset(0) NOT NULL DEFAULT (sysdatetimeoffset()),
    CONSTRAINT products_list_price_not_below_price CHECK (list_price >= price),
    CONSTRAINT products_updated_after_created CHECK (updated_at >= created_at)
)
GO

-- Which supplier delivers which product, and on what terms.
CREATE TABLE product_suppliers (
    product_id     bigint NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    supplier_id    int NOT NULL REFERENCES suppliers (id),
    supplier_sku   nvarchar(40),
    unit_cost      numeric(10, 2) NOT NULL CHECK (unit_cost > 0),
    min_quantity   int NOT NULL DEFAULT (1) CHECK (min_quantity >= 1),
    max_quantity   int NOT NULL,
    lead_time_days smallint NOT NULL CHECK (lead_time_days BETWEEN 1 AND 120),
    PRIMARY KEY (product_id, supplier_id),
    CONSTRAINT product_suppliers_quantity_range CHECK (min_quantity <= max_quantity)
)
GO

CREATE TABLE product_translations (
    id            bigint IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    product_id    bigint NOT NULL,
    language_code nchar(2) NOT NULL CHECK (language_code IN ('de', 'en', 'es', 'fr', 'it', 'nl', 'pt')),
    name          nvarchar(140) NOT NULL,
    description   nvarchar(max)
)
GO

CREATE TABLE orders (
    id               bigint IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    order_number     nvarchar(20) NOT NULL,
    customer_id      bigint NOT NULL,
    status           nvarchar(12) NOT NULL DEFAULT (N'pending')
                     CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned')),
    currency         nchar(3) NOT NULL DEFAULT (N'EUR'),
    ordered_at       datetimeoffset(0) NOT NULL DEFAULT (sysdatetimeoffset()),
    shipped_at       datetimeoffset(0),
    shipping_method  nvarchar(20) NOT NULL,
    total            numeric(12, 2) NOT NULL CHECK (total >= 0),
    billing_name     nvarchar(140) NOT NULL,
    billing_street   nvarchar(120) NOT NULL,
    billing_postcode nvarchar(12) NOT NULL,
    billing_city     nvarchar(80) NOT NULL,
    billing_country  nchar(2) NOT NULL,
    note             nvarchar(max),
    CONSTRAINT orders_currency_known CHECK (currency IN ('EUR', 'GBP', 'USD')),
    CONSTRAINT orders_shipping_method_known
        CHECK (shipping_method IN ('standard', 'express', 'pickup', 'parcel locker')),
    CONSTRAINT orders_shipped_after_ordered CHECK (shipped_at >= ordered_at)
)
GO

CREATE TABLE order_lines (
    order_id         bigint NOT NULL,
    line_no          smallint NOT NULL CHECK (line_no > 0),
    product_id       bigint NOT NULL,
    quantity         int NOT NULL CHECK (quantity > 0),
    unit_price       numeric(10, 2) NOT NULL CHECK (unit_price >= 0),
    discount_percent percentage NOT NULL DEFAULT (0) CHECK (discount_percent BETWEEN 0 AND 100),
    is_gift          bit NOT NULL DEFAULT (0)
)
GO

CREATE TABLE payments (
    id              bigint IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    order_id        bigint NOT NULL,
    reference       nvarchar(36) NOT NULL UNIQUE,
    method          nvarchar(20) NOT NULL CHECK (method IN ('card', 'bank transfer', 'wallet', 'invoice')),
    status          nvarchar(12) NOT NULL CHECK (status IN ('authorised', 'captured', 'failed', 'refunded')),
    amount          numeric(12, 2) NOT NULL CHECK (amount > 0),
    refunded_amount numeric(12, 2) NOT NULL DEFAULT (0),
    card_last_four  nchar(4),
    paid_at         datetimeoffset(0) NOT NULL,
    CONSTRAINT payments_refund_within_amount CHECK (refunded_amount >= 0 AND refunded_amount <= amount)
)
GO

CREATE TABLE reviews (
    id            bigint IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    product_id    bigint NOT NULL,
    customer_id   bigint NOT NULL,
    rating        smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
    title         nvarchar(120) NOT NULL,
    body          nvarchar(max),
    helpful_votes int NOT NULL DEFAULT (0) CHECK (helpful_votes >= 0),
    is_published  bit NOT NULL DEFAULT (1),
    created_at    datetimeoffset(0) NOT NULL DEFAULT (sysdatetimeoffset())
)
GO

CREATE TABLE order_status_history (
    id         bigint IDENTITY (1, 1) NOT NULL PRIMARY KEY CLUSTERED,
    order_id   bigint NOT NULL,
    status     nvarchar(12) NOT NULL
               CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned')),
    changed_at datetimeoffset(0) NOT NULL DEFAULT (sysdatetimeoffset()),
    changed_by nvarchar(60),
    comment    nvarchar(200)
)
GO

-- Keys added afterwards, as a script of Management Studio prints them.

ALTER TABLE product_translations
    ADD CONSTRAINT product_translations_product_language_key UNIQUE (product_id, language_code)
GO

ALTER TABLE product_translations WITH CHECK
    ADD CONSTRAINT product_translations_product_id_fkey FOREIGN KEY (product_id)
        REFERENCES products (id) ON DELETE CASCADE
GO

ALTER TABLE orders WITH CHECK
    ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id)
GO

ALTER TABLE order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, line_no)
GO

ALTER TABLE order_lines WITH CHECK
    ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE
GO

ALTER TABLE order_lines WITH CHECK
    ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id)
GO

ALTER TABLE payments WITH CHECK
    ADD CONSTRAINT payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id)
GO

ALTER TABLE reviews
    ADD CONSTRAINT reviews_product_customer_key UNIQUE (product_id, customer_id)
GO

ALTER TABLE reviews WITH CHECK
    ADD CONSTRAINT reviews_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE
GO

ALTER TABLE reviews WITH CHECK
    ADD CONSTRAINT reviews_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id)
GO

ALTER TABLE order_status_history WITH CHECK
    ADD CONSTRAINT order_status_history_order_id_fkey FOREIGN KEY (order_id)
        REFERENCES orders (id) ON DELETE CASCADE
GO

CREATE UNIQUE INDEX orders_order_number_key ON orders (order_number)
GO
CREATE INDEX customers_last_name_idx ON customers (last_name, first_name)
GO
CREATE INDEX products_category_id_idx ON products (category_id)
GO
CREATE INDEX orders_customer_id_idx ON orders (customer_id, ordered_at)
GO
CREATE INDEX order_lines_product_id_idx ON order_lines (product_id)
GO
CREATE INDEX payments_order_id_idx ON payments (order_id)
GO
CREATE INDEX order_status_history_order_id_idx ON order_status_history (order_id, changed_at)
GO

EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'People who have an account in the shop',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'customers'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Level in the loyalty programme',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'customers',
    @level2type = N'COLUMN', @level2name = N'tier'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Tree of product categories; a root has no parent',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'categories'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Part of the web address, lower case with hyphens',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'categories',
    @level2type = N'COLUMN', @level2name = N'slug'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Stock keeping unit, printed on the label',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'products',
    @level2type = N'COLUMN', @level2name = N'sku'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Shipping weight in kilograms',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'products',
    @level2type = N'COLUMN', @level2name = N'weight_kg'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Further properties as JSON object',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'products',
    @level2type = N'COLUMN', @level2name = N'attributes'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Which supplier delivers which product, and on what terms',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'product_suppliers'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Days from order to delivery',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'product_suppliers',
    @level2type = N'COLUMN', @level2name = N'lead_time_days'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'ISO 4217 code',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'orders',
    @level2type = N'COLUMN', @level2name = N'currency'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Empty until the parcel leaves the warehouse',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'orders',
    @level2type = N'COLUMN', @level2name = N'shipped_at'
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'Identifier given by the payment provider',
    @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'payments',
    @level2type = N'COLUMN', @level2name = N'reference'
GO
