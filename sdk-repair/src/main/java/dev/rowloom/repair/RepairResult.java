package dev.rowloom.repair;

import dev.rowloom.dataset.Dataset;
import dev.rowloom.validation.Finding;
import dev.rowloom.validation.Severity;
import dev.rowloom.validation.ValidationReport;
import java.util.List;

/**
 * What came of a repair. Immutable.
 *
 * @param dataset the repaired rows
 * @param log what was changed
 * @param before what validation found in the raw rows
 * @param after what it finds in the repaired ones
 * @since 0.1.0
 */
public record RepairResult(Dataset dataset, RepairLog log, ValidationReport before, ValidationReport after) {

    /** Returns what the database would refuse still: what was to be left, or could not be repaired. */
    public List<Finding> unrepaired() {
        return after.findings(Severity.ERROR);
    }
}
