package dev.rowloom.engine;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a plan is made from.
 *
 * @param schema the tables
 * @param blueprint how their values come about; it has every table that gets rows
 * @param seed the seed
 * @param rows how many rows each table gets
 * @param functions the caller's own functions, by the names that the blueprint gives them
 * @param nullRates the columns whose share of nulls the caller set, each as table id and name with a dot between: one that
 *     can't be kept is an error there, where a guess gives way
 * @since 0.1.0
 */
public record PlanRequest(
        Schema schema,
        Blueprint blueprint,
        long seed,
        RowTargets rows,
        Map<String, ValueFunction> functions,
        Set<String> nullRates) {

    /** Copies the collections. */
    public PlanRequest {
        nullRates = Collections.unmodifiableSet(new LinkedHashSet<>(nullRates));
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /**
     * How many rows each table gets.
     *
     * @param all the number for every table that is not named; cut to what the table's constraints admit
     * @param byTable the exact numbers of named tables, by table id
     */
    public record RowTargets(long all, Map<String, Long> byTable) {

        /** Copies the map. */
        public RowTargets {
            byTable = Collections.unmodifiableMap(new LinkedHashMap<>(byTable));
        }
    }
}
