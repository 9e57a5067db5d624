package dev.rowloom.engine;

import dev.rowloom.engine.CheckPlan.Treatment;
import dev.rowloom.schema.Check;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is done about each CHECK of a table; of several treatments the weakest counts. */
final class CheckLedger {

    private final Table table;
    private final Map<Check, Entry> entries = new LinkedHashMap<>();

    private record Entry(Treatment treatment, String reason) {}

    CheckLedger(Table table) {
        this.table = table;
        for (Check check : table.checks()) {
            entries.put(check, new Entry(Treatment.SOLVED, ""));
        }
    }

    void note(Check check, Treatment treatment, String reason) {
        Entry before = entries.get(check);
        if (before == null || before.treatment().compareTo(treatment) < 0) {
            entries.put(check, new Entry(treatment, reason));
        }
    }

    void notChecked(Check check, String reason) {
        note(check, Treatment.NOT_CHECKED, reason);
    }

    List<CheckPlan> plans() {
        List<CheckPlan> plans = new ArrayList<>();
        entries.forEach((check, entry) -> plans.add(new CheckPlan(
                table.id(),
                check.name(),
                check.sql(),
                entry.treatment(),
                check.condition().columns(),
                entry.reason())));
        return plans;
    }

    List<NotChecked> notChecked() {
        List<NotChecked> found = new ArrayList<>();
        entries.forEach((check, entry) -> {
            if (entry.treatment() == Treatment.NOT_CHECKED) {
                found.add(new NotChecked(table.id(), describe(check), entry.reason()));
            }
        });
        return found;
    }

    /** Returns a CHECK in words. */
    static String describe(Check check) {
        return (check.name() == null ? "" : check.name() + " ") + "CHECK (" + check.sql() + ")";
    }
}
