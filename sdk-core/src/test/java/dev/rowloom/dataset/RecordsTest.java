package dev.rowloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.engine.Row;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final String SHOP = """
            CREATE TYPE order_status AS ENUM ('new', 'in progress', 'SHIPPED');
            CREATE TABLE customers (id bigint PRIMARY KEY, "eMail" varchar(80) NOT NULL UNIQUE, born date);
            CREATE TABLE customer_profiles (customer_id bigint PRIMARY KEY REFERENCES customers (id), city text NOT NULL);
            CREATE TABLE orders (
                id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers (id),
                status order_status NOT NULL, total numeric(12, 2) NOT NULL CHECK (total BETWEEN 0.01 AND 999),
                quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 9), discount integer,
                is_gift boolean NOT NULL, rate double precision NOT NULL CHECK (rate BETWEEN 0 AND 1),
                ordered_at timestamptz NOT NULL, noted_at timestamp NOT NULL, day date NOT NULL, hour time NOT NULL,
                token uuid NOT NULL, picture bytea NOT NULL, letter char(1) NOT NULL CHECK (letter IN ('a', 'b')),
                attributes jsonb NOT NULL, tags text[] NOT NULL, sizes integer[] NOT NULL,
                billing_city text NOT NULL, billing_post_code varchar(10) NOT NULL,
                shipping_city text, shipping_post_code varchar(10));
            """;

    private static final Dataset DATA = SyntheticDataGenerator.of(Schema.fromDdl(SHOP, Dialect.postgresql()))
            .rows(60)
            .values("orders.tags", List.of("{a,\"b, c\",NULL}"))
            .values("orders.sizes", List.of("{1,2}"))
            .values("orders.attributes", List.of("{\"colour\": \"red\", \"size\": 7, \"more\": [1]}"))
            .function("orders.shipping_post_code", cell -> cell.get("shipping_city") == null ? null : "1234")
            .generate();

    enum Status {
        NEW,
        IN_PROGRESS,
        Shipped
    }

    record Address(String city, String postCode) {}

    record Attributes(String colour, int size) {}

    record Order(
            long id,
            Long customerId,
            Status status,
            BigDecimal total,
            short quantity,
            Optional<Integer> discount,
            boolean gift,
            double rate,
            Instant orderedAt,
            LocalDateTime notedAt,
            LocalDate day,
            LocalTime hour,
            UUID token,
            byte[] picture,
            char letter,
            Attributes attributes,
            List<String> tags,
            int[] sizes,
            Address billing,
            Optional<Address> shipping) {}

    @Test
    void mapsColumnsToComponentsByName() {
        List<Row> rows = DATA.table("orders").rows();
        List<Order> orders = DATA.table("orders").as(Order.class);

        assertThat(orders).hasSize(60);
        for (int i = 0; i < 60; i++) {
            Row row = rows.get(i);
            Order order = orders.get(i);
            assertThat(order.id).isEqualTo(row.get("id"));
            assertThat(order.customerId).isEqualTo(row.get("customer_id"));
            assertThat(Names.plain(order.status.name())).isEqualTo(Names.plain(String.valueOf(row.get("status"))));
            assertThat(order.total).isEqualTo(row.get("total"));
            assertThat((long) order.quantity).isEqualTo(row.get("quantity"));
            assertThat(order.discount.map(Integer::longValue).orElse(null)).isEqualTo(row.get("discount"));
            assertThat(order.gift).isEqualTo(row.get("is_gift"));
            assertThat(order.rate).isEqualTo(row.get("rate"));
            assertThat(order.orderedAt.atOffset(ZoneOffset.UTC)).isEqualTo(row.get("ordered_at"));
            assertThat(order.notedAt).isEqualTo(row.get("noted_at"));
            assertThat(order.day).isEqualTo(row.get("day"));
            assertThat(order.hour).isEqualTo(row.get("hour"));
            assertThat(order.token).isEqualTo(row.get("token"));
            assertThat(order.picture).isEqualTo(row.get("picture"));
            assertThat(String.valueOf(order.letter)).isEqualTo(row.get("letter"));
            assertThat(order.billing)
                    .isEqualTo(new Address((String) row.get("billing_city"), (String) row.get("billing_post_code")));
            assertThat(order.shipping.map(Address::city).orElse(null)).isEqualTo(row.get("shipping_city"));
        }
        assertThat(orders).extracting(Order::status).contains(Status.values());
        assertThat(orders).extracting(Order::shipping).contains(Optional.empty());
        assertThat(orders.get(0).attributes).isEqualTo(new Attributes("red", 7));
        assertThat(orders.get(0).tags).containsExactly("a", "b, c", null);
        assertThat(orders.get(0).sizes).containsExactly(1, 2);
    }

    record Few(
            BigInteger id,
            Object total,
            Number quantity,
            OptionalInt discount,
            LocalDateTime orderedAt,
            OffsetDateTime notedAt,
            String token,
            Map<String, Object> attributes,
            Set<Long> sizes,
            CharSequence status) {}

    record Tree(JsonNode attributes) {}

    @Test
    void takesWhatKeepsTheValue() {
        Few few = DATA.table("orders").as(Few.class).get(0);
        Row row = DATA.table("orders").row(0);

        assertThat(few.id).isEqualTo(BigInteger.valueOf((Long) row.get("id")));
        assertThat(few.total).isEqualTo(row.get("total"));
        assertThat(few.quantity).isEqualTo(row.get("quantity"));
        assertThat(few.orderedAt.atOffset(ZoneOffset.UTC)).isEqualTo(row.get("ordered_at"));
        assertThat(few.notedAt.toLocalDateTime()).isEqualTo(row.get("noted_at"));
        assertThat(few.token).isEqualTo(String.valueOf(row.get("token")));
        assertThat(few.attributes).containsEntry("size", 7);
        assertThat(few.sizes).containsExactly(1L, 2L);
        assertThat(few.status).isEqualTo(row.get("status"));
        assertThat(DATA.table("orders")
                        .as(Tree.class)
                        .get(0)
                        .attributes
                        .path("size")
                        .intValue())
                .isEqualTo(7);
    }

    record Profile(String city) {}

    record Customer(long id, String email, Profile profile) {}

    record WithCustomer(long id, Customer customer) {}

    @Test
    void takesTheRowOfAnotherTable() {
        TableData orders = DATA.table("orders");
        Map<Object, Row> profiles = new java.util.HashMap<>();
        DATA.table("customer_profiles").rows().forEach(row -> profiles.put(row.get("customer_id"), row));

        List<WithCustomer> mapped = orders.as(WithCustomer.class);

        assertThat(mapped).hasSize(60).allSatisfy(order -> {
            Row row = orders.row((int) (order.id - 1));
            assertThat(order.customer.id).isEqualTo(row.get("customer_id"));
            Row profile = profiles.get(order.customer.id);
            assertThat(order.customer.profile)
                    .isEqualTo(profile == null ? null : new Profile((String) profile.get("city")));
        });
    }

    record Streamed(long id, Address billing) {}

    @Test
    void streamsAPlanRowByRow() {
        var plan = SyntheticDataGenerator.of(DATA.schema()).rows(2_500).plan();
        var layout = plan.tables().stream()
                .filter(table -> table.table().id().equals("orders"))
                .findFirst()
                .orElseThrow();
        RowMapper<Streamed> mapper = RowMapper.of(layout, Streamed.class);

        List<Streamed> all = mapper.stream(plan).toList();

        assertThat(all).hasSize(2_500);
        assertThat(mapper.map(plan.row("orders", 2_222))).isEqualTo(all.get(2_222));
        assertThat(mapper).hasToString("RowMapper[orders to dev.rowloom.dataset.RecordsTest$Streamed]");
    }

    private record Hidden(long id) {}

    @Test
    void makesRecordsThatOnlyThisClassSees() {
        record Local(long id) {}

        assertThat(DATA.table("orders").as(Hidden.class)).hasSize(60);
        assertThat(DATA.table("orders").as(Local.class, MethodHandles.lookup())).hasSize(60);
    }

    record NoColumn(long id, String custmerId) {}

    record WrongType(Status total) {}

    record PrimitiveNull(int discount) {}

    record TooNarrow(byte total) {}

    enum Few2 {
        NEW
    }

    record Labels(Few2 status) {}

    record NoAddress(BillingAddress billing) {}

    record BillingAddress(String cty) {}

    record Inside(Inside customer) {}

    record Refusing(long id) {
        Refusing {
            if (id > 3) {
                throw new IllegalArgumentException("too many");
            }
        }
    }

    record Computed(long id, Profile profile, String twice) {}

    @Test
    void namesWhatDoesNotFit() {
        assertThatThrownBy(() -> DATA.table("orders").as(NoColumn.class))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(
                        "NoColumn.custmerId (String) has no column in table orders: looked for custmer_id;"
                                + " did you mean customer_id? The columns are id, customer_id, status");
        assertThatThrownBy(() -> DATA.table("orders").as(WrongType.class))
                .hasMessage(
                        "WrongType.total is Status, but column orders.total is numeric(12, 2), which becomes BigDecimal,"
                                + " Double, Float, Long, Integer, Short, Byte, BigInteger");
        assertThatThrownBy(() -> DATA.table("orders").as(PrimitiveNull.class))
                .hasMessageMatching("PrimitiveNull.discount is int, but column orders.discount is NULL in row \\d+;"
                        + " declare it Integer or Optional<Integer>");
        assertThatThrownBy(() -> DATA.table("orders").as(TooNarrow.class))
                .hasMessageMatching(
                        "column orders.total \\(numeric\\(12, 2\\)\\) holds '[\\d.]+' in row \\d+, which is no byte"
                                + " for TooNarrow.total: .+");
        assertThatThrownBy(() -> DATA.table("orders").as(Labels.class))
                .hasMessageMatching(
                        "column orders.status \\(order_status\\) holds '[^']+' in row \\d+, which is no Few2 for"
                                + " Labels.status: Few2 has the constants \\[NEW\\]");
        assertThatThrownBy(() -> DATA.table("orders").as(NoAddress.class))
                .hasMessageStartingWith(
                        "BillingAddress.cty (String) has no column in table orders: looked for billing_cty;"
                                + " did you mean billing_city?");
        assertThatThrownBy(() -> DATA.table("orders").as(Inside.class))
                .hasMessageStartingWith("Inside is inside of itself");
        assertThatThrownBy(() -> DATA.table("orders").as(Refusing.class))
                .hasMessage("Refusing refuses row 3 of orders: java.lang.IllegalArgumentException: too many")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DATA.table("orders").as(String.class))
                .hasMessage("java.lang.String is no record or bean class, as rows are mapped to");
    }

    record Ambiguous(String ab) {}

    record Spelt(String aB, String ab) {}

    @Test
    void tellsNamesApartThatDifferInMarksAlone() {
        Dataset data = SyntheticDataGenerator.of(Schema.fromDdl(
                        "CREATE TABLE t (id bigint PRIMARY KEY, a_b text NOT NULL, ab text NOT NULL, \"a-b\" text,"
                                + " twice bigint GENERATED ALWAYS AS (id * 2) STORED)",
                        Dialect.postgresql()))
                .rows(1)
                .generate();

        assertThat(data.table("t").as(Spelt.class).get(0))
                .isEqualTo(new Spelt((String) data.table("t").row(0).get("a_b"), (String)
                        data.table("t").row(0).get("ab")));
        record Marked(String a__b) {}
        assertThatThrownBy(() -> data.table("t").as(Marked.class))
                .hasMessage("Marked.a__b may mean any of the columns [a_b, ab, a-b] of t; name it as one of them");
        record Twice(long twice) {}
        assertThatThrownBy(() -> data.table("t").as(Twice.class))
                .hasMessage("Twice.twice (long) has no column in table t: the database computes it; read it from the"
                        + " database, or leave out the component");
    }

    @Test
    void readsTimesAndIdentifiersThatAreKeptAsText() {
        Dataset data = SyntheticDataGenerator.of(Schema.fromDdl(
                        "CREATE TABLE t (id TEXT PRIMARY KEY, at TEXT NOT NULL, day TEXT NOT NULL, seen timestamp NOT NULL)",
                        Dialect.named("sqlite")))
                .values("t.id", List.of("123e4567-e89b-12d3-a456-426614174000"))
                .values("t.at", List.of("2025-01-02 03:04:05", "2025-01-02T03:04:05Z"))
                .constant("t.day", "2025-01-02")
                .constant("t.seen", "2025-01-02T00:00:00")
                .rows(1)
                .generate();
        record Kept(java.util.UUID id, java.time.Instant at, java.time.LocalDate day, java.time.LocalDate seen) {}
        assertThat(data.table("t").as(Kept.class))
                .containsExactly(new Kept(
                        java.util.UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                        java.time.Instant.parse("2025-01-02T03:04:05Z"),
                        java.time.LocalDate.of(2025, 1, 2),
                        java.time.LocalDate.of(2025, 1, 2)));
    }

    @Test
    void saysWhatArraysAndDocumentsBecome() {
        Dataset data = SyntheticDataGenerator.of(Schema.fromDdl(
                        "CREATE TABLE t (id bigint PRIMARY KEY, tags text[] NOT NULL, j jsonb NOT NULL)",
                        Dialect.postgresql()))
                .rows(1)
                .generate();
        record Numbers(List<Integer> tags) {}
        assertThatThrownBy(() -> data.table("t").as(Numbers.class))
                .hasMessageStartingWith(
                        "Numbers.tags is List<Integer>, but column t.tags is text[], which becomes String, and"
                                + " List, Set, Collection or array of String, ");
        record Whole(int j) {}
        assertThatThrownBy(() -> data.table("t").as(Whole.class))
                .hasMessage(
                        "Whole.j is int, but column t.j is jsonb, which becomes String, JsonNode, Map, List, records and"
                                + " beans");
    }
}
