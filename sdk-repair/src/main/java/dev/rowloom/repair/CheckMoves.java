package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.condition.Value;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import dev.rowloom.validation.internal.ConditionRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proposes values that may make a CHECK hold: the domains that the solver finds, and what the condition compares with. */
final class CheckMoves {

    private static final int MOST_LABELS = 12;
    private static final int MOST_MADE = 4;
    private static final int MOST_STEPS = 62;
    private static final double COST = 2;
    private static final double OF_KEY = 2;
    private static final double REFERRED = 4;
    private static final double MADE = 8;
    private static final double JOINT = 20;

    private static final Cause HOLDS =
            new Cause(RepairRule.CHECK, "with this value the CHECK holds, and no fewer columns make it hold");

    private final TableMoves moves;
    private final Map<ConditionRule, Equations> equations = new HashMap<>();

    CheckMoves(TableMoves moves) {
        this.moves = moves;
    }

    /** Adds what may make a CHECK hold for the row that the table's view is at. */
    void addTo(List<Move> found, ConditionRule rule) {
        TableWork table = moves.table();
        for (int position : rule.reads()) {
            if (!table.isWritten(position) || table.isTried(position)) {
                continue;
            }
            List<RefWork> references = moves.references(position);
            if (references.isEmpty()) {
                addValues(found, rule, position);
            } else {
                references.forEach(
                        reference -> found.addAll(moves.parents(reference).others()));
            }
        }
        addJoint(found, rule);
    }

    private void addValues(List<Move> found, ConditionRule rule, int position) {
        TableWork table = moves.table();
        Cell now = table.cell(position);
        List<Cell> cells = new ArrayList<>();
        ColumnValues values = moves.values(position);
        Equations compared = equations.computeIfAbsent(
                rule,
                it -> new Equations(table.table(), moves.dialect(), it.check().condition()));
        compared.of(position).forEach(value -> addCompared(cells, values, value));
        if (values.counts()) {
            addNumbers(cells, values, now, rule, position);
        } else {
            addTexts(cells, values, now);
        }
        double own = COST + penalty(position) - moves.peers(position).strangeness(now);
        add(found, position, now, cells, own);
        List<Cell> made = new ArrayList<>();
        for (int i = 0; i < MOST_MADE; i++) {
            made.add(moves.ofEngine(position, table.row() + i));
        }
        made.addAll(moves.peers(position).usual());
        add(found, position, now, made, own + MADE);
    }

    private double penalty(int position) {
        return moves.isReferred(position) ? REFERRED : moves.isOfKey(position) ? OF_KEY : 0;
    }

    private void add(List<Move> found, int position, Cell now, List<? extends @Nullable Cell> cells, double cost) {
        List<String> near = now.text() == null
                ? List.of()
                : CellMoves.nearest(moves.values(position).labels(), now.text());
        int order = 0;
        for (Cell cell : cells) {
            if (cell != null && !cell.holds(now)) {
                double distance = moves.values(position).distance(now, cell);
                Cause cause = near.contains(cell.text()) ? CellMoves.spelt(near) : HOLDS;
                found.add(new Move(position, cell, cause, cost + distance + order++ * 1e-4));
            }
        }
    }

