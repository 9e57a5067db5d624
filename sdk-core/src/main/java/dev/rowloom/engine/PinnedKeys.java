package dev.rowloom.engine;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.schema.internal.condition.Condition;
import dev.rowloom.schema.internal.condition.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the unique keys of a table in which generated rows have to give way to given ones. */
final class PinnedKeys {

    private final TablePlanning planning;
    private final TableModel model;
    private final Dialect dialect;
    private final Pins.Given given;
    private final Supplier<TableProgram> program;

    private PinnedKeys(TablePlanning planning, Dialect dialect, Pins.Given given, Supplier<TableProgram> program) {
        this.planning = planning;
        this.model = planning.model();
        this.dialect = dialect;
        this.given = given;
        this.program = program;
    }

    /** Returns what the programs of a table take. */
    static Pins pins(TablePlanning planning, Dialect dialect, Pins.Given given, Map<String, TableProgram> programs) {
        String table = planning.model().table().id();
        PinnedKeys keys = new PinnedKeys(planning, dialect, given, () -> Objects.requireNonNull(programs.get(table)));
        return new Pins(given, given.count() == 0 ? List.of() : keys.keys());
    }

    private List<PinnedKey> keys() {
        List<PinnedKey> keys = new ArrayList<>();
        for (UniqueKey key : model.table().uniqueKeys()) {
            if (isImplied(key)) {
                continue;
            }
            PinnedKey made = key(CaseKeys.partial(dialect, key));
            if (made != null) {
                keys.add(made);
            }
        }
        for (UniqueKey key : model.exclusions().keys()) {
            PinnedKey made = key(key);
            if (made != null) {
                keys.add(made);
            }
        }
        return keys;
    }

    /** Returns whether rows that another key keeps apart are apart by this one as well. */
    private boolean isImplied(UniqueKey key) {
        List<UniqueKey> keys = model.table().uniqueKeys();
        return keys.stream()
                .filter(other -> !other.equals(key) && other.isPlain() && key.isPlain())
                .filter(other -> other.nulls() == UniqueKey.NullComparison.NOT_DISTINCT
                        || key.nulls() == UniqueKey.NullComparison.DISTINCT)
                .anyMatch(other -> key.parts().containsAll(other.parts())
                        && (key.parts().size() > other.parts().size() || keys.indexOf(other) < keys.indexOf(key)));
    }

    /** Returns a key, or null where it can't be read. */
    private @Nullable PinnedKey key(UniqueKey key) {
        List<PinnedKey.Part> parts = new ArrayList<>();
        for (UniqueKey.Part part : key.parts()) {
            PinnedKey.Part made = part(key, part);
            if (made == null) {
                return null;
            }
            parts.add(made);
        }
        Condition predicate = key.predicate() == null
                ? null
                : Condition.compile(model.table(), dialect, key.predicate()).condition();
        if (key.predicate() != null && predicate == null) {
            return null;
        }
        Set<String> columns = new LinkedHashSet<>(KeyExpressions.columnsOf(key));
        if (key.predicate() != null) {
            columns.addAll(key.predicate().columns());
        }
        if (columns.stream().anyMatch(column -> model.position(column) < 0)) {
            return null;
        }
        return new PinnedKey(
                key.name() == null ? "unique key (" + String.join(", ", columns) + ")" : "unique key " + key.name(),
                parts,
                predicate,
                key.nulls() == UniqueKey.NullComparison.NOT_DISTINCT,
                scope(columns),
                () -> new Frame(program.get(), 1, Frame.Mode.GIVEN_ALONE));
    }

    private PinnedKey.@Nullable Part part(UniqueKey key, UniqueKey.Part part) {
        String column = part.column();
        int prefix = part.prefixLength() == DataType.UNLIMITED ? Integer.MAX_VALUE : part.prefixLength();
        if (column != null) {
            int position = model.position(column);
            TableModel.ColumnOfReference of = position < 0 ? null : model.referenceOf(position);
            if (of != null
                    && prefix == Integer.MAX_VALUE
                    && key.columns()
                            .containsAll(model.references()
                                    .get(of.reference())
                                    .foreignKey()
                                    .columns())) {
                return new PinnedKey.Part(-1, of.reference(), null, prefix, text -> text, 1);
            }
            return position < 0
                    ? null
                    : new PinnedKey.Part(
                            position,
                            -1,
                            null,
                            prefix,
                            planning.context(position).fold(),
                            1);
        }
        Expression.Call slot = Exclusions.slotCall(part.expression());
        if (slot != null) {
            int position = model.position(slot.columns().get(0));
            long units = Exclusions.slot(model.columns().get(position).type());
            return new PinnedKey.Part(position, -1, null, prefix, text -> text, units);
        }
        Value value = Value.compile(model.table(), dialect, part.expression()).value();
        return value == null ? null : new PinnedKey.Part(-1, -1, value, prefix, value.equality()::fold, 1);
    }

    private PinnedKey.Scope scope(Set<String> columns) {
        Set<Integer> positions = new LinkedHashSet<>();
        Set<Integer> references = new LinkedHashSet<>();
        for (String column : columns) {
            int position = model.position(column);
            TableModel.ColumnOfReference reference = model.referenceOf(position);
            if (reference == null) {
                positions.add(position);
            } else if (reference.reference() != model.owner()) {
                references.add(reference.reference());
            }
        }
        boolean[] fixed = new boolean[given.count()];
        for (int row = 0; row < fixed.length; row++) {
            int number = row;
            fixed[row] = positions.stream().anyMatch(position -> isGiven(position, number))
                    || references.stream().anyMatch(reference -> isTold(reference, number));
        }
        return new PinnedKey.Scope(
                List.copyOf(columns),
                ints(positions),
                ints(references),
                model.table().columns().stream()
                        .mapToInt(column -> model.position(column.name()))
                        .toArray(),
                fixed);
    }

    private boolean isGiven(int position, int row) {
        PinnedColumn ofColumn = given.cells()[position];
        return ofColumn != null && ofColumn.cell(row) != Pins.OPEN;
    }

    private boolean isTold(int reference, int row) {
        long[] parents = given.parents()[reference];
        return parents != null && parents[row] != Pins.FREE;
    }

    private static int[] ints(Set<Integer> numbers) {
        return numbers.stream().flatMapToInt(IntStream::of).toArray();
    }
}
