package dev.rowloom.engine;

import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.domain.Branch;
import java.util.List;

/**
 * Columns that CHECKs tie to each other, as they are planned before row counts are known.
 *
 * @param number the group's number in its table
 * @param parts the conditions
 * @param members the positions of the columns that are made for the branches, in order
 * @param references the numbers of the references that the branches make absent or present, in order
 * @param branches the ways to pass the conditions
 * @param left conditions that no branch holds, to be tested in every row
 * @param weights how often each branch comes
 */
record GroupPlan(
        int number,
        List<CheckPart> parts,
        List<Integer> members,
        List<Integer> references,
        List<Branch> branches,
        List<Expression> left,
        List<Long> weights) {

    GroupPlan {
        parts = List.copyOf(parts);
        members = List.copyOf(members);
        references = List.copyOf(references);
        branches = List.copyOf(branches);
        left = List.copyOf(left);
        weights = List.copyOf(weights);
    }
}
