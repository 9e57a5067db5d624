package dev.rowloom.engine;

import dev.rowloom.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds what formulas read. */
final class FormulaReads {

    private FormulaReads() {}

    /** Returns the columns of the row itself that a formula reads; none where the text is no formula. */
    static List<String> ofRow(String formula) {
        List<String> columns = new ArrayList<>();
        each(formula, part -> {
            if (part instanceof Formula.Cell cell && cell.path().size() == 1) {
                columns.add(cell.path().get(0));
            }
        });
        return columns;
    }

    /** Returns the names of a path to a column; none where the text is no such path. */
    static List<String> paths(String path) {
        List<String> names = new ArrayList<>();
        each(path, part -> {
            if (part instanceof Formula.Cell cell) {
                names.addAll(cell.path());
            }
        });
        return names;
    }

    /** Visits the cells and aggregates of a formula; what aggregates run over is left to the visitor. */
    static void each(String formula, Consumer<Formula> visitor) {
        try {
            each(FormulaParser.parse(formula), visitor);
        } catch (UsageException e) {
            // whoever compiles it says so
            return;
        }
    }

    /** Visits the cells and aggregates of a formula. */
    static void each(Formula formula, Consumer<Formula> visitor) {
        if (formula instanceof Formula.Operation operation) {
            each(operation.left(), visitor);
            each(operation.right(), visitor);
        } else if (formula instanceof Formula.Round round) {
            each(round.value(), visitor);
        } else if (formula instanceof Formula.Years years) {
            each(years.from(), visitor);
            if (years.to() != null) {
                each(years.to(), visitor);
            }
        } else if (formula instanceof Formula.Choice choice) {
            choice.among().forEach(each -> each(each, visitor));
        } else if (formula instanceof Formula.Cell || formula instanceof Formula.Aggregate) {
            visitor.accept(formula);
        }
    }
}
