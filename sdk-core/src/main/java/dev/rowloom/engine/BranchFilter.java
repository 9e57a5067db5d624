package dev.rowloom.engine;

import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.Restriction;
import dev.rowloom.schema.internal.domain.Restriction.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaves of the branches of conditions those that the columns of a table can take. */
final class BranchFilter {

    private final TablePlanning planning;
    private final TableModel model;

    BranchFilter(TablePlanning planning) {
        this.planning = planning;
        this.model = planning.model();
    }

    List<Branch> possible(List<Branch> branches) {
        List<Branch> possible = new ArrayList<>();
        for (Branch branch : branches) {
            Branch fitted = fitted(branch);
            if (fitted != null
                    && isConsistent(fitted)
                    && !Contradictions.isImpossible(model, fitted)
                    && !possible.contains(fitted)) {
                possible.add(fitted);
            }
        }
        return possible;
    }

    private @Nullable Branch fitted(Branch branch) {
        Map<String, Restriction> columns = new LinkedHashMap<>();
        for (Map.Entry<String, Restriction> entry : branch.columns().entrySet()) {
            Restriction restriction = fitted(entry.getKey(), entry.getValue());
            if (restriction == null) {
                return null;
            }
            columns.put(entry.getKey(), restriction);
        }
        return new Branch(columns, branch.tests(), branch.atoms());
    }

    private @Nullable Restriction fitted(String column, Restriction restriction) {
        boolean nullable = model.isNullable(column);
        if (restriction.presence() == Presence.NULL) {
            return nullable ? restriction : null;
        }
        int position = model.position(column);
        boolean given = model.referenceOf(position) != null
                || planning.keys().assignment(KeyPlan.Atom.column(position)) != null;
        boolean empty = !given
                && planning.orders()
                        .domain(column)
                        .intersect(restriction.domain())
                        .isEmpty();
        return empty ? nullable ? restriction.with(Presence.NULL) : null : restriction;
    }

    /** The columns of a reference are null together, as far as they can be. */
    private boolean isConsistent(Branch branch) {
        for (TableModel.Reference reference : model.references()) {
            List<Presence> asked = reference.foreignKey().columns().stream()
                    .filter(model::isNullable)
                    .map(branch::presence)
                    .toList();
            if (asked.contains(Presence.NULL) && asked.contains(Presence.VALUE)) {
                return false;
            }
        }
        return true;
    }
}
