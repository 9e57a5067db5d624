package dev.rowloom.dataset;

import dev.rowloom.engine.NotChecked;
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
 * @param warnings what was changed or assumed, in words
 * @param notChecked the constraints that are not vouched for
 * @param given how many of the first rows of each table were given, by table id; tables without are left out
 * @param generation how the rows came from a model, or null if none was asked
 * @since 0.1.0
 */
public record DatasetMetadata(
        long seed,
        int engine,
        String blueprintHash,
        List<String> warnings,
        List<NotChecked> notChecked,
        Map<String, Integer> given,
        @Nullable GenerationReport generation) {

    /** Copies the lists and the map. */
    public DatasetMetadata {
        warnings = List.copyOf(warnings);
        notChecked = List.copyOf(notChecked);
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
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
}
