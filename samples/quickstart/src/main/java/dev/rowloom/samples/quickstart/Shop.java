package dev.rowloom.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The schema that the program brings along: a shop, in the SQL of several databases. */
final class Shop {

    private Shop() {}

    /**
     * Returns the shop's schema.
     *
     * @throws UsageException if there is no shop in that dialect
     */
    static Schema schema(Dialect dialect) {
        String name = dialect.name().equals("mariadb") ? "mysql" : dialect.name();
        try (InputStream ddl = Shop.class.getResourceAsStream("/shop/shop-" + name + ".sql")) {
            if (ddl == null) {
                throw new UsageException(
                        "--dialect " + dialect.name() + ": there is no shop in that dialect; add --ddl");
            }
            return Schema.fromDdl(new String(ddl.readAllBytes(), UTF_8), dialect);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
