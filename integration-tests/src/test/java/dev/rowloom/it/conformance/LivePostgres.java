package dev.rowloom.it.conformance;

import dev.rowloom.it.database.Catalog;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.ForeignKey;
import dev.rowloom.it.database.Queries;
import dev.rowloom.it.database.TableRef;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** PostgreSQL's pg_catalog. */
final class LivePostgres extends LiveDatabase {

    private static final String TABLE = "n.nspname || '.' || c.relname";
    private static final String CLASSES = " JOIN pg_class c ON c.oid = %s JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    LivePostgres(Database database) {
        super(database);
    }

    @Override
    List<LiveTable> tables(Connection connection) throws SQLException {
        Catalog catalog = Catalog.of(connection);
        Map<String, List<LiveTable.Column>> columns = columns(connection);
        Map<String, List<LiveTable.Key>> keys = keys(connection);
        Map<String, List<LiveTable.Check>> checks = checks(connection);
        domainChecks(connection)
                .forEach((table, of) ->
                        checks.computeIfAbsent(table, any -> new ArrayList<>()).addAll(of));
        Map<String, List<LiveTable.Trigger>> triggers = triggers(connection);
        Map<TableRef, TableRef> partitions = partitions(connection);
        Map<String, String> roots = new LinkedHashMap<>();
        partitions.forEach((part, root) -> roots.put(part.toString(), root.toString()));
        // what holds in the partitions is all that holds in the rows
        Map<String, List<ForeignKey>> foreignKeys = catalog.foreignKeys(connection).stream()
                .collect(Collectors.groupingBy(key ->
                        roots.getOrDefault(key.child().toString(), key.child().toString())));
        roots.forEach((part, root) ->
                keys.computeIfAbsent(root, table -> new ArrayList<>()).addAll(keys.getOrDefault(part, List.of())));
        return catalog.tables(connection).stream()
                .map(ref -> new LiveTable(
                        ref, of(columns, ref), of(keys, ref), of(foreignKeys, ref), of(checks, ref), of(triggers, ref)))
                .toList();
    }

    /** Text stands in for values: not every type has an equality. */
    private static Map<String, List<LiveTable.Column>> columns(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT " + TABLE + ", a.attname, quote_ident(a.attname), a.attnotnull, a.attgenerated <> '',"
                        + " ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY 1),"
                        + " (SELECT CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod)"
                        + " ELSE format_type(a.atttypid, a.atttypmod) END FROM pg_type t WHERE t.oid = a.atttypid)"
                        + " FROM pg_attribute a" + CLASSES.formatted("a.attrelid")
                        + " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.oid, a.attnum",
                row -> Map.entry(
                        row.getString(1),
                        new LiveTable.Column(
                                row.getString(2),
                                row.getString(3),
                                row.getString(3) + "::text",
                                row.getBoolean(4),
                                row.getBoolean(5),
                                strings(row.getArray(6)),
                                row.getString(7)))));
    }

    private static Map<String, List<LiveTable.Key>> keys(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT " + TABLE + ", i.relname,"
                        + " ARRAY(SELECT a.attname::text FROM unnest(x.indkey) WITH ORDINALITY k (number, position)"
                        + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number"
                        + " WHERE k.position <= x.indnkeyatts ORDER BY k.position),"
                        + " ARRAY(SELECT pg_get_indexdef(i.oid, p::int, false) FROM generate_series(1, x.indnkeyatts) p ORDER BY p),"
                        + " pg_get_expr(x.indpred, c.oid), x.indnullsnotdistinct, x.indexprs IS NOT NULL"
                        + " FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid" + CLASSES.formatted("x.indrelid")
                        + " AND x.indisunique AND (NOT x.indisexclusion OR EXISTS (SELECT 1 FROM pg_constraint k"
                        + " WHERE k.conindid = i.oid AND k.conperiod)) ORDER BY c.oid, i.relname",
                row -> Map.entry(row.getString(1), key(row))));
    }

    private static LiveTable.Key key(ResultSet row) throws SQLException {
        return new LiveTable.Key(
                row.getString(2),
                row.getBoolean(7) ? List.of() : strings(row.getArray(3)),
                strings(row.getArray(4)),
                row.getString(5),
                row.getBoolean(6));
    }

    private static Map<String, List<LiveTable.Check>> checks(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT " + TABLE + ", k.conname, pg_get_expr(k.conbin, c.oid) FROM pg_constraint k"
                        + CLASSES.formatted("k.conrelid") + " AND k.contype = 'c' AND k.conenforced ORDER BY 1, 2",
                row -> Map.entry(row.getString(1), new LiveTable.Check(row.getString(2), row.getString(3)))));
    }

    /** The CHECKs of a domain hold for each column of its type. */
    private static Map<String, List<LiveTable.Check>> domainChecks(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT " + TABLE
                        + ", k.conname || ' of ' || a.attname, quote_ident(a.attname), pg_get_expr(k.conbin, 0)"
                        + " FROM pg_constraint k JOIN pg_attribute a ON a.atttypid = k.contypid"
                        + CLASSES.formatted("a.attrelid")
                        + " AND k.contype = 'c' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum, k.conname",
                row -> Map.entry(
                        row.getString(1),
                        new LiveTable.Check(row.getString(2), ofColumn(row.getString(4), row.getString(3))))));
    }

    private static String ofColumn(String condition, String column) {
        StringBuilder text = new StringBuilder(condition);
        List<SqlTokens.Token> tokens = SqlTokens.of(condition);
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (tokens.get(i).is("value")) {
                text.replace(tokens.get(i).start(), tokens.get(i).end(), column);
            }
        }
        return text.toString();
    }

    private static Map<String, List<LiveTable.Trigger>> triggers(Connection connection) throws SQLException {
        return grouped(Queries.list(
                connection,
                "SELECT " + TABLE + ", t.tgname, pg_get_functiondef(t.tgfoid) FROM pg_trigger t"
                        + CLASSES.formatted("t.tgrelid") + " AND NOT t.tgisinternal AND t.tgtype & 20 <> 0"
                        + " UNION ALL SELECT " + TABLE
                        + ", 'rule ' || r.rulename, pg_get_ruledef(r.oid) FROM pg_rewrite r"
                        + CLASSES.formatted("r.ev_class") + " AND r.ev_type IN ('2', '3') ORDER BY 1, 2",
                row -> Map.entry(row.getString(1), new LiveTable.Trigger(row.getString(2), row.getString(3)))));
    }

    @Override
    Map<TableRef, TableRef> partitions(Connection connection) throws SQLException {
        Map<TableRef, TableRef> partitions = new LinkedHashMap<>();
        Queries.list(
                        connection,
                        "SELECT n.nspname, c.relname, pn.nspname, p.relname FROM pg_class c"
                                + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " JOIN pg_class p ON p.oid = pg_partition_root(c.oid)"
                                + " JOIN pg_namespace pn ON pn.oid = p.relnamespace"
                                + " WHERE c.relispartition AND c.relkind IN ('r', 'p') ORDER BY 1, 2",
                        row -> Map.entry(
                                new TableRef(row.getString(1), row.getString(2), row.getString(2)),
                                new TableRef(row.getString(3), row.getString(4), row.getString(4))))
                .forEach(entry -> partitions.put(entry.getKey(), entry.getValue()));
        return partitions;
    }

    @Override
    boolean isWithoutPartitions(LiveTable table) {
        try (Connection connection = database().connect()) {
            boolean partitioned = !table.ref().source().startsWith("ONLY ");
            return partitioned
                    && partitions(connection).values().stream()
                            .noneMatch(
                                    root -> root.toString().equals(table.ref().toString()));
        } catch (SQLException e) {
            throw new IllegalStateException("Could not look for partitions of " + table.ref(), e);
        }
    }

    @Override
    void clear(Connection connection, Collection<LiveTable> tables) throws SQLException {
        if (!tables.isEmpty()) {
            // ONLY: children that inherit from a table keep their rows
            String names = tables.stream().map(table -> table.ref().source()).collect(Collectors.joining(", "));
            Queries.execute(
                    connection,
                    "SET session_replication_role = replica",
                    "TRUNCATE " + names + " CASCADE",
                    "SET session_replication_role = origin");
        }
    }

    @Override
    void silence(Connection connection, Collection<LiveTable> tables) throws SQLException {
        for (LiveTable table : tables) {
            Queries.execute(connection, "ALTER TABLE " + name(table) + " DISABLE TRIGGER USER");
            for (LiveTable.Trigger trigger : table.triggers()) {
                if (trigger.name().startsWith("rule ")) {
                    String rule = trigger.name().substring("rule ".length()).replace("\"", "\"\"");
                    Queries.execute(connection, "ALTER TABLE " + name(table) + " DISABLE RULE \"" + rule + '"');
                }
            }
        }
    }

    @Override
    void dropConstraints(Connection connection, Collection<LiveTable> tables, Predicate<String> which)
            throws SQLException {
        for (LiveTable table : tables) {
            String relation = "'" + name(table).replace("'", "''") + "'::regclass";
            List<Map.Entry<String, String>> constraints = Queries.list(
                    connection,
                    "SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
                            + " WHERE indrelid = " + relation + " AND (indexprs IS NOT NULL OR indpred IS NOT NULL)"
                            + " UNION ALL SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname),"
                            + " conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
                            + " WHERE conrelid = " + relation + " AND contype IN ('c', 'f') AND conislocal",
                    row -> Map.entry(row.getString(1), row.getString(2)));
            for (Map.Entry<String, String> constraint : constraints) {
                if (which.test(constraint.getValue())) {
                    Queries.execute(connection, constraint.getKey());
                }
            }
        }
    }

    /** 500 rows take some milliseconds; a trigger that needs half a minute for them needs more for the next. */
    @Override
    void prepare() throws SQLException {
        try (Connection connection = database().connect()) {
            Queries.execute(
                    connection,
                    "ALTER DATABASE " + Queries.string(connection, "SELECT quote_ident(current_database())")
                            + " SET statement_timeout = '30s'");
        }
    }

    @Override
    Map<String, String> routines(Connection connection) throws SQLException {
        return byName(Queries.list(
                connection,
                "SELECT p.proname, p.prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                        + " WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS"
                        + " (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')"
                        + " ORDER BY 1",
                row -> Map.entry(row.getString(1), String.valueOf(row.getString(2)))));
    }

    private static String name(LiveTable table) {
        return table.ref().source().replaceFirst("^ONLY ", "");
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
