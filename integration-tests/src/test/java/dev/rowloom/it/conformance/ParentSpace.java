package dev.rowloom.it.conformance;

import dev.rowloom.it.database.Catalog;
import dev.rowloom.it.database.ForeignKey;
import dev.rowloom.it.database.Queries;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what the rows of parents offer to the columns of a key: references that share columns have to agree. */
final class ParentSpace {

    private final Connection connection;
    private final LiveTable table;

    ParentSpace(Connection connection, LiveTable table) {
        this.connection = connection;
        this.table = table;
    }

    /** Returns the columns of all references, in lower case. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        table.foreignKeys().forEach(key -> columns.addAll(children(key)));
        return columns;
    }

    /** Returns why the combinations for a key can't be counted. */
    Optional<String> unknown(List<String> columns) {
        return table.foreignKeys().stream()
                .filter(key -> children(key).stream().anyMatch(columns::contains))
                .filter(key ->
                        CapacityChecker.isSelf(key) || children(key).stream().anyMatch(this::admitsNull))
                .map(key -> CapacityChecker.isSelf(key)
                        ? "foreign key " + key.name() + " refers to the table itself"
                        : "foreign key " + key.name() + " can be null")
                .findFirst();
    }

    private boolean admitsNull(String column) {
        return table.columns().stream()
                .anyMatch(candidate -> candidate.name().equalsIgnoreCase(column) && !candidate.notNull());
    }

    /** Returns how many combinations of values the parents have for those of the columns that are references. */
    BigInteger combinations(List<String> columns) throws SQLException {
        List<ForeignKey> open = new ArrayList<>(table.foreignKeys().stream()
                .filter(key -> children(key).stream().anyMatch(columns::contains))
                .toList());
        BigInteger product = BigInteger.ONE;
        while (!open.isEmpty()) {
            List<ForeignKey> together = new ArrayList<>(List.of(open.remove(0)));
            Set<String> shared = new LinkedHashSet<>(children(together.get(0)));
            while (true) {
                Optional<ForeignKey> next = open.stream()
                        .filter(key -> children(key).stream().anyMatch(shared::contains))
                        .findFirst();
                if (next.isEmpty()) {
                    break;
                }
                open.remove(next.get());
                together.add(next.get());
                shared.addAll(children(next.get()));
            }
            product = product.multiply(BigInteger.valueOf(count(together, columns)));
        }
        return product;
    }

    private long count(List<ForeignKey> keys, Collection<String> columns) throws SQLException {
        Catalog catalog = Catalog.of(connection);
        Map<String, String> first = new HashMap<>();
        List<String> from = new ArrayList<>();
        List<String> where = new ArrayList<>();
        List<String> select = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            ForeignKey key = keys.get(i);
            from.add("(SELECT * FROM " + key.parent().source() + ") p" + i);
            for (int j = 0; j < key.childColumns().size(); j++) {
                String column =
                        "p" + i + "." + catalog.quote(key.parentColumns().get(j));
                String name = key.childColumns().get(j).toLowerCase(Locale.ROOT);
                String other = first.putIfAbsent(name, column);
                if (other != null) {
                    where.add(column + " = " + other);
                } else if (columns.contains(name)) {
                    select.add(column + " AS c" + select.size());
                    where.add(column + " IS NOT NULL");
                }
            }
        }
        return Queries.number(
                connection,
                "SELECT count(*) FROM (SELECT DISTINCT " + String.join(", ", select) + " FROM "
                        + String.join(", ", from) + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
                        + ") all_of_them");
    }

    private static List<String> children(ForeignKey key) {
        return key.childColumns().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