    private void addCompared(List<Cell> cells, ColumnValues values, Value value) {
        Object own;
        try {
            own = value.of(moves.table());
        } catch (ArithmeticException e) {
            return;
        }
        if (own == null) {
            return;
        } else if (!values.counts()) {
            addCell(cells, values.read(own.toString()));
            return;
        }
        BigDecimal units = values.units(own);
        if (units == null || units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) > 0) {
            return;
        }
        for (long at : new long[] {Units.floor(units), Units.ceiling(units)}) {
            addUnits(cells, values, at);
            addUnits(cells, values, at + values.step());
            addUnits(cells, values, at - values.step());
        }
    }

    private static void addUnits(List<Cell> cells, ColumnValues values, long units) {
        if (values.numbers().contains(units)) {
            addCell(cells, values.ofUnits(units));
        }
    }

    private static void addCell(List<Cell> cells, @Nullable Cell cell) {
        if (cell != null && cells.stream().noneMatch(cell::holds)) {
            cells.add(cell);
        }
    }

    private void addNumbers(List<Cell> cells, ColumnValues values, Cell now, ConditionRule rule, int position) {
        BigDecimal units = values.units(now.value());
        if (units == null) {
            return;
        }
        addCell(cells, values.nearest(units));
        if (values.type() instanceof DataType.BooleanType) {
            addUnits(cells, values, 0);
            addUnits(cells, values, 1);
        } else if (rule.reads().length > 1 || cells.isEmpty()) {
            search(cells, values, rule, new Search(position, units.longValue(), 1));
            search(cells, values, rule, new Search(position, units.longValue(), -1));
        }
    }

    private record Search(int position, long from, int sign) {}

    /** Goes away from a value by doubled steps until the CHECK holds, and back to the nearest one for which it does. */
    private void search(List<Cell> cells, ColumnValues values, ConditionRule rule, Search search) {
        LongDomain allowed = values.numbers();
        long fails = search.from();
        long step = values.step();
        for (int i = 0; i < MOST_STEPS && step > 0; i++, step *= 2) {
            long at = search.from() + search.sign() * step;
            if (at < allowed.min() || at > allowed.max() || search.sign() > 0 != at > search.from()) {
                return;
            }
            if (holds(values, rule, search.position(), at)) {
                addCell(cells, values.ofUnits(bisected(values, rule, search, new long[] {fails, at})));
                return;
            }
            fails = at;
        }
    }

    private long bisected(ColumnValues values, ConditionRule rule, Search search, long[] between) {
        long fails = between[0];
        long holds = between[1];
        long unit = values.step();
        while (Math.abs(holds - fails) > unit) {
            long middle = fails + (holds - fails) / 2 / unit * unit;
            if (middle == fails || middle == holds) {
                break;
            } else if (holds(values, rule, search.position(), middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }

    private boolean holds(ColumnValues values, ConditionRule rule, int position, long units) {
        Cell cell = values.ofUnits(units);
        if (cell == null) {
            return false;
        }
        moves.table().attempt(position, cell);
        boolean holds = rule.test(moves.table()) == null;
        moves.table().attempt(position, null);
        return holds;
    }

    private void addTexts(List<Cell> cells, ColumnValues values, Cell now) {
        String text = now.text();
        List<String> labels = values.labels();
        if (text != null) {
            CellMoves.nearest(labels, text).forEach(label -> addCell(cells, values.read(label)));
            int length = text.codePointCount(0, text.length());
            if (values.type() instanceof DataType.TextType) {
                addForms(cells, values, text, length);
            }
        }
        labels.stream().limit(MOST_LABELS).forEach(label -> addCell(cells, values.read(label)));
    }

    private static void addForms(List<Cell> cells, ColumnValues values, String text, int length) {
        if (length > values.maxLength()) {
            addCell(cells, values.read(text.substring(0, text.offsetByCodePoints(0, values.maxLength()))));
        } else if (length < values.minLength() && values.minLength() < 4096) {
            String unit = text.isEmpty() ? "x" : text;
            addCell(
                    cells,
                    values.read((text + unit.repeat(values.minLength() / unit.length() + 1))
                            .substring(0, values.minLength())));
        }
        addCell(cells, values.read(text.strip()));
        addCell(cells, values.read(text.toLowerCase(Locale.ROOT)));
        addCell(cells, values.read(text.toUpperCase(Locale.ROOT)));
    }

    /** All columns of the CHECK as the rules of the blueprint make them together: those agree with each other. */
    private void addJoint(List<Move> found, ConditionRule rule) {
        TableWork table = moves.table();
        for (int i = 0; i < MOST_MADE; i++) {
            List<Integer> positions = new ArrayList<>();
            List<Cell> cells = new ArrayList<>();
            for (int position : rule.reads()) {
                boolean free = table.isWritten(position)
                        && !table.isTried(position)
                        && moves.references(position).isEmpty();
                Cell made = free ? moves.ofEngine(position, table.row() + i) : null;
                if (made != null && !made.holds(table.cell(position))) {
                    positions.add(position);
                    cells.add(made);
                }
            }
            if (positions.size() > 1) {
                found.add(new Move(
                        positions.stream().mapToInt(Integer::intValue).toArray(),
                        cells.toArray(new Cell[0]),
                        HOLDS,
                        JOINT + i));
            }
        }
    }
}
