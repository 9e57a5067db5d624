package dev.rowloom;

import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A row of a scenario while it is described: what some of its columns hold, and which rows it has as parents and children.
 * Every column that is not set is filled in.
 *
 * <pre>{@code
 * generator.given("customers", c -> c.name("alice").set("tier", "VIP")
 *         .children("orders", 3, o -> o.set("status", "shipped")));
 * }</pre>
 *
 * <p>Not thread-safe; to be used within the call that hands it over.
 *
 * @see SyntheticDataGenerator#given(String, Consumer)
 * @since 0.1.0
 */
public final class PinnedRow {

    /** Children of children, and so on, as far as this. */
    static final int MOST_LEVELS = 16;

    private final Schema schema;
    private final Table table;
    private final int level;
    private final Map<String, @Nullable String> values = new LinkedHashMap<>();
    private final Map<ForeignKey, String> references = new LinkedHashMap<>();
    private final List<Children> children = new ArrayList<>();
    private @Nullable String name;

    /** So many children by a foreign key, which are alike in what is set. */
    record Children(Table table, ForeignKey foreignKey, int count, PinnedRow spec) {}

    PinnedRow(Schema schema, Table table, int level) {
        if (level > MOST_LEVELS) {
            throw new UsageException("the scenario has children of children to more than " + MOST_LEVELS
                    + " levels; describe some of the rows on their own, and refer to their parents by name");
        }
        this.schema = schema;
        this.table = table;
        this.level = level;
    }

    /**
     * Sets what a column holds.
     *
     * @param column the column's name, as {@link Schema#findColumn} takes it behind its table's
     * @param value a number, truth value, text, UUID, or date or time of java.time; an enumeration's constant, which means the
     *     label that is spelt like it but for letter case, underscores and other marks; bytes as an array or as hexadecimal
     *     digits; for a column of JSON a document, map, list or Jackson tree; for an array a list or array; a text that the
     *     column's type reads does as well; null or an empty {@link java.util.Optional} for SQL's NULL
     * @throws UsageException if there is no such column, the database computes it, or its type does not hold the value as it
     *     is, such as a time of day in a date, or more digits after the point
     */
    public PinnedRow set(String column, @Nullable Object value) {
        Objects.requireNonNull(column, "column");
        Schema.FoundColumn found = ColumnOverride.find(schema, table.id() + "." + column);
        if (!found.table().id().equals(table.id())) {
            throw new UsageException("unknown column '" + column + "' of table " + table.id());
        }
        values.put(found.column().name(), GivenValues.text(found, value));
        return this;
    }

    /**
     * Names the row, so that others can refer to it.
     *
     * @param name no other row of the table may have it
     */
    public PinnedRow name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Has a foreign key refer to a row of the scenario.
     *
     * @param foreignKey the key's name, or one of its columns
     * @param row the name of a row of the table that the key refers to; it may be given later, but for a key to its own table
     * @throws UsageException if there is no such key, or the column belongs to several
     */
    public PinnedRow ref(String foreignKey, String row) {
        Objects.requireNonNull(row, "row");
        references.put(key(table, table.foreignKeys(), foreignKey), row);
        return this;
    }

    /**
     * Gives the row exactly so many children, with nothing set.
     *
     * @param table the children's table, with one foreign key to this row's table
     * @param count 0 or more
     * @throws UsageException if there is no such table, or it has none or several foreign keys to this one
     */
    public PinnedRow children(String table, int count) {
        return children(table, count, child -> {});
    }

    /**
     * Gives the row exactly so many children, and describes them. Called again for other children of the table, their numbers
     * add up.
     *
     * @param table the children's table, with one foreign key to this row's table
     * @param count 0 or more
     * @param spec describes each of the children
     * @throws UsageException if there is no such table, or it has none or several foreign keys to this one
     */
    public PinnedRow children(String table, int count, Consumer<PinnedRow> spec) {
        Table other = table(schema, table);
        List<ForeignKey> keys = keysTo(other);
        if (keys.size() > 1) {
            throw new UsageException("table " + other.id() + " has " + keys.size() + " foreign keys to "
                    + this.table.id() + "; say which one by its name or column: " + described(keys));
        }
        return add(other, keys.get(0), count, spec);
    }

    /**
     * Gives the row exactly so many children by one of several foreign keys, and describes them.
     *
     * @param table the children's table
     * @param foreignKey the key's name, or one of its columns
     * @param count 0 or more
     * @param spec describes each of the children
     * @throws UsageException if there is no such table, or it has no such foreign key to this one
     */
    public PinnedRow children(String table, String foreignKey, int count, Consumer<PinnedRow> spec) {
        Table other = table(schema, table);
        return add(other, key(other, keysTo(other), foreignKey), count, spec);
    }

    private PinnedRow add(Table other, ForeignKey key, int count, Consumer<PinnedRow> spec) {
        Objects.requireNonNull(spec, "spec");
        GivenRows.checkCount(other, count);
        PinnedRow child = new PinnedRow(schema, other, level + 1);
        spec.accept(child);
        children.add(new Children(other, key, count, child));
        return this;
    }

    private List<ForeignKey> keysTo(Table other) {
        List<ForeignKey> keys = other.foreignKeys().stream()
                .filter(key -> key.parentTable().equals(table.id()))
                .toList();
        if (keys.isEmpty()) {
            throw new UsageException("table " + other.id() + " has no foreign key to " + table.id()
                    + ", so that its rows can't be children of one; describe them on their own");
        }
        return keys;
    }

    private static ForeignKey key(Table table, List<ForeignKey> keys, String name) {
        Objects.requireNonNull(name, "foreignKey");
        List<ForeignKey> named =
                keys.stream().filter(key -> name.equalsIgnoreCase(key.name())).toList();
        List<ForeignKey> found = !named.isEmpty()
                ? named
                : keys.stream()
                        .filter(key -> key.columns().stream().anyMatch(name::equalsIgnoreCase))
                        .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> known = new ArrayList<>();
        keys.forEach(key -> known.addAll(key.columns()));
        throw new UsageException((found.isEmpty()
                        ? "table " + table.id() + " has no foreign key '" + name + "'" + NearNames.hint(name, known)
                        : "column " + table.id() + "." + name + " belongs to several foreign keys")
                + (keys.isEmpty() ? "" : "; its foreign keys are " + described(keys)));
    }

    private static String described(List<ForeignKey> keys) {
        return String.join(", ", keys.stream().map(ForeignKey::describe).toList());
    }

    static Table table(Schema schema, String name) {
        Objects.requireNonNull(name, "table");
        return schema.find(name)
                .orElseThrow(() -> new UsageException("unknown table '" + name + "'"
                        + NearNames.hint(
                                name, schema.tables().stream().map(Table::id).toList())));
    }

    Table table() {
        return table;
    }

    @Nullable
    String name() {
        return name;
    }

    Map<String, @Nullable String> values() {
        return Collections.unmodifiableMap(values);
    }

    Map<ForeignKey, String> references() {
        return Collections.unmodifiableMap(references);
    }

    List<Children> children() {
        return List.copyOf(children);
    }
}
