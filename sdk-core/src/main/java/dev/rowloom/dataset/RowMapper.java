package dev.rowloom.dataset;

import dev.rowloom.UsageException;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.engine.RowCursor;
import dev.rowloom.engine.TableLayout;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of a table into records or beans, by name: {@code customer_id} is {@code customerId}.
 *
 * <p>A record is made by its canonical constructor, another class by its setters if it has a constructor without parameters,
 * else by its only constructor, whose parameters' names must be compiled in ({@code -parameters}). Letter case, underscores
 * and other marks in names don't count. Every component and parameter needs a column, as does every property of a type that
 * a column can have; columns without a component are passed over. Types of columns and components, and the order of search:
 *
 * <ol>
 *   <li>A column of that name. Numbers, dates and times become every type that keeps the value exactly, else the row is an
 *       error: {@code numeric} to {@code int} where it has no fraction; {@code timestamp}, with zone or not, to the types of
 *       {@code java.time}, at UTC. Decimals become the nearest {@code double}. Labels become constants of an enumeration, by
 *       name, without regard to letter case, underscores, hyphens and spaces. Arrays become lists, sets and arrays; JSON
 *       becomes Jackson's trees, maps, lists, records and beans. NULL becomes null, or an empty {@code Optional}; it is an
 *       error for a primitive type.
 *   <li>For a nested record or bean the columns that have its name in front: {@code billing_city} is
 *       {@code billing.city()}. Where all of these are NULL, so is the nested object. Where they are but a foreign key's, the
 *       next point comes first.
 *   <li>For a nested record or bean the row of another table: the one that a foreign key of this table refers to, named after
 *       its column without {@code _id} or after the other table; or the one of a table that refers to this by a unique foreign
 *       key, named after that table with or without this one's name in front. Only of tables of a {@link Dataset}.
 * </ol>
 *
 * <p>Classes that are not public, such as records inside of a test, are found by {@link java.lang.invoke.MethodHandles}: on the
 * class path always; of a named module if it opens the package to {@code dev.rowloom.core}, or through a lookup of the
 * caller's. Immutable and thread-safe.
 *
 * @param <T> the record or bean
 * @since 0.1.0
 */
public final class RowMapper<T> {

    /** Stands for a property that is left as it is. */
    static final Object UNSET = new Object();

    private final Class<T> type;
    private final TableLayout table;
    private final ObjectReader reader;

    private RowMapper(Class<T> type, TableLayout table, ObjectReader reader) {
        this.type = type;
        this.table = table;
        this.reader = reader;
    }

    /**
     * Returns a mapper of one table's rows.
     *
     * @param table the table's layout, as in {@link DataPlan#tables()}
     * @param type the record or bean class
     * @throws UsageException if a component has no column or one of a type that does not fit, naming both; if the class can't
     *     be made
     */
    public static <T> RowMapper<T> of(TableLayout table, Class<T> type) {
        return of(table, type, null, null);
    }

    /**
     * Returns a mapper that reaches classes as the lookup does.
     *
     * @param lookup {@code MethodHandles.lookup()} of the caller, in the module of the class
     * @throws UsageException as {@link #of(TableLayout, Class)}
     */
    public static <T> RowMapper<T> of(TableLayout table, Class<T> type, Lookup lookup) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(lookup, "lookup");
        return of(table, type, lookup, null);
    }

    static <T> RowMapper<T> of(TableLayout table, Class<T> type, @Nullable Lookup lookup, @Nullable Dataset dataset) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(type, "type");
        return new RowMapper<>(type, table, new ObjectReaders(new Access(lookup), dataset).of(table, type));
    }

    /**
     * Makes one row.
     *
     * @throws UsageException if a value does not fit its component, or the constructor refuses it; the message names the row
     */
    public T map(Row row) {
        Objects.requireNonNull(row, "row");
        return type.cast(Objects.requireNonNull(reader.read(row), "object"));
    }

    /**
     * Makes the rows of a plan one after another, as they are asked for; no others are held in memory.
     *
     * @return a sequential stream in row order
     * @throws UsageException if the plan has no such table
     */
    public Stream<T> stream(DataPlan plan) {
        Objects.requireNonNull(plan, "plan");
        String id = table.table().id();
        long rows = plan.rows(id);
        RowCursor cursor = plan.open(id);
        return LongStream.iterate(0, from -> from < rows, from -> from + RowCursor.MAX_ROWS)
                .mapToObj(from -> cursor.read(from, (int) Math.min(RowCursor.MAX_ROWS, rows - from)))
                .flatMap(RowMapper::rows)
                .map(this::map);
    }

    private static Stream<Row> rows(RowBatch batch) {
        return IntStream.range(0, batch.size()).mapToObj(batch::row);
    }

    List<T> mapAll(List<Row> rows) {
        return rows.stream().map(this::map).toList();
    }

    @Override
    public String toString() {
        return "RowMapper[" + table.table().id() + " to " + type.getTypeName() + "]";
    }
}
