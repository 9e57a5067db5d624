package dev.rowloom.generation;

import dev.rowloom.RowloomException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Correction;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.engine.RuleCheck;
import dev.rowloom.engine.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether the engine can follow a blueprint: plans it and makes the first rows of each table. Rules that it can't follow
 * give way to those that stood before; where a failure doesn't name its column, columns are put in one after the other.
 */
final class BlueprintTrial {

    private static final int ROWS = 20;
    private static final int SHOWN = 120;

    private final PlanRequest standing;
    private final List<Correction> notes;
    private boolean sized;

    /**
     * Prepares a trial.
     *
     * @param standing the request with the blueprint that is known to do
     * @param notes takes what gave way
     */
    BlueprintTrial(PlanRequest standing, List<Correction> notes) {
        this.standing = standing;
        this.notes = notes;
        this.sized = true;
    }

    /** A column, and where its references are meant, no column. */
    private record Place(String table, @Nullable String column) {

        String name() {
            return column == null ? table : table + "." + column;
        }
    }

    /** Returns a blueprint that the engine can follow. */
    Blueprint settle(Blueprint asked) {
        Blueprint checked = checked(asked);
        RowloomException failure = failure(checked);
        if (failure == null) {
            return checked;
        }
        if (failure(standing.blueprint()) != null) {
            sized = false; // not the rules, but the rows that were asked for; who plans says so
            failure = failure(checked);
        }
        while (failure != null) {
            Place named = named(checked, failure);
            if (named == null) {
                return oneByOne(checked);
            }
            checked = revert(checked, named, failure);
            failure = failure(checked);
        }
        return checked;
    }

    /** Looks at each rule alone. */
    private Blueprint checked(Blueprint asked) {
        Blueprint checked = asked;
        for (Place place : changed(asked)) {
            if (place.column() != null) {
                try {
                    RuleCheck.check(place.name(), column(asked, place).rule());
                } catch (RowloomException e) {
                    checked = revert(checked, place, e);
                }
            }
        }
        return checked;
    }

    private List<Place> changed(Blueprint blueprint) {
        List<Place> changed = new ArrayList<>();
        blueprint.tables().forEach((id, table) -> {
            TableBlueprint before = standing.blueprint().tables().get(id);
            if (before != null) {
                table.columns().forEach((name, column) -> {
                    if (!column.equals(before.columns().get(name))) {
                        changed.add(new Place(id, name));
                    }
                });
                if (!table.references().equals(before.references())) {
                    changed.add(new Place(id, null));
                }
            }
        });
        return changed;
    }

    private static TableBlueprint table(Blueprint blueprint, Place place) {
        return Objects.requireNonNull(blueprint.tables().get(place.table()), place.table());
    }

    private static ColumnBlueprint column(Blueprint blueprint, Place place) {
        return Objects.requireNonNull(table(blueprint, place).columns().get(String.valueOf(place.column())));
    }

    private @Nullable Place named(Blueprint blueprint, RowloomException failure) {
        String message = String.valueOf(failure.getMessage());
        return changed(blueprint).stream()
                .filter(place -> place.column() != null && message.contains(place.name() + " ")
                        || place.column() != null && message.contains(place.name() + ":"))
                .findFirst()
                .orElse(null);
    }

    private Blueprint revert(Blueprint blueprint, Place place, RowloomException failure) {
        notes.add(new Correction(
                place.table(),
                place.column() == null ? "" : place.column(),
                place.column() == null
                        ? "how its parents are chosen"
                        : shown(column(blueprint, place).rule().toString()),
                place.column() == null
                        ? "what stands"
                        : "what stands: "
                                + shown(column(standing.blueprint(), place)
                                        .rule()
                                        .toString()),
                "the engine can't follow it: " + failure.getMessage()));
        return with(blueprint, place, standing.blueprint());
    }

    private static String shown(String rule) {
        return OutsideText.cut(rule, SHOWN);
    }

    /** Returns a blueprint with one place as another has it. */
    private static Blueprint with(Blueprint blueprint, Place place, Blueprint other) {
        TableBlueprint table = table(blueprint, place);
        TableBlueprint from = table(other, place);
        String column = place.column();
        return blueprint.with(
                place.table(),
                column == null
                        ? new TableBlueprint(table.id(), table.columns(), from.references())
                        : table.with(
                                column, Objects.requireNonNull(from.columns().get(column))));
    }

    private Blueprint oneByOne(Blueprint asked) {
        Blueprint settled = asked;
        List<Place> places = changed(asked);
        for (Place place : places) {
            settled = with(settled, place, standing.blueprint());
        }
        for (Place place : places) {
            Blueprint tried = with(settled, place, asked);
            RowloomException failure = failure(tried);
            if (failure == null) {
                settled = tried;
            } else {
                revert(asked, place, failure);
            }
        }
        return settled;
    }

    private @Nullable RowloomException failure(Blueprint blueprint) {
        try {
            DataPlan plan = DataPlan.of(new PlanRequest(
                    standing.schema(),
                    blueprint,
                    standing.seed(),
                    sized ? standing.rows() : standing.rows().withAll(ROWS),
                    standing.functions(),
                    standing.nullRates(),
                    standing.scenario()));
            for (TableLayout table : plan.tables()) {
                int rows = (int) Math.min(ROWS, table.rows());
                if (rows > 0) {
                    plan.open(table.table().id()).read(0, rows);
                }
            }
            return null;
        } catch (RowloomException e) {
            return e;
        }
    }
}
