package dev.rowloom.dataset;

import dev.rowloom.engine.NotChecked;
import java.util.List;

/**
 * How the rows of a dataset came to be: with the same schema, blueprint, seed and row counts they come to be again.
 *
 * @param seed the seed
 * @param engine the version of the engine
 * @param blueprintHash the SHA-256 of the blueprint's canonical form, 64 hexadecimal digits
 * @param warnings what was changed or assumed, in words
 * @param notChecked the constraints that are not vouched for
 * @since 0.1.0
 */
public record DatasetMetadata(
        long seed, int engine, String blueprintHash, List<String> warnings, List<NotChecked> notChecked) {

    /** Copies the lists. */
    public DatasetMetadata {
        warnings = List.copyOf(warnings);
        notChecked = List.copyOf(notChecked);
    }
}
