package dev.rowloom;

/**
 * Reports that more rows were asked of a table than one of its constraints admits.
 *
 * <p>Raised at planning, before the first row is made. Ask for at most {@link #capacity()} rows, or widen the
 * constraint's value space.
 *
 * @since 0.1.0
 */
public class CapacityException extends RowloomException {

    private static final long serialVersionUID = 1L;

    /** The table's name. */
    private final String table;

    /** The constraint's name or description. */
    private final String constraint;

    /** How many rows the constraint admits. */
    private final long capacity;

    /** How many rows were asked for. */
    private final long requested;

    /**
     * Creates an exception whose message names the limit, the request and the remedy.
     *
     * @param limit the table, its constraint, and how many rows that admits
     * @param requested the number of rows asked for, above the limit's capacity
     * @param remedy what the caller can change, as a sentence
     */
    public CapacityException(Limit limit, long requested, String remedy) {
        super("Table \"" + limit.table() + "\": " + limit.constraint() + " admits "
                + (limit.capacity() == 0
                        ? "no row"
                        : "at most " + limit.capacity() + (limit.capacity() == 1 ? " row" : " rows"))
                + ", but " + requested + (requested == 1 ? " was" : " were") + " requested. " + remedy);
        this.table = limit.table();
        this.constraint = limit.constraint();
        this.capacity = limit.capacity();
        this.requested = requested;
    }

    /**
     * Names the table that was asked for too many rows.
     *
     * @return the table's name as the schema spells it
     */
    public String table() {
        return table;
    }

    /**
     * Names the constraint that sets the limit.
     *
     * @return the constraint's name, or its kind and columns where it has none, such as {@code UNIQUE (status)}
     */
    public String constraint() {
        return constraint;
    }

    /**
     * Tells how many rows the constraint admits.
     *
     * @return the largest possible number of rows, 0 or more
     */
    public long capacity() {
        return capacity;
    }

    /**
     * Tells how many rows were asked for.
     *
     * @return the requested number of rows, greater than {@link #capacity()}
     */
    public long requested() {
        return requested;
    }

    /**
     * The number of rows that a constraint of a table admits.
     *
     * @param table the table's name as the schema spells it
     * @param constraint the constraint's name, or its kind and columns where it has none
     * @param capacity the largest possible number of rows, 0 or more
     * @since 0.1.0
     */
    public record Limit(String table, String constraint, long capacity) {}
}
