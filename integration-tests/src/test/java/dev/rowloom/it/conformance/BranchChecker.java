package dev.rowloom.it.conformance;

import dev.rowloom.it.conformance.Tally.Outcome;
import dev.rowloom.it.conformance.Tally.Subject;
import dev.rowloom.it.database.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Asks a loaded table for rows that meet each branch of the ORs of its CHECKs, and for rows on both sides of the predicates of its
 * partial unique indexes. The text of both is the catalogue's.
 */
final class BranchChecker {

    private final Connection connection;
    private final LiveTable table;
    private final Facts facts;
    private final Tally tally;
    private final List<Finding> found = new ArrayList<>();

    BranchChecker(Connection connection, LiveTable table, Facts facts, Tally tally) {
        this.connection = connection;
        this.table = table;
        this.facts = facts;
        this.tally = tally;
    }

    /** Returns what never occurs though nothing rules it out; the tally takes the rest. */
    List<Finding> check() throws SQLException {
        boolean asks = table.keys().stream().anyMatch(key -> key.predicate() != null)
                || table.checks().stream()
                        .anyMatch(check ->
                                check.condition().toLowerCase(Locale.ROOT).contains("or"));
        if (!asks) {
            return found;
        }
        long rows =
                Queries.number(connection, "SELECT count(*) FROM " + table.ref().source());
        if (rows < Spread.ENOUGH) {
            return found;
        }
        for (LiveTable.Check check : table.checks()) {
            for (String conjunct : Junctions.conjuncts(check.condition())) {
                List<String> branches = Junctions.branches(conjunct);
                if (branches.size() > 1 && rows >= 2L * branches.size()) {
                    for (String branch : branches) {
                        branch(check.name(), conjunct, branch);
                    }
                }
            }
        }
        for (LiveTable.Key key : table.keys()) {
            if (key.predicate() != null) {
                predicate(key.name(), key.predicate(), rows);
            }
        }
        return found;
    }

    private void branch(String check, String conjunct, String branch) {
        String what = "CHECK " + check + ": " + branch;
        try {
            if (count(branch) > 0) {
                tally.count(Subject.BRANCH, Outcome.MET);
            } else if (facts.ruleOut(branch, check, conjunct)) {
                ruledOut(branch, what);
            } else {
                tally.count(Subject.BRANCH, Outcome.MISSED);
                found.add(new Finding(Cause.BRANCH, what));
            }
        } catch (SQLException e) {
            tally.note(Subject.BRANCH, Outcome.NOT_ASKED, what + " (" + e.getMessage() + ")");
        }
    }

    /** That what is NOT NULL is never null needs no line of its own. */
    private void ruledOut(String branch, String what) {
        boolean byNotNull = table.columns().stream()
                .anyMatch(column -> column.notNull() && branch.equalsIgnoreCase(column.expression() + " IS NULL"));
        if (byNotNull) {
            tally.count(Subject.BRANCH, Outcome.RULED_OUT);
        } else {
            tally.note(Subject.BRANCH, Outcome.RULED_OUT, what);
        }
    }

    private void predicate(String key, String predicate, long rows) {
        String what = "index " + key + " WHERE " + predicate;
        try {
            long met = count(predicate);
            side(met > 0, facts.ruleOut(predicate), what + " is true in no row");
            side(met < rows, facts.force(predicate), what + " is true in all rows");
        } catch (SQLException e) {
            tally.note(Subject.PREDICATE, Outcome.NOT_ASKED, what + " (" + e.getMessage() + ")");
        }
    }

    private void side(boolean occurs, boolean excused, String what) {
        if (occurs) {
            tally.count(Subject.PREDICATE, Outcome.MET);
        } else if (excused) {
            tally.note(Subject.PREDICATE, Outcome.RULED_OUT, what);
        } else {
            tally.count(Subject.PREDICATE, Outcome.MISSED);
            found.add(new Finding(Cause.PREDICATE, what));
        }
    }

    private long count(String condition) throws SQLException {
        return Queries.number(
                connection, "SELECT count(*) FROM " + table.ref().source() + " WHERE (" + condition + ")");
    }
}
