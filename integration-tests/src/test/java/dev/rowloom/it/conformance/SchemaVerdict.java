package dev.rowloom.it.conformance;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What came of one schema.
 *
 * @param declared how many CREATE TABLE statements the file has
 * @param tables the tables that the database accepted
 * @param notAccepted the tables that it did not, or not for long, each with the reason
 * @param findings what concerns the schema as a whole
 * @param notChecked the constraints that the plan does not vouch for, in words
 * @param seconds how long reading, making and loading took
 */
record SchemaVerdict(
        SchemaFile file,
        int declared,
        List<TableVerdict> tables,
        Map<String, Finding> notAccepted,
        List<Finding> findings,
        List<String> notChecked,
        Seconds seconds) {

    /** Wall-clock times. */
    record Seconds(double read, double generate, double load, double total) {}

    long count(Predicate<TableVerdict> what) {
        return tables.stream().filter(what).count();
    }

    long count(Cause cause) {
        return tables.stream().mapToLong(table -> table.count(cause)).sum();
    }

    /** Returns whether nothing fell short but by the schema's own doing. */
    boolean isFlawless() {
        return tables.stream().allMatch(TableVerdict::isFlawless)
                && findings.stream().noneMatch(finding -> finding.cause().isOurs());
    }
}
