package dev.rowloom.it.database;

import java.util.List;
import java.util.stream.Collectors;

/** What came of running a schema file statement by statement. */
public record LoadReport(List<Failure> failures, List<Skipped> skipped) {

    /** A statement that the database refused. The text is cut short; MariaDB's client gives the line only. */
    public record Failure(int line, String statement, String message) {}

    /** A statement that was not sent. */
    public record Skipped(int line, String statement) {}

    public LoadReport {
        failures = List.copyOf(failures);
        skipped = List.copyOf(skipped);
    }

    /** Asserts that no statement failed. */
    public LoadReport assertNoFailures() {
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " statement(s) failed:\n"
                    + failures.stream()
                            .map(failure ->
                                    "line " + failure.line + ": " + failure.message + "\n    " + failure.statement)
                            .collect(Collectors.joining("\n")));
        }
        return this;
    }

    static String abbreviate(String statement) {
        String oneLine = statement.strip().replaceAll("\\s+", " ");
        return oneLine.length() <= 200 ? oneLine : oneLine.substring(0, 200) + "…";
    }
}
