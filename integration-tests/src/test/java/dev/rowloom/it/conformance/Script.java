package dev.rowloom.it.conformance;

import dev.rowloom.it.database.LoadReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be said of a schema file without our reader.
 *
 * @param declarations its CREATE TABLE statements
 * @param report which of its statements the database refused
 * @param routines the text of the routines that it made, by name
 */
record Script(Declarations declarations, LoadReport report, Map<String, String> routines) {

    private static final Pattern CALL = Pattern.compile("([\\p{L}\\p{N}_]+)\"?\\(");
    private static final List<String> KEY_WORDS = List.of("foreign key", "unique", "primary key");

    /** Returns what the database said to a refused statement that names all of these. */
    Optional<String> refusal(String... names) {
        return report.failures().stream()
                .filter(failure -> {
                    String text = lower(failure.statement() + " " + failure.message());
                    return List.of(names).stream().allMatch(name -> text.contains(lower(name)));
                })
                .map(failure -> "line " + failure.line() + ": " + failure.message())
                .findFirst();
    }

    /** Returns the routine that may add keys to a table, by its text. */
    Optional<String> routineWithKeysOf(String table) {
        return routines.entrySet().stream()
                .filter(routine -> {
                    String text = lower(routine.getValue());
                    return text.contains(lower(table)) && KEY_WORDS.stream().anyMatch(text::contains);
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns whether an expression or a message names a call of one of the routines. */
    boolean callsRoutine(String text) {
        return CALL.matcher(text).results().anyMatch(call -> routines.containsKey(call.group(1)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
