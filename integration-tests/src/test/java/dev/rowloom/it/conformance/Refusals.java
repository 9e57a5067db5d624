package dev.rowloom.it.conformance;

import dev.rowloom.it.database.LoadReport;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Why tables that a file declares are not in the database. */
final class Refusals {

    private final Declarations declared;
    private final LoadReport report;

    Refusals(Declarations declared, LoadReport report) {
        this.declared = declared;
        this.report = report;
    }

    Map<String, Finding> notAmong(Collection<String> tables) {
        Map<String, Finding> refused = new LinkedHashMap<>();
        for (String name : declared.names()) {
            if (tables.stream().noneMatch(name::equalsIgnoreCase)) {
                refused.put(
                        name,
                        declared.isTemporary(name)
                                ? new Finding(Cause.TEMPORARY, "it goes with the session")
                                : new Finding(Cause.NOT_ACCEPTED, message(name)));
            }
        }
        return refused;
    }

    private String message(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return report.failures().stream()
                .filter(failure -> failure.statement().toLowerCase(Locale.ROOT).contains(lower))
                .map(failure -> "line " + failure.line() + ": " + failure.message())
                .findFirst()
                .orElse("it is not there at the end of the file");
    }
}
