package dev.rowloom.it.conformance;

import java.io.IOException;
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

    /** Returns the verdict on a schema that could not be judged to the end: none of its tables counts as understood. */
    static SchemaVerdict failed(SchemaFile file, Finding why) throws IOException {
        Declarations declared = new Declarations(DdlText.of(file.path()), file.dialect());
        List<TableVerdict> tables =
                declared.names().stream().map(TableVerdict::new).toList();
        return new SchemaVerdict(
                file, declared.statements(), tables, Map.of(), List.of(why), List.of(), new Seconds(0, 0, 0, 0));
    }

    long count(Predicate<TableVerdict> what) {
        return tables.stream().filter(what).count();
    }

    long count(Cause cause) {
        return tables.stream().mapToLong(table -> table.count(cause)).sum();
    }

    /** Returns how often something was asked of the rows of the tables with that outcome. */
    long count(Tally.Subject subject, Tally.Outcome outcome) {
        return tables.stream()
                .mapToLong(table -> table.tally().of(subject, outcome))
                .sum();
    }

    /** Returns how many branches, predicates and capacities don't show what they could. */
    long vacuous() {
        return count(Cause.BRANCH) + count(Cause.PREDICATE) + count(Cause.CAPACITY);
    }

    /** Returns whether nothing fell short but by the schema's own doing. */
    boolean isFlawless() {
        return tables.stream().allMatch(TableVerdict::isFlawless)
                && findings.stream().noneMatch(finding -> finding.cause().isOurs());
    }
}
