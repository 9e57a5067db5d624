package dev.rowloom.engine;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a plan is made from.
 *
 * @param schema the tables
 * @param blueprint how their values come about; it has every table that gets rows
 * @param seed the seed
 * @param rows how many rows each table gets
 * @param functions the caller's own functions, by the names that the blueprint gives them
 * @since 0.1.0
 */
public record PlanRequest(
        Schema schema, Blueprint blueprint, long seed, RowTargets rows, Map<String, ValueFunction> functions) {

    /** Copies the map. */
    public PlanRequest {
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
