package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.internal.NearNames;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a plan is made from. Immutable, and thread-safe if the functions are.
 *
 * @param schema the tables
 * @param blueprint how their values come about; it has every table and column that gets values
 * @param seed the seed
 * @param rows how many rows each table gets
 * @param functions the caller's own functions, by the names that the blueprint gives them
 * @param nullRates the columns whose share of nulls the caller set, each as table id and name with a dot between: one that
 *     can't be kept is an error there, where a guess gives way
 * @param scenario rows whose values are given
 * @since 0.1.0
 */
public record PlanRequest(
        Schema schema,
        Blueprint blueprint,
        long seed,
        RowTargets rows,
        Map<String, ValueFunction> functions,
        Set<String> nullRates,
        Scenario scenario) {

    /** Makes a request without given rows. */
    public PlanRequest(
            Schema schema,
            Blueprint blueprint,
            long seed,
            RowTargets rows,
            Map<String, ValueFunction> functions,
            Set<String> nullRates) {
        this(schema, blueprint, seed, rows, functions, nullRates, Scenario.NONE);
    }

    /**
     * Copies the collections and checks the names of tables.
     *
     * @throws UsageException if a number of rows, or a given row, is for a table that the schema does not have
     */
    public PlanRequest {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(blueprint, "blueprint");
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(scenario, "scenario");
        nullRates = Collections.unmodifiableSet(new LinkedHashSet<>(Objects.requireNonNull(nullRates, "nullRates")));
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(functions, "functions")));
        functions.forEach((name, function) -> {
            Objects.requireNonNull(name, "the name of a function");
            Objects.requireNonNull(function, name);
        });
        List<String> named = new ArrayList<>(rows.byTable().keySet());
        scenario.rows().forEach(row -> named.add(row.table()));
        for (String table : named) {
            if (schema.table(table).isEmpty()) {
                throw new UsageException("unknown table '" + table + "'"
                        + NearNames.hint(
                                table, schema.tables().stream().map(Table::id).toList()));
            }
        }
    }

    /**
     * How many rows each table gets.
     *
     * @param all the number for every table that is not named, 0 to 2^60; cut to what the table's constraints admit
     * @param byTable the exact numbers of named tables, 0 to 2^60, by table id
     * @param source who asked for the number of all: of a default, tables of countries, currencies and the like get no more
     *     rows than there are such
     * @since 0.1.0
     */
    public record RowTargets(long all, Map<String, Long> byTable, Source source) {

        /** Where the number of rows of all tables comes from. */
        public enum Source {
            /** Somebody asked for it. */
            CALLER,
            /** Nobody did. */
            DEFAULT
        }

        /** The greatest number of rows of a table. */
        public static final long MOST_ROWS = 1L << 60;

        /**
         * Copies the map and checks the numbers.
         *
         * @throws UsageException if one is negative or above {@link #MOST_ROWS}
         */
        public RowTargets {
            require(all, "all tables");
            Objects.requireNonNull(source, "source");
            byTable = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(byTable, "byTable")));
            byTable.forEach((table, rows) -> {
                Objects.requireNonNull(table, "a name of byTable");
                require(Objects.requireNonNull(rows, table), "table " + table);
            });
        }

        /**
         * Makes numbers that somebody asked for.
         *
         * @throws UsageException if one is negative or above {@link #MOST_ROWS}
         */
        public RowTargets(long all, Map<String, Long> byTable) {
            this(all, byTable, Source.CALLER);
        }

        private static void require(long rows, String what) {
            if (rows < 0 || rows > MOST_ROWS) {
                throw new UsageException("the number of rows of " + what + " is " + rows + "; it can't be "
                        + (rows < 0 ? "negative" : "above " + MOST_ROWS));
            }
        }

        /**
         * Returns these numbers with another one for the tables that are not named.
         *
         * @throws UsageException if it is negative or above {@link #MOST_ROWS}
         */
        public RowTargets withAll(long rows) {
            return new RowTargets(rows, byTable);
        }

        /**
         * Returns these numbers with one for a table.
         *
         * @throws UsageException if it is negative or above {@link #MOST_ROWS}
         */
        public RowTargets with(String table, long rows) {
            Map<String, Long> changed = new LinkedHashMap<>(byTable);
            changed.put(Objects.requireNonNull(table, "table"), rows);
            return new RowTargets(all, changed, source);
        }
    }
}
