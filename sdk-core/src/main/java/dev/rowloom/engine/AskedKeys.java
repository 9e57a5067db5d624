package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.engine.KeyPlan.Assignment;
import dev.rowloom.engine.KeyPlan.Atom;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.internal.domain.Branch;
import dev.rowloom.schema.internal.domain.Restriction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts that CHECKs want in foreign keys, so that the tables they refer to have rows of these keys: {@code CHECK (kind
 * IN ('open', 'closed'))} where {@code kind} refers to the key of a table of kinds.
 */
final class AskedKeys {

    private final Map<String, Map<String, List<String>>> asked = new HashMap<>();

    AskedKeys(Collection<TablePlanning> tables) {
        tables.forEach(this::collect);
    }

    private void collect(TablePlanning planning) {
        TableModel model = planning.model();
        for (TableModel.Reference reference : model.references()) {
            ForeignKey key = reference.foreignKey();
            String column = key.columns().get(0);
            if (key.columns().size() == 1
                    && model.table().column(column).orElseThrow().type() instanceof DataType.TextType) {
                List<String> texts = asked.computeIfAbsent(key.parentTable(), id -> new HashMap<>())
                        .computeIfAbsent(key.parentColumns().get(0), name -> new ArrayList<>());
                texts.addAll(model.domains().column(column).allowedValues());
                for (GroupPlan group : planning.checks().groups()) {
                    group.branches().forEach(branch -> texts.addAll(texts(branch, column)));
                }
            }
        }
    }

    private static List<String> texts(Branch branch, String column) {
        Restriction restriction = branch.columns().get(column);
        return restriction == null ? List.of() : restriction.domain().allowedValues();
    }

    /**
     * Returns a program whose first rows have the texts that are asked for, or the given one where none is.
     *
     * @param program makes texts that differ in every row
     * @param rows how many rows the table has
     */
    ColumnProgram first(TablePlanning planning, int position, ColumnProgram program, long rows) {
        ColumnContext column = planning.context(position);
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
