package dev.rowloom.dataset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.NotChecked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a dataset came to be: with the same schema, blueprint, seed and row counts they come to be again.
 *
 * @param seed the seed
 * @param engine the version of the engine
 * @param blueprintHash the SHA-256 of the blueprint's canonical form, 64 hexadecimal digits
 * @param schemaHash the SHA-256 of the schema, as of {@link dev.rowloom.schema.Schema#hash()}; empty if not known
 * @param warnings what was changed or assumed, in words
 * @param notChecked the constraints that are not vouched for
 * @param given how many of the first rows of each table were given, by table id; tables without are left out
 * @param generation how the rows came from a model, or null if none was asked
 * @param steps what was done to the rows afterwards, in order
 * @since 0.1.0
 */
public record DatasetMetadata(
        long seed,
        int engine,
        String blueprintHash,
        String schemaHash,
        List<String> warnings,
        List<NotChecked> notChecked,
        Map<String, Integer> given,
        @Nullable GenerationReport generation,
        List<StepReport> steps) {

    /** Copies the lists and the map. */
    public DatasetMetadata {
        warnings = List.copyOf(warnings);
        notChecked = List.copyOf(notChecked);
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        steps = List.copyOf(steps);
    }

    /**
     * Returns the metadata of rows of a plan.
     *
     * @param generation how the rows came from a model, or null if none was asked
     */
    public static DatasetMetadata of(DataPlan plan, @Nullable GenerationReport generation) {
        List<String> warnings = new ArrayList<>(plan.warnings());
        warnings.addAll(plan.blueprint().notes());
        plan.blueprint().report().ifPresent(report -> warnings.addAll(report.summary()));
        if (generation != null) {
            warnings.addAll(generation.summary());
        }
        return new DatasetMetadata(
                plan.seed(),
                plan.blueprint().engine(),
                plan.blueprint().hash(),
                plan.schema().hash(),
                warnings,
                plan.notChecked(),
                plan.given(),
                generation,
                List.of());
    }

    /** Makes metadata of rows to which nothing was done. */
    public DatasetMetadata(
            long seed,
            int engine,
            String blueprintHash,
            List<String> warnings,
            List<NotChecked> notChecked,
            Map<String, Integer> given,
            @Nullable GenerationReport generation) {
        this(seed, engine, blueprintHash, "", warnings, notChecked, given, generation, List.of());
    }

    /** Returns the metadata of rows to which one thing more was done. */
    public DatasetMetadata with(StepReport step) {
        List<StepReport> all = new ArrayList<>(steps);
        all.add(step);
        return new DatasetMetadata(
                seed, engine, blueprintHash, schemaHash, warnings, notChecked, given, generation, all);
    }

    /** Returns the metadata of rows that were read from somewhere, of which nothing is known. */
    public static DatasetMetadata unknown() {
        return new DatasetMetadata(0, 1, "", List.of(), List.of(), Map.of(), null);
    }

    /** Makes metadata of rows that no model was asked for. */
    public DatasetMetadata(
            long seed,
            int engine,
            String blueprintHash,
            List<String> warnings,
            List<NotChecked> notChecked,
            Map<String, Integer> given) {
        this(seed, engine, blueprintHash, warnings, notChecked, given, null);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("seed", seed)
                .put("engine", engine)
                .put("blueprintHash", blueprintHash)
                .put("schemaHash", schemaHash);
        warnings.forEach(json.putArray("warnings")::add);
        ArrayNode constraints = json.putArray("notChecked");
        notChecked.forEach(it -> constraints
                .addObject()
                .put("table", it.table())
                .put("constraint", it.constraint())
                .put("reason", it.reason()));
        given.forEach(json.putObject("given")::put);
        json.set("generation", generation == null ? null : generation.json());
        if (!steps.isEmpty()) {
            ArrayNode done = json.putArray("steps");
            steps.forEach(step -> done.add(step.json()));
        }
        return json;
    }
}
