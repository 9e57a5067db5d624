package dev.rowloom.schema;

import dev.rowloom.UsageException;
import dev.rowloom.internal.NearNames;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The dialects there are, and their names; apart from {@link Dialect} so that neither class waits for the other to initialise. */
final class Dialects {

    static final Dialect POSTGRESQL = new PostgreSqlDialect();
    static final Dialect MYSQL = new MySqlDialect("mysql");
    static final Dialect MARIADB = new MySqlDialect("mariadb");
    static final Dialect SQLITE = new SqliteDialect();
    static final Dialect H2 = new H2Dialect(H2Dialect.Names.UPPER_CASE);
    static final Dialect SQLSERVER = new SqlServerDialect();
    static final Dialect ORACLE = new OracleDialect();
    static final List<Dialect> ALL = List.of(POSTGRESQL, MYSQL, MARIADB, SQLITE, H2, SQLSERVER, ORACLE);

    private Dialects() {}

    /**
     * Returns the dialect of a name or an alias, in any letter case.
     *
     * @throws UsageException if there is none
     */
    static Dialect named(String name) {
        Objects.requireNonNull(name, "name");
        String folded = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(dialect ->
                        dialect.name().equals(folded) || dialect.aliases().contains(folded))
                .findFirst()
                .orElseThrow(() -> {
                    String near = hint(folded);
                    return new UsageException("unknown dialect '" + name + "'" + near
                            + (near.isEmpty() ? "; known are " : " Known are ")
                            + String.join(", ", ALL.stream().map(Dialect::name).toList()));
                });
    }

    /** A name with a version behind it is near as well. */
    private static String hint(String name) {
        String plain = name.replaceAll("[^a-z].*", "");
        for (Dialect dialect : ALL) {
            if (!plain.isEmpty()
                    && (plain.equals(dialect.name()) || dialect.aliases().contains(plain))) {
                return "; did you mean " + dialect.name() + "?";
            }
        }
        List<String> known = ALL.stream()
                .flatMap(dialect -> Stream.concat(Stream.of(dialect.name()), dialect.aliases().stream()))
                .toList();
        List<String> near = NearNames.of(name, known).stream()
                .map(it -> named(it).name())
                .distinct()
                .toList();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }
}
