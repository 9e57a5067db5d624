package dev.rowloom.generation;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;

/** A wine merchant's three tables, and answers of a model about them. */
final class AskedShop {

    static final Schema SCHEMA = Schema.fromDdl("""
            CREATE TABLE wines (
                id bigint PRIMARY KEY,
                name varchar(60) NOT NULL,
                region varchar(30) NOT NULL,
                bottles integer NOT NULL CHECK (bottles BETWEEN 0 AND 500),
                rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
                verdict varchar(80)
            );
            CREATE TABLE sales (
                id bigint PRIMARY KEY,
                wine_id bigint NOT NULL REFERENCES wines (id),
                status varchar(12) NOT NULL CHECK (status IN ('open', 'paid', 'refunded')),
                sold_at timestamp NOT NULL,
                paid_at timestamp,
                amount numeric(8, 2) NOT NULL CHECK (amount > 0)
            );
            """, Dialect.named("postgresql"));

    private AskedShop() {}

    static SyntheticDataGenerator generator(FakeModel model) {
        return SyntheticDataGenerator.of(SCHEMA)
                .rows(50)
                .rows("sales", 400)
                .provider(model, "fake-1")
                .instructions("a wine merchant");
    }

    /** Puts items together to an answer. */
    static String answer(String pools, String... columns) {
        return "{\"pools\":[" + pools + "],\"columns\":[" + String.join(",", columns) + "]}";
    }

    /** An entry of a list of values. */
    static String values(String table, String column, String values, String weights) {
        return entry(table, column, "values", "\"values\":[" + values + "],\"weights\":[" + weights + "]");
    }

    /** An entry. */
    static String entry(String table, String column, String kind, String more) {
        return "{\"table\":\"" + table + "\",\"column\":\"" + column + "\",\"kind\":\"" + kind + "\""
                + (more.isEmpty() ? "" : ",") + more + "}";
    }

    /** An entry with fields, each {@code name=value}. */
    static String with(String table, String column, String kind, String... fields) {
        StringBuilder list = new StringBuilder("\"with\":[");
        for (String field : fields) {
            int equals = field.indexOf('=');
            list.append(list.length() > 8 ? "," : "")
                    .append("{\"name\":\"")
                    .append(field, 0, equals)
                    .append("\",\"value\":\"")
                    .append(field.substring(equals + 1).replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"}");
        }
        return entry(table, column, kind, list.append(']').toString());
    }

    static final String POOL =
            "{\"name\":\"estates\",\"values\":[\"Weingut Berger\",\"Domaine Rolet\",\"Bodega Luna\"],\"weights\":[5]}";
}
