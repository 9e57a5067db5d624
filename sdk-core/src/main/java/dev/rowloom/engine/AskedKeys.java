package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.Branches;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Restriction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts and numbers that CHECKs and the predicates of keys want in foreign keys, so that the tables they refer to have
 * rows of these keys: {@code CHECK (kind IN ('open', 'closed'))} where {@code kind} refers to the key of a table of kinds.
 */
final class AskedKeys {

    /** Of a range of more numbers some are there anyway. */
    private static final int MOST_NUMBERS = 16;

    private final Map<String, Map<String, List<String>>> asked = new HashMap<>();
    private final Map<String, Map<String, LongDomain>> numbers = new HashMap<>();

    AskedKeys(Collection<TablePlanning> tables) {
        tables.forEach(this::collect);
    }

    private void collect(TablePlanning planning) {
        TableModel model = planning.model();
        for (int i = 0; i < model.references().size(); i++) {
            ForeignKey key = model.references().get(i).foreignKey();
            String column = key.columns().get(0);
            DataType type = model.table().column(column).orElseThrow().type();
            if (key.columns().size() == 1 && type instanceof DataType.TextType) {
                List<String> texts = asked.computeIfAbsent(key.parentTable(), id -> new HashMap<>())
                        .computeIfAbsent(key.parentColumns().get(0), name -> new ArrayList<>());
                texts.addAll(model.domains().column(column).allowedValues());
                restrictions(planning, i).forEach(it -> texts.addAll(it.domain().allowedValues()));
            } else if (key.columns().size() == 1
                    && type instanceof DataType.IntegerType
                    && !model.references().get(i).self()) {
                Map<String, LongDomain> columns = numbers.computeIfAbsent(key.parentTable(), id -> new HashMap<>());
                Stream.concat(
                                Stream.of(model.domains().column(column)),
                                restrictions(planning, i).map(Restriction::domain))
                        .map(ColumnDomain::numbers)
                        .filter(wanted -> wanted != null && wanted.size() <= MOST_NUMBERS)
                        .forEach(wanted -> columns.merge(key.parentColumns().get(0), wanted, LongDomain::union));
            }
        }
    }

    /** Returns what branches of CHECKs and parts of predicates want of the column of a reference. */
    private static Stream<Restriction> restrictions(TablePlanning planning, int number) {
        TableModel model = planning.model();
        String column = model.references().get(number).foreignKey().columns().get(0);
        KeyPlan.Switching switching = planning.keys().switching(model.position(column));
        List<Branch> within = switching == null || switching.wanted() == null
                ? List.of()
                : Branches.of(
                                model.table(),
                                List.of(switching.wanted()),
                                planning.checks().conditions()::isEvaluated)
                        .branches();
        return Stream.concat(
                        planning.checks().groups().stream().flatMap(group -> group.branches().stream()),
                        within.stream())
                .map(branch -> branch.columns().get(column))
                .filter(Objects::nonNull);
    }

    /**
     * Returns a program whose first rows have the keys that are asked for, or the given one where none is.
     *
     * @param program makes values that differ in every row
     * @param rows how many rows the table has
     */
    ColumnProgram first(TablePlanning planning, int position, ColumnProgram program, long rows) {
        ColumnContext column = planning.context(position);
        if (program instanceof LongProgram counted) {
            LongDomain wanted = numbers.getOrDefault(column.table().id(), Map.of())
                    .getOrDefault(column.column().name(), LongDomain.EMPTY);
            boolean plain = column.rule() instanceof Rule.Sequence
                    && column.blueprint().origin() == Origin.INFERRED
                    && column.column().type() instanceof DataType.IntegerType
                    && !planning.checks().groupsOf(position)
                    && planning.orders().below(column.column().name()).isEmpty();
            return plain ? AskedNumbers.in(counted, wanted(column, wanted)) : program;
        }
        List<String> texts = asked.getOrDefault(column.table().id(), Map.of())
                .getOrDefault(column.column().name(), List.of());
        boolean free = program instanceof BytesProgram
                && column.encoding() == Encoding.TEXT
                && column.blueprint().origin() == Origin.INFERRED
                && column.domain().values() == null
                && planning.keys().assignment(Atom.column(position)) instanceof Assignment.Alone
                && !planning.isCutByKeys(position);
        if (texts.isEmpty() || !free) {
            return program;
        }
        Map<String, byte[]> admitted = new LinkedHashMap<>();
        texts.stream()
                .filter(text -> planning.admits(position, text))
                .forEach(text ->
                        admitted.putIfAbsent(column.equality().fold(text), text.getBytes(StandardCharsets.UTF_8)));
        List<String> folded = admitted.keySet().stream().limit(rows).toList();
        List<byte[]> first = admitted.values().stream().limit(rows).toList();
        return first.isEmpty() ? program : new First((BytesProgram) program, first, places(folded), column);
    }

    private static LongDomain wanted(ColumnContext column, LongDomain numbers) {
        // a database that numbers a column without a sequence may take 0 for a number that is not given
        boolean zero = column.column()
                .identity()
                .filter(identity -> identity.sequence() == null)
                .isEmpty();
        LongDomain admitted = numbers.intersect(column.units());
        return zero ? admitted : admitted.intersect(LongDomain.of(0).complement());
    }

    private static Map<String, Integer> places(List<String> folded) {
        Map<String, Integer> places = new HashMap<>();
        folded.forEach(text -> places.put(text, places.size()));
        return places;
    }

    /** Gives the first rows texts of their own, and where another row would have one of those, it gets that row's text. */
    private static final class First extends BytesProgram {

        private final BytesProgram base;
        private final List<byte[]> first;
        private final Map<String, Integer> places;
        private final ColumnContext column;

        private First(BytesProgram base, List<byte[]> first, Map<String, Integer> places, ColumnContext column) {
            this.base = base;
            this.first = first;
            this.places = places;
            this.column = column;
        }

        @Override
        void write(Frame frame, int cell, BytesVector out) {
            long row = frame.row(cell);
            if (row < first.size()) {
                out.append(first.get((int) row));
                return;
            }
            base.write(frame, cell, out);
            Integer place = place(out);
            while (place != null) {
                // ends, since each row of the first has another text of the base
                Frame other = new Frame(frame.table(), 1);
                other.gather(new long[] {place}, 1);
                out.truncatePending(0);
                base.write(other, 0, out);
                place = place(out);
            }
        }

        private @Nullable Integer place(BytesVector out) {
            return places.get(column.equality().fold(out.pendingText()));
        }
    }
}
