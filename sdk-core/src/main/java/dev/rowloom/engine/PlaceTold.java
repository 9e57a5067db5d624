package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns that tell where a place is, or what a product is. */
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
            PlaceWithin.TextPath path = told(place, each, formulas, table);
            if (fact != null && path != null) {
                told.add(new PlaceWithin.Told(fact, path));
            }
        }
        told.sort(Comparator.comparingInt(it -> it.fact().width()));
        return told;
    }

    /** Returns the columns that tell of a product. */
    static List<PlaceWithin.TextPath> paths(Rule.About product, Formulas formulas, TablePlanning table) {
        List<PlaceWithin.TextPath> paths = new ArrayList<>();
        for (Rule.Told each : product.within()) {
            PlaceWithin.TextPath path = told(product, each, formulas, table);
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }

    private static PlaceWithin.@Nullable TextPath told(
            Rule.About about, Rule.Told told, Formulas formulas, TablePlanning table) {
        try {
            return path(told.path(), formulas, table);
        } catch (UsageException e) {
            if (isInferred(about, table)) {
                return null;
            }
            throw new UsageException(
                    "the " + (about.subject() == Subject.PLACE ? "places" : "products") + " of table "
                            + table.model().table().id() + " are within '" + told.path() + "': " + e.getMessage(),
                    e);
        }
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
