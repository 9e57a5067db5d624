package dev.rowloom.benchmarks;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schemas and blueprints that are measured. */
final class Inputs {

    /** Rows that no benchmark comes to the end of. */
    static final long MANY = 1_000_000_000L;

    static final long SEED = 0;

    private Inputs() {}

    /** Returns a generator of customers by the blueprint that {@link HandWrittenCustomers} follows. */
    static SyntheticDataGenerator customers() {
        return generator("customers").rows("customers", MANY);
    }

    /** Returns a generator of a billion orders that belong to a tenth as many customers. */
    static SyntheticDataGenerator orders() {
        return generator("orders").rows("orders", MANY).rows("customers", MANY / 10);
    }

    /** Returns a generator of the quickstart's shop, by what is inferred of it. */
    static SyntheticDataGenerator shop() {
        return SyntheticDataGenerator.of(Schema.fromDdl(text("/shop/shop-postgresql.sql"), Dialect.postgresql()));
    }

    private static SyntheticDataGenerator generator(String name) {
        return SyntheticDataGenerator.of(Schema.fromDdl(text(name + ".sql"), Dialect.postgresql()))
                .blueprint(Blueprint.parse(text(name + ".json")))
                .seed(SEED);
    }

    private static String text(String resource) {
        try (InputStream in = Inputs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
