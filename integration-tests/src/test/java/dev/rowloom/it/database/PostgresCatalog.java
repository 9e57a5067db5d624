package dev.rowloom.it.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL 18's pg_catalog. */
final class PostgresCatalog implements Catalog {

    private static final String USER_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    @Override
    public List<TableRef> tables(Connection connection) throws SQLException {
        String sql =
                "SELECT n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND " + USER_SCHEMA
                        + " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
                        + " AND d.deptype = 'e') ORDER BY 1, 2";
        return Queries.list(connection, sql, row -> table(row, 1));
    }

    /** ONLY: rows of tables that inherit are no rows of this one; a partitioned table has none but those. */
    private TableRef table(ResultSet row, int column) throws SQLException {
        String schema = row.getString(column);
        String name = row.getString(column + 1);
        boolean partitioned = row.getString(column + 2).equals("p");
        return new TableRef(schema, name, (partitioned ? "" : "ONLY ") + quote(schema) + "." + quote(name));
    }

    @Override
    public List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        String sql = "SELECT f.conname, n.nspname, c.relname, c.relkind, pn.nspname, p.relname, p.relkind, "
                + columns("f.conrelid", "f.conkey") + ", " + columns("f.confrelid", "f.confkey")
                + ", f.confmatchtype = 'f', f.conperiod"
                + " FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_class p ON p.oid = f.confrelid JOIN pg_namespace pn ON pn.oid = p.relnamespace"
                + " WHERE f.contype = 'f' AND f.conparentid = 0 ORDER BY 2, 3, 1";
        return Queries.list(connection, sql, this::foreignKey);
    }

    private static String columns(String table, String numbers) {
        return "ARRAY(SELECT a.attname::text FROM unnest(" + numbers + ") WITH ORDINALITY k (number, position)"
                + " JOIN pg_attribute a ON a.attrelid = " + table + " AND a.attnum = k.number ORDER BY k.position)";
    }

    private ForeignKey foreignKey(ResultSet row) throws SQLException {
        return new ForeignKey(
                row.getString(1),
                table(row, 2),
                names(row.getArray(8)),
                table(row, 5),
                names(row.getArray(9)),
                row.getBoolean(10),
                row.getBoolean(11));
    }

    private static List<String> names(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    @Override
    public List<String> suspendedConstraints(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        String role = Queries.string(connection, "SHOW session_replication_role");
        if (!role.equals("origin")) {
            problems.add("session_replication_role = " + role);
        }
        problems.addAll(Queries.strings(
                connection,
                "SELECT conrelid::regclass || ': ' || conname || ' is NOT ENFORCED'"
                        + " FROM pg_constraint WHERE contype IN ('c', 'f') AND NOT conenforced ORDER BY 1"));
        problems.addAll(
                Queries.strings(
                        connection,
                        "SELECT t.tgrelid::regclass || ': trigger of ' || f.conname || ' is disabled'"
                                + " FROM pg_trigger t JOIN pg_constraint f ON f.oid = t.tgconstraint WHERE t.tgisinternal AND t.tgenabled NOT IN ('O', 'A') ORDER BY 1"));
        problems.addAll(
                Queries.strings(
                        connection,
                        "SELECT indrelid::regclass || ': unique index ' || indexrelid::regclass"
                                + " || ' is invalid' FROM pg_index WHERE indisunique AND NOT (indisvalid AND indisready) ORDER BY 1"));
        problems.addAll(unvalidated(connection));
        return problems;
    }

    /** A constraint declared NOT VALID is enforced on new rows all the same; what counts is whether it holds. */
    private static List<String> unvalidated(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        List<String[]> constraints = Queries.list(
                connection,
                "SELECT conrelid::regclass, quote_ident(conname) FROM pg_constraint"
                        + " WHERE contype IN ('c', 'f', 'n') AND NOT convalidated AND conenforced AND conrelid <> 0 ORDER BY 1, 2",
                row -> new String[] {row.getString(1), row.getString(2)});
        for (String[] constraint : constraints) {
            try {
                Queries.execute(
                        connection, "BEGIN", "ALTER TABLE " + constraint[0] + " VALIDATE CONSTRAINT " + constraint[1]);
            } catch (SQLException e) {
                problems.add(constraint[0] + ": " + constraint[1] + " is not validated: " + e.getMessage());
            } finally {
                Queries.execute(connection, "ROLLBACK");
            }
        }
        return problems;
    }
}
