package dev.rowloom.dataset;

import dev.rowloom.engine.DataPlan;
import org.jspecify.annotations.Nullable;

/**
 * Makes another dataset of one, such as a repaired one. {@link dev.rowloom.SyntheticDataGenerator#then} has it done to the rows
 * of every run; {@link Dataset#then} to rows of any origin.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * @since 0.1.0
 */
public interface DatasetStep {

    /** Returns what reports and traces call the step, such as {@code repair}: lower case, without spaces. */
    String name();

    /**
     * Does the step. The dataset is not changed; what needs no change is shared with it.
     *
     * @param plan how the rows were planned, or null where that is not known; what rules of columns make comes from there
     * @return the other dataset, with a {@link StepReport} in its metadata; or the same one
     */
    Dataset apply(Dataset dataset, @Nullable DataPlan plan);
}
