package dev.rowloom.engine;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.Branches;
import dev.rowloom.schema.internal.domain.NormalForm;
import dev.rowloom.schema.internal.domain.Relations;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds CHECKs of a table of which no row passes all, by what they say of several columns. */
final class Contradictions {

    private final TableModel model;

    Contradictions(TableModel model) {
        this.model = model;
    }

    /** Returns a smallest set of CHECKs that contradict each other, empty where none is found. */
    List<Check> find() {
        List<Check> open = new ArrayList<>(model.table().checks());
        while (!open.isEmpty()) {
            List<Check> tied = tied(open);
            open.removeAll(tied);
            boolean several =
                    tied.stream().anyMatch(check -> check.condition().columns().size() > 1);
            if (several && contradict(tied)) {
                return smallest(tied);
            }
        }
        return List.of();
    }

    /** Returns the first CHECK and all that read the same columns, be it by way of others. */
    private static List<Check> tied(List<Check> checks) {
        List<Check> tied = new ArrayList<>(List.of(checks.get(0)));
        Set<String> columns = new LinkedHashSet<>(checks.get(0).condition().columns());
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Check check : checks) {
                boolean shares = check.condition().columns().stream().anyMatch(columns::contains);
                if (shares && !tied.contains(check)) {
                    tied.add(check);
                    columns.addAll(check.condition().columns());
                    grown = true;
                }
            }
        }
        return tied;
    }

    private List<Check> smallest(List<Check> checks) {
        List<Check> left = new ArrayList<>(checks);
        for (Check check : checks) {
            List<Check> fewer = new ArrayList<>(left);
            fewer.remove(check);
            if (contradict(fewer)) {
                left = fewer;
            }
        }
        List<Check> declared = new ArrayList<>(model.table().checks());
        declared.retainAll(left);
        return declared;
    }

    private boolean contradict(List<Check> checks) {
        List<Expression> conditions = checks.stream()
                .flatMap(check -> NormalForm.conjuncts(model.table(), check.condition()).stream())
                .toList();
        // what takes too many branches is left out, so that the rest may contradict itself all the same
        Branches.Expanded expanded = Branches.of(model.table(), conditions, atom -> true);
        return expanded.branches().stream().allMatch(branch -> isImpossible(model, branch));
    }

    /** Returns whether no row passes all conditions of a branch. */
    static boolean isImpossible(TableModel model, Branch branch) {
        return Relations.contradict(
                branch.atoms(),
                column -> branch.presence(column) == Presence.VALUE
                        || !model.domains().column(column).nullable());
    }
}
