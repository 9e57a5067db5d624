package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Exclusion;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the given rows of a table against its exclusion constraints: against each other, and against the generated rows. */
final class PinnedExclusions {

    /** So many generated rows are looked through. */
    static final long MOST_ROWS = 100_000;

    /** So often other values are tried for a row. */
    private static final long MOST_ATTEMPTS = 48;

    private static final int BATCH = 512;

    private final TablePlanning planning;
    private final TableModel model;
    private final TableProgram program;
    private final PinnedTable pinned;
    private final Completed completed;

    /** A row, what it holds in the parts that are compared for equality, and its ranges. */
    private record Entry(long row, List<Object> equal, List<Span> spans) {}

    PinnedExclusions(TablePlanning planning, TableProgram program, PinnedTable pinned, Completed completed) {
        this.planning = planning;
        this.model = planning.model();
        this.program = program;
        this.pinned = pinned;
        this.completed = completed;
    }

    /** Returns the constraints whose columns are given in a table that has too many rows to look through. */
    static List<NotChecked> notChecked(TableModel model, PinnedTable pinned, long rows) {
        return rows <= MOST_ROWS
                ? List.of()
                : model.table().exclusions().stream()
                        .filter(exclusion -> !model.exclusions().unheld().contains(exclusion))
                        .filter(exclusion -> isConcerned(model, pinned, exclusion))
                        .map(exclusion -> new NotChecked(
                                model.table().id(),
                                KeyReading.describe(exclusion),
                                "given rows are not held against the generated ones of a table with more than "
                                        + MOST_ROWS + " rows"))
                        .toList();
    }

