package dev.rowloom.it.load;

import static dev.rowloom.it.load.StabilityLine.ddl;
import static dev.rowloom.it.load.StabilityLine.options;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes of the shop, at least one for each line of {@code docs/stability.md}, and the columns that each may move. */
final class StabilityLines {

    private StabilityLines() {}

    private static final String UPDATED_ALONE = "    updated_at       timestamptz NOT NULL";
    private static final String CREATED_AND_UPDATED = "    created_at       timestamptz NOT NULL DEFAULT now(),\n"
            + "    updated_at       timestamptz NOT NULL DEFAULT now()";

    static Stream<StabilityLine> all() {
        return Stream.of(rows(), columns(), tables(), constraints(), blueprints())
                .flatMap(it -> it);
    }

    private static Stream<StabilityLine> rows() {
        String kind = "rows of a table raised or lowered";
        return Stream.of(
                options(kind, "orders 300 to 500", it -> it.rows("orders", 500))
                        .moves(
                                "orders.customer_id",
                                "order_lines.order_id",
                                "order_lines.line_no",
                                "payments.order_id",
                                "order_status_history.order_id"),
                options(
                                kind,
                                "customers 300 to 200",
                                it -> it.rows("customers", 200).rows("customer_profiles", 200))
                        .moves("customer_profiles.customer_id", "orders.customer_id", "reviews.customer_id"),
                options(kind, "products 300 to 900", it -> it.rows("products", 900))
                        .moves(
                                "products.category_id",
                                "product_suppliers.product_id",
                                "product_suppliers.supplier_id",
                                "product_translations.product_id",
                                "product_translations.language_code",
                                "order_lines.product_id",
                                "reviews.product_id",
                                "reviews.customer_id"),
                options(kind, "order_lines 300 to 1000, a leaf", it -> it.rows("order_lines", 1000))
                        .moves("order_lines.order_id", "order_lines.line_no"),
                options(kind, "categories 300 to 301", it -> it.rows("categories", 301))
                        .moves("products.category_id"));
    }

    private static Stream<StabilityLine> columns() {
        return Stream.of(
                ddl(
                        "column added",
                        "customers.nickname and score",
                        replace(
                                "    birth_date ",
                                "    nickname varchar(40), score integer NOT NULL,\n    birth_date ")),
                ddl(
                        "column added",
                        "suppliers.created_at, website, first_name, street",
                        replace(
                                "    rating        numeric",
                                "    created_at timestamptz, website varchar(99), first_name varchar(50), street varchar(80),\n"
                                        + "    rating        numeric")),
                ddl(
                                "column added",
                                "order_lines.line_total and position",
                                replace(
                                        "    is_gift ",
                                        "    line_total numeric(12, 2) NOT NULL, position integer NOT NULL,\n    is_gift "))
                        .movesIfFresh("orders.total"),
                ddl(
                                "column added",
                                "customers.created_at beside updated_at, which comes after it",
                                replace(UPDATED_ALONE, CREATED_AND_UPDATED).compose(withoutCreatedAt())::apply)
                        .before(withoutCreatedAt())
                        .movesIfFresh("customers.updated_at", "orders.ordered_at", "reviews.created_at"),
                ddl(
                        "column removed",
                        "customers.phone and customers.first_name",
                        replace("    phone            varchar(32),\n", "")
                                .andThen(replace("    first_name       varchar(60) NOT NULL,\n", ""))
                                .andThen(replace("(last_name, first_name)", "(last_name)"))::apply),
                ddl(
                        "column reordered",
                        "customers.email and orders.customer_id last",
                        replace("    email            varchar(160) NOT NULL UNIQUE,\n", "")
                                .andThen(
                                        replace(
                                                "    phone            varchar(32),\n",
                                                "    phone            varchar(32),\n    email            varchar(160) NOT NULL UNIQUE,\n"))
                                .andThen(replace("    customer_id      bigint NOT NULL,\n", ""))
                                .andThen(replace(
                                        "    note             text,\n",
                                        "    note             text,\n    customer_id      bigint NOT NULL,\n"))::apply),
                ddl(
                                "column renamed",
                                "customers.phone to telephone",
                                replace(
                                        "    phone            varchar(32),\n    birth",
                                        "    telephone varchar(32),\n    birth"))
                        .renames("customers.phone", "telephone")
                        .movesIfFresh("customers.phone"),
                ddl(
                                "column renamed",
                                "products.id to product_no",
                                it -> replace(
                                                "CREATE TABLE products (\n    id  ",
                                                "CREATE TABLE products (\n    product_no  ")
                                        .apply(it)
                                        .replace("REFERENCES products (id)", "REFERENCES products (product_no)"))
                        .renames("products.id", "product_no"),
                ddl(
                                "letter case of a name changed",
                                "customers.phone to \"Phone\"",
                                replace(
                                        "    phone            varchar(32),\n    birth",
                                        "    \"Phone\" varchar(32),\n    birth"))
                        .renames("customers.phone", "Phone"),
                ddl(
                        "type widened",
                        "texts, unique ones too",
                        replace("varchar(160) NOT NULL UNIQUE", "varchar(255) NOT NULL UNIQUE")
                                .andThen(replace("sku         varchar(24)", "sku         varchar(64)"))
                                .andThen(replace("varchar(100) NOT NULL UNIQUE", "text NOT NULL UNIQUE"))::apply),
                ddl(
                        "type widened",
                        "numbers, keys too",
                        it -> replace("price       numeric(10, 2)", "price       numeric(14, 2)")
                                .andThen(replace("stock       integer", "stock       bigint"))
                                .andThen(replace("line_no          smallint", "line_no          bigint"))
                                .apply(it)
                                .replace("integer GENERATED", "bigint GENERATED")),
                ddl(
                                "type widened",
                                "customers.first_name from varchar(4)",
                                replace("varchar(4) NOT NULL", "varchar(60) NOT NULL")
                                                .compose(replace(
                                                        "first_name       varchar(60)", "first_name       varchar(4)"))
                                        ::apply)
                        .before(replace("first_name       varchar(60)", "first_name       varchar(4)"))
                        .moves("customers.first_name"),
                ddl(
                                "enumeration label added",
                                "customer_tier 'diamond'",
                                replace("'gold', 'platinum'", "'gold', 'platinum', 'diamond'"))
                        .movesIfFresh("customers.tier"),
                ddl(
                                "default or comment changed",
                                "orders.status and products.sku",
                                replace("DEFAULT 'pending'", "DEFAULT 'paid'")
                                                .andThen(replace(
                                                        "'Stock keeping unit, printed on the label'", "'A number'"))
                                        ::apply)
                        .movesIfFresh("orders.status", "products.sku"));
    }

