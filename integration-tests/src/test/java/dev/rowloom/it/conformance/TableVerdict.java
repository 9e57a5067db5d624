package dev.rowloom.it.conformance;

import java.util.ArrayList;
import java.util.List;

/** What came of one table. Filled in step by step; not thread-safe. */
final class TableVerdict {

    private final String table;
    private final List<Finding> findings = new ArrayList<>();
    private final Tally tally = new Tally();
    private boolean understood;
    private boolean generated;
    private boolean loaded;

    TableVerdict(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Returns what was asked of its rows beyond its constraints. */
    Tally tally() {
        return tally;
    }

    boolean understood() {
        return understood;
    }

    void setUnderstood() {
        understood = true;
    }

    /** Returns whether it has as many rows as were asked for or its constraints admit. */
    boolean generated() {
        return generated;
    }

    void setGenerated() {
        generated = true;
    }

    boolean loaded() {
        return loaded;
    }

    void setLoaded() {
        loaded = true;
    }

    long count(Cause cause) {
        return findings.stream().filter(finding -> finding.cause() == cause).count();
    }

    /** Returns whether nothing of it fell short, or only by the schema's own doing. */
    boolean isFlawless() {
        return findings.stream().noneMatch(finding -> finding.cause().isOurs());
    }

    /** Returns what came of another table whose fate is this one's, as a partition's is its root's. */
    TableVerdict of(String part) {
        TableVerdict verdict = new TableVerdict(part);
        verdict.understood = understood;
        verdict.generated = generated;
        verdict.loaded = loaded;
        return verdict;
    }
}
