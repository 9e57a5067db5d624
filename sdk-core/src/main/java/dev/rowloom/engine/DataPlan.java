package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Schema, blueprint, row counts and seed, proven feasible: knows every row without having made any.
 *
 * <p>Every row is a pure function of its address: {@link #row} gives the same as a cursor does, in any order, on any
 * thread, in any process. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class DataPlan {

    private final PlanRequest request;
    private final LoadPlan loadPlan;
    private final Map<String, TableProgram> programs;
    private final Map<String, OwnerLayout> layouts;
    private final Explanations explanations;
    private final List<NotChecked> notChecked;
    private final List<CheckPlan> checks;
    private final List<String> warnings;

    /** What planning found out about constraints. */
    record Findings(List<NotChecked> notChecked, List<CheckPlan> checks) {}

    DataPlan(
            PlanRequest request,
            LoadPlan loadPlan,
            Map<String, TableProgram> programs,
            Map<String, OwnerLayout> layouts,
            List<Explanation> columns,
            Findings findings,
            List<String> warnings) {
        this.request = request;
        this.loadPlan = loadPlan;
        this.programs = programs;
        this.layouts = layouts;
        this.explanations = new Explanations(request.schema(), columns);
        this.notChecked = List.copyOf(findings.notChecked());
        this.checks = List.copyOf(findings.checks());
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Plans rows.
     *
     * @throws dev.rowloom.BlueprintException if the blueprint lacks a table or column of the schema, or is for another engine
     * @throws UsageException if a rule of the blueprint can't be used for its column
     * @throws dev.rowloom.CapacityException if a named table is to get more rows than its constraints admit
     */
    public static DataPlan of(PlanRequest request) {
        Objects.requireNonNull(request, "request");
        return new Planner(request).plan();
    }

    /** Returns the schema. */
    public Schema schema() {
        return request.schema();
    }

    /** Returns the blueprint. */
    public Blueprint blueprint() {
        return request.blueprint();
    }

    /** Returns the seed. */
    public long seed() {
        return request.seed();
    }

    /** Returns in which order, and by which means, a database admits the rows. */
    public LoadPlan loadPlan() {
        return loadPlan;
    }

    /** Returns the tables with the columns that are written and their row counts, in load order. */
    public List<TableLayout> tables() {
        return loadPlan.steps().stream()
                .map(step -> program(step.table().id()).layout())
                .toList();
    }

    /** Returns how many rows all tables have together, at most {@link Long#MAX_VALUE}. */
    public long rows() {
        long rows = 0;
        for (TableLayout table : tables()) {
            rows = rows > Long.MAX_VALUE - table.rows() ? Long.MAX_VALUE : rows + table.rows();
        }
        return rows;
    }

    /**
     * Returns how many rows a table has.
     *
     * @throws UsageException if there is no such table
     */
    public long rows(String table) {
        Objects.requireNonNull(table, "table");
        return program(table).layout().rows();
    }

    /**
     * Makes one row.
     *
     * @param table the table's name, as {@link Schema#find} takes it
     * @param number the row's number, from 0
     * @throws UsageException if there is no such table or row
     */
    public Row row(String table, long number) {
        Objects.requireNonNull(table, "table");
        TableProgram program = program(table);
        if (number < 0 || number >= program.layout().rows()) {
            throw new UsageException(
                    "table " + table + " has " + numbered(program.layout().rows()) + "; there is no row " + number);
        }
        return new RowCursor(program, 1).read(number, 1).row(0);
    }

    /**
     * Returns a cursor that makes runs of rows of a table; each thread needs its own.
     *
     * @throws UsageException if there is no such table
     */
    public RowCursor open(String table) {
        Objects.requireNonNull(table, "table");
        return new RowCursor(program(table), RowCursor.MAX_ROWS);
    }

    /**
     * Returns the rows of a table that belong to one row of the table that owns it.
     *
     * @param table the child table's id
     * @param parent the number of the parent row
     * @return the numbers of the children, in the order of their ordinals
     * @throws UsageException if there is no such table, no foreign key of it is its owner, the parent table has no such row,
     *     or the row has more children than an array holds
     */
    public long[] children(String table, long parent) {
        Objects.requireNonNull(table, "table");
        program(table);
        OwnerLayout layout = layouts.get(id(table));
        if (layout != null && parent >= 0 && (parent < layout.parents() || !layout.coversAllParents())) {
            return layout.children(parent);
        } else if (layout != null) {
            throw new UsageException("the parents of table " + table + " have " + numbered(layout.parents())
                    + "; there is no row " + parent);
        } else {
            throw new UsageException("table " + table + " has no owner among its foreign keys, so that the rows of one"
                    + " parent can't be computed; mark one as owner in the blueprint, if its parents have rows");
        }
    }

    /** Returns how many of the first rows of each table are given, by table id; tables without are left out. */
    public Map<String, Integer> given() {
        return request.scenario().counts();
    }

    /** Returns what was changed or assumed, in words, such as row counts that were cut. */
    public List<String> warnings() {
        return warnings;
    }

    /** Returns the constraints that the plan does not vouch for. */
    public List<NotChecked> notChecked() {
        return notChecked;
    }

    /** Returns what is done about each CHECK, in the order of tables and of their CHECKs. */
    public List<CheckPlan> checks() {
        return checks;
    }

    /**
     * Returns what every column was taken for, why, and how its values are made, in the order of the schema; columns that the
     * database computes too.
     */
    public List<Explanation> explain() {
        return explanations.all();
    }

    /**
     * Returns what one column was taken for, why, and how its values are made.
     *
     * @param column the column's name behind its table's, as {@link Schema#findColumn} takes it, such as {@code orders.total}
     * @throws UsageException if there is no such table or column; the message lists near names
     */
    public Explanation explain(String column) {
        Objects.requireNonNull(column, "column");
        return explanations.of(column);
    }

    private String id(String table) {
        return schema().find(table).map(Table::id).orElse(table);
    }

    private static String numbered(long rows) {
        return rows == 0 ? "no rows" : rows == 1 ? "row 0 alone" : "rows 0 to " + (rows - 1);
    }

    @Override
    public String toString() {
        return "DataPlan[" + programs.size() + " tables, " + rows() + " rows, seed " + seed() + "]";
    }

    private TableProgram program(String table) {
        TableProgram program = programs.get(id(table));
        if (program == null) {
            throw new UsageException("unknown table '" + table + "'"
                    + NearNames.hint(table, programs.keySet().stream().sorted().toList()));
        }
        return program;
    }
}