    private static UnaryOperator<String> withoutCreatedAt() {
        return replace(
                CREATED_AND_UPDATED
                        + ",\n    CONSTRAINT customers_updated_after_created CHECK (updated_at >= created_at)",
                UPDATED_ALONE);
    }

    private static Stream<StabilityLine> tables() {
        return Stream.of(
                ddl(
                        "table added",
                        "coupons, which refers to orders and customers",
                        it -> it
                                + "CREATE TABLE coupons (id serial PRIMARY KEY, order_id bigint REFERENCES orders (id),"
                                + " customer_id bigint NOT NULL REFERENCES customers (id), code varchar(20) NOT NULL UNIQUE);"),
                ddl(
                        "table removed",
                        "order_status_history",
                        it -> it.replaceAll(
                                "(?s)CREATE TABLE order_status_history.*?\\);|ALTER TABLE ONLY order_status_history[^;]*;"
                                        + "|CREATE INDEX order_status_history[^;]*;",
                                "")),
                ddl("tables reordered", "customers after suppliers", it -> {
                    String customers =
                            it.substring(it.indexOf("CREATE TABLE customers ("), it.indexOf("-- One row per customer"));
                    return replace("CREATE TABLE products (", customers + "CREATE TABLE products (")
                            .apply(
                                    it.replace(customers, "")
                                                    .replace(
                                                            "customer_id        bigint PRIMARY KEY REFERENCES customers (id) ON DELETE CASCADE",
                                                            "customer_id bigint PRIMARY KEY")
                                            + "ALTER TABLE customer_profiles ADD FOREIGN KEY (customer_id) REFERENCES customers (id);");
                }),
                ddl(
                                "table renamed",
                                "suppliers to vendors",
                                it -> it.replace("suppliers (", "vendors (")
                                        .replace("product_vendors (", "product_suppliers ("))
                        .renames("suppliers", "vendors")
                        .movesIfFresh(
                                "suppliers.city",
                                "suppliers.contact_email",
                                "suppliers.contact_name",
                                "suppliers.country_code",
                                "suppliers.is_preferred",
                                "suppliers.name",
                                "suppliers.phone",
                                "suppliers.rating",
                                "suppliers.tax_number"));
    }