    private static boolean isConcerned(TableModel model, PinnedTable pinned, Exclusion exclusion) {
        List<String> columns = columns(exclusion);
        for (int row = 0; row < pinned.count(); row++) {
            for (String column : columns) {
                int position = model.position(column);
                TableModel.ColumnOfReference of = position < 0 ? null : model.referenceOf(position);
                if (of != null ? pinned.isTold(of.reference(), row) : position >= 0 && pinned.isGiven(position, row)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> columns(Exclusion exclusion) {
        return exclusion.elements().stream()
                .flatMap(element -> element.expression().columns().stream())
                .distinct()
                .toList();
    }

    /**
     * Returns whether other values were found for a row, so that all has to be planned again.
     *
     * @throws UsageException if given rows exclude each other, or a generated one
     */
    boolean complete(Dialect dialect) {
        for (Exclusion exclusion : model.table().exclusions()) {
            boolean read = !model.exclusions().unheld().contains(exclusion)
                    && columns(exclusion).stream().allMatch(column -> model.position(column) >= 0);
            if (read && isConcerned(model, pinned, exclusion) && complete(exclusion, dialect)) {
                return true;
            }
        }
        return false;
    }

    private boolean complete(Exclusion exclusion, Dialect dialect) {
        Condition predicate = exclusion.predicate() == null
                ? null
                : Condition.compile(model.table(), dialect, exclusion.predicate())
                        .condition();
        Map<List<Object>, List<Entry>> given = new HashMap<>();
        long rows = program.layout().rows();
        long end = rows <= MOST_ROWS ? rows : pinned.count();
        Frame frame = new Frame(program, BATCH);
        for (long first = 0; first < end; first += frame.count()) {
            long limit = first < pinned.count() ? pinned.count() : end;
            frame.span(first, (int) Math.min(BATCH, limit - first));
            for (int cell = 0; cell < frame.count(); cell++) {
                Entry entry = entry(exclusion, predicate, frame, cell);
                if (entry == null) {
                    continue;
                }
                List<Entry> others = given.computeIfAbsent(entry.equal(), key -> new ArrayList<>());
                Entry clash = clash(others, entry);
                if (clash != null) {
                    return move(exclusion, entry, clash);
                } else if (entry.row() < pinned.count()) {
                    others.add(entry);
                }
            }
        }
        return false;
    }

    private static @Nullable Entry clash(List<Entry> others, Entry entry) {
        for (Entry other : others) {
            boolean overlaps = true;
            for (int i = 0; i < entry.spans().size(); i++) {
                overlaps &= entry.spans().get(i).overlaps(other.spans().get(i));
            }
            if (overlaps) {
                return other;
            }
        }
        return null;
    }

    private @Nullable Entry entry(Exclusion exclusion, @Nullable Condition predicate, Frame frame, int cell) {
        if (predicate != null
                && predicate.test(column -> {
                            int position = model.position(
                                    model.table().columns().get(column).name());
                            return position < 0 ? null : frame.column(position).value(cell);
                        })
                        != Truth.TRUE) {
            return null;
        }
        List<Object> equal = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (Exclusion.Element element : exclusion.elements()) {
            Object part = element.operator().equals("=")
                    ? equal(element.expression(), frame, cell)
                    : span(element.expression(), frame, cell);
            if (part == null) {
                return null;
            } else if (part instanceof Span span) {
                spans.add(span);
            } else {
                equal.add(part);
            }
        }
        return new Entry(frame.row(cell), equal, spans);
    }

    private @Nullable Object equal(Expression expression, Frame frame, int cell) {
        if (!(expression instanceof Expression.ColumnReference reference)) {
            return null;
        }
        int position = model.position(reference.column());
        Object value = frame.column(position).value(cell);
        return value instanceof String text ? planning.context(position).fold().apply(text) : value;
    }

    private @Nullable Span span(Expression expression, Frame frame, int cell) {
        if (expression instanceof Expression.ColumnReference reference) {
            Object value = frame.column(model.position(reference.column())).value(cell);
            DataType type =
                    model.table().column(reference.column()).map(Column::type).orElseThrow();
            return value instanceof String text && type instanceof DataType.RangeType range
                    ? Span.parse(text, range.element())
                    : null;
        }
        List<Expression> arguments = ((Expression.Call) expression).arguments();
        String bounds = arguments.size() > 2 && arguments.get(2) instanceof Expression.Literal literal
                ? String.valueOf(literal.value())
                : "[)";
        return Span.of(bound(arguments.get(0), frame, cell), bound(arguments.get(1), frame, cell), bounds);
    }

    private @Nullable Object bound(Expression argument, Frame frame, int cell) {
        return frame.column(model.position(((Expression.ColumnReference) argument).column()))
                .value(cell);
    }

    /** Gives a row other values in the columns that are not given. */
    private boolean move(Exclusion exclusion, Entry entry, Entry clash) {
        String table = model.table().id();
        for (Entry one : List.of(entry, clash)) {
            int row = (int) one.row();
            if (row >= pinned.count() || completed.attempts(table, row) >= MOST_ATTEMPTS) {
                continue;
            }
            List<Integer> open = columns(exclusion).stream()
                    .map(model::position)
                    .filter(position -> model.referenceOf(position) == null && !pinned.isGiven(position, row))
                    .toList();
            if (!open.isEmpty()) {
                Frame natural = new Frame(program, 1, Frame.Mode.NATURAL);
                natural.span(
                        (row + 1 + completed.attempts(table, row))
                                % program.layout().rows(),
                        1);
                open.forEach(position -> completed.setCell(table, row, position, cell(natural, position)));
                completed.countAttempt(table, row);
                return true;
            }
        }
        throw refused(exclusion, entry, clash);
    }

    private @Nullable Object cell(Frame natural, int position) {
        Object value = natural.column(position).value(0);
        return value == null
                ? null
                : PinnedValues.cell(planning.context(position), true, PinnedFilling.text(value), "row");
    }

    private UsageException refused(Exclusion exclusion, Entry entry, Entry clash) {
        Frame frame = new Frame(program, 1);
        frame.span(clash.row(), 1);
        String values = columns(exclusion).stream()
                .map(column -> column + " = "
                        + PinnedRows.cut(String.valueOf(
                                frame.column(model.position(column)).value(0))))
                .collect(Collectors.joining(", "));
        boolean both = entry.row() < pinned.count();
        return new UsageException(pinned.name((int) clash.row()) + " with " + values + " overlaps "
                + (both ? pinned.name((int) entry.row()) : "generated row " + entry.row()) + ": "
                + KeyReading.describe(exclusion) + " of table " + model.table().id() + " admits one of them; "
                + (both
                        ? "give another value"
                        : "give another value, or a parent that has no other children, by children(…)"));
    }
}
