package dev.rowloom.validation;

import dev.rowloom.engine.NotChecked;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What became of holding rows against their schema. Immutable and thread-safe. The same rows give the same report, in
 * whatever order their batches came, but for {@link Finding.Example#otherRow} of keys that are there more than twice.
 *
 * @since 0.1.0
 */
public final class ValidationReport {

    private static final Set<FindingKind> OF_INTEGRITY =
            EnumSet.of(FindingKind.PRIMARY_KEY, FindingKind.UNIQUE, FindingKind.FOREIGN_KEY, FindingKind.EXCLUSION);

    private final Map<String, Long> rows;
    private final List<Finding> findings;
    private final List<NotChecked> notChecked;
    private final boolean keysNotChecked;

    /**
     * @param rows the number of rows of each table
     * @param findings in order
     * @param keys the keys, references and exclusions that were not checked
     * @param others what else was not checked
     */
    ValidationReport(Map<String, Long> rows, List<Finding> findings, List<NotChecked> keys, List<NotChecked> others) {
        this.rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        this.findings = List.copyOf(findings);
        this.notChecked =
                java.util.stream.Stream.concat(keys.stream(), others.stream()).toList();
        this.keysNotChecked = !keys.isEmpty();
    }

    /** Returns how many rows were looked at, by the id of their table, in the order of the schema; tables without are left out. */
    public Map<String, Long> rows() {
        return rows;
    }

    /** Returns what was found: the gravest first, then in the order of the schema's tables. */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns what was found of that severity. */
    public List<Finding> findings(Severity severity) {
        Objects.requireNonNull(severity, "severity");
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /**
     * Returns what was not checked, or not in all rows, and why: conditions that can't be evaluated, values that the database
     * supplies, references into tables whose rows are elsewhere.
     */
    public List<NotChecked> notChecked() {
        return notChecked;
    }

    /** Returns whether nothing was found that makes the database refuse a row: no {@link Severity#ERROR}. */
    public boolean isValid() {
        return findings(Severity.ERROR).isEmpty();
    }

    /** Returns whether the keys are unique and the references lead to rows. */
    public Integrity integrity() {
        List<Finding> broken = findings.stream()
                .filter(finding -> OF_INTEGRITY.contains(finding.kind()))
                .toList();
        if (broken.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return Integrity.BROKEN;
        }
        return broken.isEmpty() && !keysNotChecked ? Integrity.INTACT : Integrity.UNCERTAIN;
    }

    /**
     * Returns the report as one JSON object: {@code valid}, {@code integrity}, {@code rows} by table, {@code findings} with
     * {@code severity}, {@code kind}, {@code table}, {@code constraint}, {@code columns}, {@code rows}, {@code message} and
     * {@code examples}, and {@code notChecked} with {@code table}, {@code constraint} and {@code reason}. Words are in lower
     * case with hyphens, as in {@code foreign-key}; members that would be null or empty are left out of findings.
     */
    public String toJson() {
        return ReportJson.of(this).toString();
    }

    /**
     * Returns the report as a table to be read: of each finding severity, kind, table, columns, the number of rows and the first of
     * them, and below it what is wrong and what to do; then what was not checked, and how many rows there are.
     */
    public String toTable() {
        return ReportTable.of(this);
    }

    /** Returns a line on the whole and one for each finding. */
    @Override
    public String toString() {
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder text = new StringBuilder()
                .append(all)
                .append(" rows of ")
                .append(rows.size())
                .append(" tables: ")
                .append(isValid() ? "valid" : "not valid")
                .append(", ")
                .append(findings.size())
                .append(" findings");
        findings.forEach(finding -> text.append('\n').append(finding));
        return text.toString();
    }
}