    private static Stream<StabilityLine> constraints() {
        return Stream.of(
                ddl(
                                "CHECK added or removed",
                                "products.stock at most 500",
                                replace("CHECK (stock >= 0)", "CHECK (stock >= 0 AND stock <= 500)"))
                        .moves("products.stock"),
                ddl(
                                "CHECK added or removed",
                                "products.colour one of two",
                                replace(
                                        "colour      varchar(30)",
                                        "colour      varchar(30) CHECK (colour IN ('red', 'blue'))"))
                        .moves("products.colour"),
                ddl(
                                "CHECK added or removed",
                                "reviews: votes not below the rating",
                                replace(
                                        "    is_published  boolean NOT NULL DEFAULT true,\n    created_at    timestamptz NOT NULL DEFAULT now()\n",
                                        "    is_published  boolean NOT NULL DEFAULT true,\n    created_at    timestamptz NOT NULL DEFAULT now(),\n"
                                                + "    CHECK (helpful_votes >= rating)\n"))
                        .moves("reviews.helpful_votes", "reviews.rating"),
                ddl(
                                "unique key added or removed",
                                "customers.phone",
                                replace(
                                        "    phone            varchar(32),\n    birth",
                                        "    phone            varchar(32) UNIQUE,\n    birth"))
                        .moves("customers.phone"),
                ddl(
                                "unique key added or removed",
                                "payments by order and method",
                                it -> it + "ALTER TABLE payments ADD UNIQUE (order_id, method);")
                        .moves("payments.order_id", "payments.method"),
                ddl(
                                "NOT NULL added",
                                "products.description",
                                replace(
                                        "    description text,\n    price",
                                        "    description text NOT NULL,\n    price"))
                        .moves("products.description (nulls)"),
                ddl(
                                "NOT NULL removed",
                                "customer_profiles.city",
                                replace("city               varchar(80) NOT NULL", "city               varchar(80)"))
                        .movesIfFresh("customer_profiles.city (nulls)"),
                ddl(
                                "NOT NULL removed",
                                "orders.shipping_method, a short list",
                                replace("varchar(20) NOT NULL,\n    total", "varchar(20),\n    total"))
                        .movesIfFresh("orders.shipping_method"),
                ddl(
                                "foreign key added or removed",
                                "payments to orders",
                                it -> it.replaceAll(
                                        "ALTER TABLE ONLY payments\\s+ADD CONSTRAINT payments_order_id_fkey[^;]*;", ""))
                        .moves("payments.order_id"),
                ddl(
                                "foreign key added or removed",
                                "orders to customers",
                                it -> it.replaceAll(
                                        "ALTER TABLE ONLY orders\\s+ADD CONSTRAINT orders_customer_id_fkey[^;]*;", ""))
                        .moves("orders.customer_id"),
                ddl(
                                "foreign key added or removed",
                                "reviews to products, their owner",
                                it -> it.replaceAll(
                                        "ALTER TABLE ONLY reviews\\s+ADD CONSTRAINT reviews_product_id_fkey[^;]*;", ""))
                        .moves("reviews.product_id", "reviews.customer_id"),
                ddl(
                                "foreign key added or removed",
                                "payments to customers, a new column, whose beginning paid_at follows",
                                it -> it
                                        + "ALTER TABLE payments ADD COLUMN customer_id bigint NOT NULL REFERENCES customers (id);")
                        .movesIfFresh("payments.paid_at"),
                ddl(
                        "foreign key added or removed",
                        "order_lines to suppliers, a new column",
                        it -> it + "ALTER TABLE order_lines ADD COLUMN supplier_id integer REFERENCES suppliers (id);"),
                ddl(
                        "index added or removed",
                        "orders by currency, which is not unique",
                        it -> it + "CREATE INDEX orders_currency ON orders (currency);"));
    }

    private static Stream<StabilityLine> blueprints() {
        return Stream.of(
                options("locale changed", "en-US to de-DE", it -> it.locale("de-DE"))
                        .movesIfFresh(
                                "categories.description",
                                "categories.name",
                                "categories.slug",
                                "customer_profiles.about",
                                "customer_profiles.city",
                                "customer_profiles.company_name",
                                "customer_profiles.country_code",
                                "customer_profiles.postcode",
                                "customer_profiles.street",
                                "customer_profiles.time_zone",
                                "customers.email",
                                "customers.first_name",
                                "customers.last_name",
                                "customers.phone",
                                "order_status_history.changed_by",
                                "order_status_history.comment",
                                "orders.billing_city",
                                "orders.billing_country",
                                "orders.billing_name",
                                "orders.billing_postcode",
                                "orders.billing_street",
                                "orders.note",
                                "product_translations.description",
                                "product_translations.name",
                                "products.colour",
                                "products.description",
                                "products.list_price",
                                "products.name",
                                "products.price",
                                "products.weight_kg",
                                "reviews.body",
                                "reviews.title",
                                "suppliers.city",
                                "suppliers.contact_email",
                                "suppliers.contact_name",
                                "suppliers.country_code",
                                "suppliers.name",
                                "suppliers.phone"),
                options("rule of a column changed", "products.stock 0 to 10", it -> it.range("products.stock", 0, 10))
                        .moves("products.stock"),
                options(
                                "rule of a column changed",
                                "customers.created_at, on which updated_at depends",
                                it -> it.range("customers.created_at", "2020-01-01T00:00:00Z", "2020-06-30T00:00:00Z"))
                        .moves("customers.created_at", "customers.updated_at"),
                options(
                                "null rate of a column changed",
                                "customers.phone one half",
                                it -> it.nullRate("customers.phone", 0.5))
                        .moves("customers.phone (nulls)"));
    }

    private static UnaryOperator<String> replace(String old, String now) {
        return ddl -> {
            assertThat(ddl).contains(old);
            return ddl.replace(old, now);
        };
    }
}
