package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the columns that tell where a place is. */
final class PlaceTold {

    private PlaceTold() {}

    /**
     * Returns what is told of a place, the wider before the narrower.
     *
     * @throws UsageException if somebody wrote the rule, and it names what is not there
     */
    static List<PlaceWithin.Told> of(Rule.About place, Formulas formulas, TablePlanning table) {
        List<PlaceWithin.Told> told = new ArrayList<>();
        for (Rule.Told each : place.within()) {
            PlaceTable.Fact fact = PlaceTable.Fact.of(each.part());
            try {
                PlaceWithin.TextPath path = path(each.path(), formulas, table);
                if (fact != null) {
                    told.add(new PlaceWithin.Told(fact, path));
                }
            } catch (UsageException e) {
                if (!isInferred(place, table)) {
                    throw new UsageException(
                            "the places of table " + table.model().table().id() + " are within '" + each.path() + "': "
                                    + e.getMessage(),
                            e);
                }
            }
        }
        told.sort(Comparator.comparingInt(it -> it.fact().width()));
        return told;
    }

    private static boolean isInferred(Rule.About place, TablePlanning table) {
        return table.model().blueprint().columns().values().stream()
                .filter(column -> column.rule().equals(place))
                .allMatch(column -> column.origin() == Origin.INFERRED);
    }

    private static PlaceWithin.TextPath path(String written, Formulas formulas, TablePlanning table) {
        if (!(FormulaParser.parse(written) instanceof Formula.Cell cell)) {
            throw new UsageException("it is no column");
        }
        List<Integer> references = new ArrayList<>();
        TablePlanning at = table;
        for (String column : cell.path().subList(0, cell.path().size() - 1)) {
            int reference = Formulas.reference(column, at.model());
            references.add(reference);
            at = formulas.parent(at, reference);
        }
        String last = cell.path().get(cell.path().size() - 1);
        int position = at.model().position(last);
        if (position < 0 || at.context(position).encoding() != Encoding.TEXT) {
            throw new UsageException(
                    "table " + at.model().table().id() + " has no column '" + last + "' of text, or doesn't write it");
        }
        return new PlaceWithin.TextPath(references, position);
    }
}
