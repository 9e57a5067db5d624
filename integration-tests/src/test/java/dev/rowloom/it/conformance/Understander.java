package dev.rowloom.it.conformance;

import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says whether tables are understood. */
final class Understander {

    private final Script script;

    Understander(Script script) {
        this.script = script;
    }

    void judge(LiveTable table, TableVerdict verdict, Matching matching) {
        Table read = matching.read(table);
        if (read == null) {
            verdict.add(new Finding(Cause.NOT_READ, "no table of that name was read"));
            return;
        }
        Understanding understanding = Understanding.of(table, read);
        List<String> misread = new ArrayList<>(understanding.misread());
        added(understanding, table, verdict, misread);
        refused(understanding, table, verdict, misread);
        if (misread.isEmpty()) {
            verdict.setUnderstood();
        } else {
            verdict.add(new Finding(Cause.MISREAD, String.join("; ", misread)));
        }
    }

    /** Keys that a routine adds are in no statement that could be read. */
    private void added(Understanding understanding, LiveTable table, TableVerdict verdict, List<String> misread) {
        Optional<String> routine = script.routineWithKeysOf(table.ref().name());
        for (String key : understanding.added()) {
            if (routine.isPresent()) {
                verdict.add(new Finding(Cause.BY_ROUTINE, key + " by " + routine.get()));
            } else {
                misread.add(key + " is not read");
            }
        }
    }

    /** Keys that the database refused, because of rows that the file inserts for instance, hold for us all the same. */
    private void refused(Understanding understanding, LiveTable table, TableVerdict verdict, List<String> misread) {
        for (String key : understanding.refused()) {
            Optional<String> refusal = script.refusal(table.ref().name(), key.startsWith("foreign") ? "foreign" : "");
            if (refusal.isPresent()) {
                verdict.add(new Finding(Cause.NOT_ACCEPTED, key + ": " + refusal.get()));
            } else {
                misread.add(key + " is not there");
            }
        }
    }
}
