package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.internal.NearNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes formulas ready to run: finds the columns, the rows referred to, and the rows that belong to a row. */
final class Formulas {

    private final Map<String, TablePlanning> tables;
    private final Map<String, TableProgram> programs;
    private final Map<String, OwnerLayout> layouts;
    private final Ways ways;

    /**
     * Makes a compiler.
     *
     * @param programs where the programs of all tables will be
     * @param layouts where the layouts of all tables that have an owner will be
     */
    Formulas(Map<String, TablePlanning> tables, Map<String, TableProgram> programs, Map<String, OwnerLayout> layouts) {
        this.tables = tables;
        this.programs = programs;
        this.layouts = layouts;
        this.ways = new Ways(tables);
    }

    Map<String, TablePlanning> tables() {
        return tables;
    }

    Map<String, TableProgram> programs() {
        return programs;
    }

    /** Returns where the layout of a table will be; null where the table has no owner. */
    Supplier<@Nullable OwnerLayout> layout(String table) {
        return () -> layouts.get(table);
    }

    /**
     * Returns the formula of a column's rule made ready, or null where it was inferred and can't be.
     *
     * @throws UsageException if somebody wrote it, and it is no formula or names what is not there
     */
    @Nullable
    Term of(ColumnContext column, String formula, TablePlanning table) {
        try {
            return compile(FormulaParser.parse(formula), table);
        } catch (UsageException | ArithmeticException e) {
            if (column.blueprint().origin() == Origin.INFERRED) {
                return null;
            }
            throw new UsageException("the rule of column " + column.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns a formula made ready.
     *
     * @throws UsageException if it names what is not there
     */
    Term compile(Formula formula, TablePlanning table) {
        if (formula instanceof Formula.Constant constant) {
            int scale = Math.max(0, constant.value().scale());
            return new Terms.Constant(unscaled(constant.value(), scale), scale);
        } else if (formula instanceof Formula.Draw draw) {
            int scale = Math.max(
                    0,
                    Math.max(
                            draw.min().scale(),
                            Math.max(draw.max().scale(), draw.step().scale())));
            long key = table.context(0).streams().key(table.model().blueprint().id(), draw.toString(), "draw");
            return new Terms.Draw(
                    unscaled(draw.min(), scale), unscaled(draw.max(), scale), unscaled(draw.step(), scale), scale, key);
        } else if (formula instanceof Formula.Cell cell) {
            return cell(cell.path(), table);
        } else if (formula instanceof Formula.Operation operation) {
            return new Terms.Operation(
                    operation.operator(), number(operation.left(), table), number(operation.right(), table));
        } else if (formula instanceof Formula.Round round) {
            return new Terms.Round(number(round.value(), table), round.decimals());
        } else if (formula instanceof Formula.Years years) {
            Formula to = years.to();
            Term present = new Terms.Moment(table.model().now());
            return new Terms.Years(moment(years.from(), table), to == null ? present : moment(to, table));
        } else if (formula instanceof Formula.Choice choice) {
            return choice(choice, table);
        }
        return aggregate((Formula.Aggregate) formula, table);
    }

    private static long unscaled(BigDecimal number, int scale) {
        return number.setScale(scale).unscaledValue().longValueExact();
    }

    private Term number(Formula formula, TablePlanning table) {
        Term term = compile(formula, table);
        if (term.unit().isMoment()) {
            throw new UsageException("a formula of table "
                    + table.model().table().id() + " reckons with a date; use an after rule for dates");
        }
        return term;
    }

    private Term moment(Formula formula, TablePlanning table) {
        Term term = compile(formula, table);
        if (!term.unit().isMoment()) {
            throw new UsageException(
                    "a formula of table " + table.model().table().id() + " counts the years since a number");
        }
        return term;
    }

    private Term cell(List<String> path, TablePlanning table) {
        TableModel model = table.model();
        if (path.size() > 1) {
            List<Ways.Step> way = ways.by(path.get(0), table);
            Ways.Step last = way.get(way.size() - 1);
            Term term = cell(path.subList(1, path.size()), parent(last.table(), last.reference()));
            for (int i = way.size() - 1; i >= 0; i--) {
                term = new Terms.OfParent(way.get(i).reference(), term);
            }
            return term;
        }
        int position = model.position(path.get(0));
        if (position < 0) {
            throw new UsageException("a formula reads column '" + path.get(0) + "', which table "
                    + model.table().id() + " doesn't have, or doesn't write"
                    + NearNames.hint(path.get(0), names(model)));
        }
        ColumnContext column = table.context(position);
        boolean readable = column.encoding().isLong() && column.encoding() != Encoding.TIME;
        if (!readable) {
            throw new UsageException("a formula reads column " + column.name() + " "
                    + column.column().declaredType() + ", which holds no number or date");
        }
        return new Terms.Cell(position, column.encoding(), column.scale());
    }

    private static List<String> names(TableModel model) {
        return model.columns().stream().map(column -> column.name()).toList();
    }

    /** Returns the number of the reference that a column belongs to. */
    static int reference(String column, TableModel model) {
        for (int i = 0; i < model.references().size(); i++) {
            List<String> columns = model.references().get(i).foreignKey().columns();
            if (columns.get(columns.size() - 1).equals(column) || columns.contains(column) && columns.size() == 1) {
                return i;
            }
        }
        throw new UsageException("a formula goes by column '" + column + "' of table "
                + model.table().id() + ", which is no foreign key that the plan follows; of a key of several columns,"
                + " name the last");
    }

    private Term choice(Formula.Choice choice, TablePlanning table) {
        List<Term> terms = new ArrayList<>();
        choice.among().forEach(each -> terms.add(compile(each, table)));
        boolean moments = terms.get(0).unit().isMoment();
        if (terms.stream().anyMatch(term -> term.unit().isMoment() != moments)) {
            throw new UsageException(
                    "a formula of table " + table.model().table().id() + " compares a date with a number");
        }
        int scale = terms.stream().mapToInt(term -> term.unit().scale()).max().orElse(0);
        return new Terms.Choice(choice.selection(), terms, moments ? Term.Unit.MOMENT : Term.Unit.number(scale));
    }

    private Term aggregate(Formula.Aggregate aggregate, TablePlanning table) {
        TablePlanning children = children(aggregate.table(), table);
        String id = children.model().table().id();
        Supplier<TableProgram> program = () -> Objects.requireNonNull(programs.get(id));
        Term term = aggregate.value() == null ? null : compile(aggregate.value(), children);
        return new Terms.Aggregate(aggregate.kind(), program, layout(id), term);
    }

    /** Returns the table whose rows belong to rows of another. */
    TablePlanning children(String name, TablePlanning table) {
        TablePlanning children = tables.get(name);
        if (children == null) {
            throw new UsageException(
                    "a formula of table " + table.model().table().id() + " reads table '" + name
                            + "', which is not there" + NearNames.hint(name, List.copyOf(tables.keySet())));
        }
        TableModel model = children.model();
        boolean owned = model.owner() >= 0
                && model.references()
                        .get(model.owner())
                        .foreignKey()
                        .parentTable()
                        .equals(table.model().table().id());
        if (!owned) {
            throw new UsageException(
                    "a formula of table " + table.model().table().id() + " reads the rows of table " + name
                            + ", which do not belong to its rows; make its foreign key the owner");
        }
        return children;
    }

    /** Returns the table that a foreign key refers to. */
    TablePlanning parent(TablePlanning table, int reference) {
        return Objects.requireNonNull(tables.get(
                table.model().references().get(reference).foreignKey().parentTable()));
    }
}
