package dev.rowloom;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.GenerationFailure;
import dev.rowloom.dataset.GenerationReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a model did not write all rows, where the caller chose that a run fails then.
 *
 * <p>What was earned is not lost: {@link #partial()} has the rows that came, and with a cache the next run asks only for what
 * is missing.
 *
 * @since 0.1.0
 */
public class GenerationException extends RowloomException {

    private static final long serialVersionUID = 1L;

    private final transient GenerationReport report;
    private final transient @Nullable Dataset partial;

    /**
     * Creates an exception.
     *
     * @param report how the rows came, with at least one failure
     * @param partial the rows that came, or null if they went to a sink
     */
    public GenerationException(GenerationReport report, @Nullable Dataset partial) {
        super(message(report.failures()));
        this.report = report;
        this.partial = partial;
    }

    /** Returns how the rows came, and why some are missing. */
    public GenerationReport report() {
        return report;
    }

    /** Returns the rows that came, or nothing if they went to a sink. */
    public Optional<Dataset> partial() {
        return Optional.ofNullable(partial);
    }

    private static String message(List<GenerationFailure> failures) {
        String more = failures.size() > 1 ? " (and " + (failures.size() - 1) + " more)" : "";
        return "the model did not write all rows: "
                + (failures.isEmpty()
                        ? "fewer came than were asked for"
                        : failures.get(0).toString()) + more;
    }
}
