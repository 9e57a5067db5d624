package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.schema.H2StandIn;
import dev.rowloom.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes the tables of a schema in H2. What H2 refuses it is not asked again. Thread-safe. */
final class H2Tables {

    private final Schema schema;
    private @Nullable H2StandIn standIn;
    private final AtomicReference<@Nullable List<String>> accepted = new AtomicReference<>();

    H2Tables(Schema schema) {
        this.schema = schema;
    }

    /** Returns the tables as H2 takes them, which nobody works out who asks for rows alone. */
    synchronized H2StandIn standIn() {
        H2StandIn known = standIn;
        if (known == null) {
            known = H2StandIn.of(schema);
            standIn = known;
        }
        return known;
    }

    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : standIn().statements()) {
                required(statement, sql);
            }
            List<String> known = accepted.get();
            if (known == null) {
                accepted.set(tryAll(statement));
            } else {
                for (String sql : known) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static void required(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new UsageException(
                    "H2 does not take a table of the schema: " + e.getMessage()
                            + "; mark a database of the schema's own dialect with @Seeded",
                    e);
        }
    }

    private List<String> tryAll(Statement statement) {
        List<String> taken = new ArrayList<>();
        for (H2StandIn.Addition addition : standIn().additions()) {
            try {
                statement.execute(addition.sql());
                taken.add(addition.sql());
            } catch (SQLException e) {
                // the stand-in goes without
            }
        }
        return List.copyOf(taken);
    }
}
