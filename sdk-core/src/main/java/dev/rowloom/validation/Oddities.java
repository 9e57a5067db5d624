package dev.rowloom.validation;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import dev.rowloom.validation.Finding.Example;
import dev.rowloom.validation.internal.BatchView;
import dev.rowloom.validation.internal.KeyDigest;
import dev.rowloom.validation.internal.Problem;
import dev.rowloom.validation.internal.RowView.Knowledge;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a database takes and a person wonders at: text that stands for a value, rows that are there twice but for their keys, columns
 * with one value in all rows. Not thread-safe.
 */
final class Oddities {

    private static final int LEAST_ROWS = 10;
    private static final int LEAST_COLUMNS = 2;
    private static final Set<String> STAND_INS = Set.of(
            "string",
            "text",
            "varchar",
            "value",
            "n/a",
            "na",
            "tbd",
            "tba",
            "todo",
            "foo",
            "bar",
            "baz",
            "foobar",
            "xxx",
            "placeholder",
            "null",
            "nil",
            "undefined",
            "unknown",
            "none",
            "test",
            "example",
            "sample",
            "dummy",
            "asdf",
            "lorem ipsum",
            "...",
            "…",
            "?",
            "-");

    private final BatchView view;
    private final Findings findings;
    private final KeySet rows;
    private final KeyDigest digest = new KeyDigest();
    private final int[] described;
    private final @Nullable Problem[] standIns;
    private final @Nullable Problem[] constants;
    private final @Nullable Object[] firsts;
    private final boolean[] varied;
    private final Problem repeated;
    private long count;

    Oddities(Table table, BatchView view, Findings findings, KeyMemory memory) {
        this.view = view;
        this.findings = findings;
        this.rows = new KeySet(memory);
        Set<String> keys = new HashSet<>();
        table.uniqueKeys().stream().map(UniqueKey::columns).forEach(keys::addAll);
        Set<String> references = new HashSet<>();
        table.foreignKeys().stream().map(ForeignKey::columns).forEach(references::addAll);
        List<Column> columns = table.columns();
        int width = columns.size();
        this.standIns = new @Nullable Problem[width];
        this.constants = new @Nullable Problem[width];
        this.firsts = new @Nullable Object[width];
        this.varied = new boolean[width];
        this.described = java.util.stream.IntStream.range(0, width)
                .filter(i -> !keys.contains(columns.get(i).name())
                        && columns.get(i).identity().isEmpty()
                        && columns.get(i).computedAs().isEmpty())
                .toArray();
        for (int position : described) {
            Column column = columns.get(position);
            boolean text = column.type() instanceof DataType.TextType;
            boolean few = column.type() instanceof DataType.BooleanType || column.type() instanceof DataType.EnumType;
            if (text) {
                standIns[position] = problem(
                        FindingKind.PLACEHOLDER, table, column, "holds text that stands for a value", "write one");
            }
            if (!few && !references.contains(column.name())) {
                constants[position] =
                        problem(FindingKind.CONSTANT, table, column, "has the same value in all rows", "vary it");
            }
        }
        this.repeated = new Problem(
                Severity.NOTE,
                FindingKind.REPEATED,
                table.id(),
                null,
                List.of(),
                table.id() + " has rows that differ in nothing but their keys; leave them out, or vary them");
    }

    private static Problem problem(FindingKind kind, Table table, Column column, String what, String remedy) {
        return new Problem(
                Severity.NOTE,
                kind,
                table.id(),
                null,
                List.of(column.name()),
                table.id() + "." + column.name() + " " + what + "; " + remedy);
    }

    /** Looks at the row that the view is at. */
    void add() {
        @Nullable Object[] values = new @Nullable Object[described.length];
        for (int i = 0; i < described.length; i++) {
            int position = described[i];
            Object value =
                    view.knowledge(position) == Knowledge.UNREAD ? view.original(position) : view.value(position);
            values[i] = value instanceof byte[] bytes ? java.util.Arrays.hashCode(bytes) : value;
            Problem standIn = standIns[position];
            if (standIn != null && value instanceof String text && isStandIn(text)) {
                findings.add(standIn, view);
            }
            if (count == 0) {
                firsts[position] = values[i];
            }
            varied[position] |= values[i] == null || !values[i].equals(firsts[position]);
        }
        count++;
        if (described.length >= LEAST_COLUMNS) {
            long before = rows.add(digest.of(values), view.number());
            if (before != KeySet.NEW) {
                findings.addClash(repeated, view, before);
            }
        }
    }

    private static boolean isStandIn(String text) {
        return text.length() <= 12 && STAND_INS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Tells the columns with one value, all rows being there now. */
    void finish() {
        for (int position : described) {
            Problem constant = constants[position];
            if (constant != null && count >= LEAST_ROWS && !varied[position]) {
                findings.add(constant, count, new Example(0, java.util.Map.of(), null));
            }
        }
    }
}
