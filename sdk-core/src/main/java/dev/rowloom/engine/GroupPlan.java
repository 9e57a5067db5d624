package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.domain.Branch;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Columns that CHECKs tie to each other, as they are planned before row counts are known.
 *
 * @param number the group's number in its table
 * @param parts the conditions
 * @param members the positions of the columns that are made for the branches, in order
 * @param references the numbers of the references that the branches make absent or present, or choose, in order
 * @param chosen those of the references whose parents the branches choose by their keys
 * @param branches the ways to pass the conditions
 * @param left conditions that no branch holds, to be tested in every row
 * @param weights how often each branch comes
 */
record GroupPlan(
        int number,
        List<CheckPart> parts,
        List<Integer> members,
        List<Integer> references,
        List<Integer> chosen,
        List<Branch> branches,
        List<Expression> left,
        List<Long> weights) {

    GroupPlan {
        parts = List.copyOf(parts);
        members = List.copyOf(members);
        references = List.copyOf(references);
        chosen = List.copyOf(chosen);
        branches = List.copyOf(branches);
        left = List.copyOf(left);
        weights = List.copyOf(weights);
    }

    /** Returns whether rows are tested, and drawn again where they fail. */
    boolean isTested() {
        return !left.isEmpty()
                || parts.stream()
                        .anyMatch(part -> branches.stream().anyMatch(branch -> branch.untested(part.expression())));
    }

    /** Returns what the columns are tied by, in words. */
    String note() {
        return parts.stream()
                .map(part -> CheckLedger.describe(part.check()))
                .distinct()
                .collect(Collectors.joining(", ", "made to pass ", ""));
    }
}
