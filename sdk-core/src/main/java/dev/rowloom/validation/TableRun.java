package dev.rowloom.validation;

import dev.rowloom.engine.NotChecked;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.validation.internal.BatchView;
import dev.rowloom.validation.internal.ColumnRule;
import dev.rowloom.validation.internal.ConditionRule;
import dev.rowloom.validation.internal.Problem;
import dev.rowloom.validation.internal.TableRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the rows of one table against its rules. Not thread-safe. */
final class TableRun {

    private final TableRules rules;
    private final BatchView view;
    private final Findings findings;
    private final List<KeyIndex> keys;
    private final List<References> references;
    private final long[] notTested;
    private final @Nullable Oddities oddities;
    private long rows;

    TableRun(
            TableRules rules,
            Findings findings,
            List<KeyIndex> keys,
            List<References> references,
            @Nullable KeyMemory memoryOfOddities) {
        this.rules = rules;
        this.view = new BatchView(rules.table());
        this.findings = findings;
        this.keys = List.copyOf(keys);
        this.references = List.copyOf(references);
        this.notTested = new long[rules.conditions().size()];
        this.oddities = memoryOfOddities == null ? null : new Oddities(rules.table(), view, findings, memoryOfOddities);
    }

    long rows() {
        return rows;
    }

    void accept(RowBatch batch) {
        view.open(batch);
        for (int row = 0; row < batch.size(); row++) {
            view.moveTo(row);
            test();
        }
        rows += batch.size();
    }

    private void test() {
        if (rules.refusal() != null) {
            findings.add(rules.refusal(), view);
        }
        for (ColumnRule column : rules.columns()) {
            Problem wrong = column.test(view);
            if (wrong != null) {
                findings.add(wrong, view);
            }
        }
        for (int i = 0; i < notTested.length; i++) {
            ConditionRule condition = rules.conditions().get(i);
            if (!condition.isKnown(view)) {
                notTested[i]++;
                continue;
            }
            Problem wrong = condition.test(view);
            if (wrong != null) {
                findings.add(wrong, view);
            }
        }
        keys.forEach(key -> key.add(view, findings));
        references.forEach(reference -> reference.add(view));
        if (oddities != null) {
            oddities.add();
        }
    }

    /** Looks for the parents of references, all rows being there now. */
    void finish() {
        references.forEach(reference -> reference.finish(findings));
        if (oddities != null) {
            oddities.finish();
        }
    }

    /** Returns the keys and references that were not checked, or not in all rows. */
    List<NotChecked> keysNotChecked() {
        List<NotChecked> found = new ArrayList<>(rules.keysNotChecked());
        for (KeyIndex key : keys) {
            if (key.rule().clash() == null) {
                continue;
            } else if (!key.isComplete()) {
                found.add(notChecked(key.rule().description(), "the memory for keys did not suffice"));
            }
            unknown(key.rule().description(), key.unknown(), found);
        }
        for (References reference : references) {
            if (!reference.isComplete()) {
                found.add(notChecked(reference.rule().description(), "the memory for keys did not suffice"));
            }
            unknown(reference.rule().description(), reference.unknown(), found);
        }
        return found;
    }

    /** Returns what else was not checked, or not in all rows. */
    List<NotChecked> notChecked() {
        List<NotChecked> found = new ArrayList<>(rules.notChecked());
        for (int i = 0; i < notTested.length; i++) {
            unknown(rules.conditions().get(i).description(), notTested[i], found);
        }
        return found;
    }

    private void unknown(String constraint, long count, List<NotChecked> found) {
        if (count > 0) {
            String which = count == rows ? "all rows" : count + " of " + rows + " rows";
            found.add(notChecked(
                    constraint, "in " + which + " the database supplies a value that it reads, or text was not read"));
        }
    }

    private NotChecked notChecked(String constraint, String reason) {
        return new NotChecked(rules.table().id(), constraint, reason);
    }
}
