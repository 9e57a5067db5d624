package dev.rowloom.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of a schema of any dialect as H2 has them, for tests that want a database within the process.
 *
 * <p>Columns keep their names, types (the nearest that H2 has; text where there is none), defaults that are constants or the
 * present time, and numbering; tables their primary, unique and foreign keys, and those CHECKs that mean the same in H2.
 * Names are found however they are written without quotes, as in the schema's own database. Left out are other CHECKs,
 * partial and computed indexes, exclusion constraints, defaults of other kinds, and the expressions of computed columns,
 * which are plain nullable columns here; triggers, views and functions are not in a schema. {@link #leftOut()} names them.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class H2StandIn {

    private static final Map<String, String> SETTINGS = Map.of(
            "postgresql", "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "mysql", "MODE=MySQL;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "mariadb", "MODE=MariaDB;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "sqlite", "DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "sqlserver", "MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "oracle", "MODE=Oracle");

    private final Schema original;
    private final Schema schema;
    private final List<String> statements = new ArrayList<>();
    private final List<Addition> additions = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * A constraint to add when the tables are there, which H2 may refuse to take.
     *
     * @param sql the statement
     * @param description what it adds, to be named where H2 refuses it
     */
    public record Addition(String sql, String description) {}

    private H2StandIn(Schema original) {
        this.original = original;
        this.schema = Schema.of(
                new H2Dialect(H2Dialect.Names.AS_WRITTEN),
                original.tables().stream().map(new Names(original)::table).toList(),
                List.of());
        write();
    }

    /** Returns the stand-in for a schema's database. */
    public static H2StandIn of(Schema schema) {
        Objects.requireNonNull(schema, "schema");
        return new H2StandIn(schema);
    }

    /** Returns the schema with the same ids of tables, as rows are loaded into H2. */
    public Schema schema() {
        return schema;
    }

    /** Returns the settings of the database, as its URL takes them behind a semicolon; may be empty. */
    public String settings() {
        boolean folded = original.dialect().foldIdentifier("a").equals("A");
        return original.dialect().name().equals("h2")
                ? folded ? "" : "DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                : SETTINGS.getOrDefault(original.dialect().name(), "");
    }

    /** Returns the statements that make the tables, in order. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** Returns the foreign keys and CHECKs, to add afterwards one by one. */
    public List<Addition> additions() {
        return List.copyOf(additions);
    }

    /** Returns what H2 has no counterpart of, in words. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** What tables are called: a single schema or database that all of them are in is the default one. */
    private static final class Names {

        private final boolean sameForAll;

        Names(Schema schema) {
            Set<String> qualifiers = schema.tables().stream()
                    .map(table -> Optional.ofNullable(table.name().qualifier()).orElse(""))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            String name = schema.dialect().name();
            sameForAll = qualifiers.size() == 1 && (name.equals("mysql") || name.equals("mariadb"));
        }

        Table table(Table declared) {
            TableName name = sameForAll ? TableName.of(declared.name().name()) : declared.name();
            Table.Builder table = Table.builder(declared.id(), name);
            declared.columns().forEach(column -> table.column(column(column)));
            declared.uniqueKeys().forEach(table::uniqueKey);
            declared.foreignKeys().forEach(table::foreignKey);
            declared.checks().forEach(table::check);
            return table.build();
        }

        /** Numbers come from the table's own identity, but for sequences that a default calls. */
        private static Column column(Column declared) {
            Identity identity = declared.identity().orElse(null);
            if (identity == null || identity.kind() == Identity.Kind.SEQUENCE_DEFAULT) {
                return declared;
            }
            return declared.toBuilder()
                    .identity(new Identity(identity.kind(), identity.start(), identity.increment(), null))
                    .build();
        }
    }

    private void write() {
        H2Columns columns = new H2Columns(original.dialect());
        writeNamespaces();
        Map<String, Integer> names = new HashMap<>();
        schema.tables().stream()
                .flatMap(table -> table.uniqueKeys().stream().map(UniqueKey::name))
                .filter(Objects::nonNull)
                .forEach(name -> names.merge(name, 1, Integer::sum));
        for (Table table : schema.tables()) {
            List<String> parts = new ArrayList<>();
            table.columns().forEach(column -> parts.add(columns.declaration(column)));
            table.columns().stream()
                    .filter(column -> column.computedAs().isPresent())
                    .forEach(column ->
                            leftOut.add("the expression of the computed column " + table.id() + "." + column.name()));
            table.uniqueKeys().forEach(key -> writeKey(table, key, names, parts));
            statements.add(
                    "CREATE TABLE " + H2Columns.quote(table.name()) + " (\n  " + String.join(",\n  ", parts) + ")");
        }
        schema.tables().forEach(this::writeReferences);
        schema.tables().forEach(this::writeChecks);
        original.tables()
                .forEach(table -> table.exclusions()
                        .forEach(it -> leftOut.add("an exclusion constraint of table " + table.id())));
    }

    private void writeNamespaces() {
        schema.tables().stream()
                .map(table -> table.name().qualifier())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(name -> statements.add("CREATE SCHEMA IF NOT EXISTS " + H2Columns.quote(name)));
        for (Table table : schema.tables()) {
            for (Column column : table.columns()) {
                Identity numbers = column.identity().orElse(null);
                if (numbers != null && numbers.kind() == Identity.Kind.SEQUENCE_DEFAULT && numbers.sequence() != null) {
                    statements.add("CREATE SEQUENCE IF NOT EXISTS " + H2Columns.quote(numbers.sequence())
                            + " START WITH " + numbers.start() + " INCREMENT BY " + numbers.increment());
                }
            }
        }
    }

    private void writeKey(Table table, UniqueKey key, Map<String, Integer> names, List<String> parts) {
        boolean whole =
                key.isPlain() && key.parts().stream().allMatch(part -> part.prefixLength() == DataType.UNLIMITED);
        if (!whole) {
            leftOut.add("the unique index " + (key.name() == null ? "" : key.name() + " ") + "of table " + table.id());
            return;
        }
        String name = key.name();
        boolean named = name != null && names.getOrDefault(name, 0) == 1 && key.kind() != UniqueKey.Kind.PRIMARY;
        String kind = key.kind() == UniqueKey.Kind.PRIMARY
                ? "PRIMARY KEY"
                : key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE";
        parts.add((named ? "CONSTRAINT " + H2Columns.quote(String.valueOf(name)) + " " : "") + kind + " ("
                + quoted(key.columns()) + ")");
    }

    private static String quoted(List<String> columns) {
        return columns.stream().map(H2Columns::quote).collect(Collectors.joining(", "));
    }

    private void writeReferences(Table table) {
        for (ForeignKey key : table.foreignKeys()) {
            schema.table(key.parentTable())
                    .ifPresent(parent -> additions.add(new Addition(
                            "ALTER TABLE " + H2Columns.quote(table.name()) + " ADD FOREIGN KEY ("
                                    + quoted(key.columns())
                                    + ") REFERENCES " + H2Columns.quote(seenFrom(table, parent)) + " ("
                                    + quoted(key.parentColumns()) + ")" + action(" ON DELETE ", key.onDelete())
                                    + action(" ON UPDATE ", key.onUpdate()),
                            "the foreign key " + key.describe() + " of table " + table.id())));
        }
    }

    /** A name without a schema means a table beside the one that refers to it. */
    private TableName seenFrom(Table table, Table parent) {
        TableName name = parent.name();
        String ownSchema = original.dialect().name().equals("postgresql") ? "public" : "PUBLIC";
        return table.name().qualifier() == null || name.qualifier() != null
                ? name
                : new TableName(ownSchema, name.name());
    }

    private static String action(String clause, ForeignKey.Action action) {
        return action == ForeignKey.Action.NO_ACTION
                ? ""
                : clause + action.name().replace('_', ' ');
    }

    private void writeChecks(Table table) {
        H2Expressions expressions = new H2Expressions(original.dialect());
        for (Check check : table.checks()) {
            String description = "the CHECK " + check.sql() + " of table " + table.id();
            boolean differs = check.condition().columns().stream()
                    .flatMap(name -> table.column(name).stream())
                    .anyMatch(column -> column.computedAs().isPresent() || H2Columns.isText(column.type()));
            Optional<String> condition = differs ? Optional.empty() : expressions.write(check.condition());
            condition.ifPresentOrElse(
                    sql -> additions.add(new Addition(
                            "ALTER TABLE " + H2Columns.quote(table.name()) + " ADD CHECK " + "(" + sql + ")",
                            description)),
                    () -> leftOut.add(description));
        }
    }
}
