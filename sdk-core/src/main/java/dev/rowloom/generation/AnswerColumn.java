package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Encoding;
import dev.rowloom.generation.WantedColumn.Expected;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of an answer.
 *
 * @param name what rows call it: the column's name if that is plain, else one made of its place in the table
 * @param layout the column, or null for the row's number
 * @param dates how its dates and times are written, or null if it holds none
 * @param takesNull whether null is a value of it
 */
record AnswerColumn(
        String name,
        @Nullable ColumnLayout layout,
        @Nullable DateWords dates,
        boolean takesNull) {

    private static final AnswerColumn NUMBER = new AnswerColumn(Prompt.NUMBER, null, null, false);

    /** Returns the columns of the answer to a request, in order. */
    static List<AnswerColumn> of(BatchAsk ask, ColumnControls controls) {
        Set<String> taken = new HashSet<>();
        List<AnswerColumn> columns = new ArrayList<>();
        if (ask.isNumbered()) {
            taken.add(Prompt.NUMBER);
            columns.add(NUMBER);
        }
        for (ColumnLayout layout : ask.columns()) {
            columns.add(new AnswerColumn(
                    name(ask.table(), layout, taken),
                    layout,
                    DateWords.of(controls, ask.table(), layout).orElse(null),
                    layout.column().isNullable()
                            && controls.nullProbability(ask.table().id(), layout.name())
                                            .orElse(1)
                                    > 0));
        }
        return columns;
    }

    private static String name(Table table, ColumnLayout layout, Set<String> taken) {
        String name = layout.name();
        String base = OutsideText.isPlainName(name) ? name : "column_" + (table.position(name) + 1);
        String free = base;
        // names that differ in letter case alone are told apart by it
        for (int i = 2; !taken.add(free.equalsIgnoreCase(Prompt.NUMBER) ? free.toLowerCase(Locale.ROOT) : free); i++) {
            free = base + "_" + i;
        }
        return free;
    }

    /** Returns what the parser expects. */
    WantedColumn wanted() {
        return new WantedColumn(
                name,
                switch (jsonType()) {
                    case "integer", "number" -> Expected.NUMBER;
                    case "boolean" -> Expected.BOOLEAN;
                    default -> Expected.ANY;
                });
    }

    /** Returns the type's name in JSON Schema. */
    String jsonType() {
        Encoding encoding = layout == null ? Encoding.INTEGER : layout.encoding();
        return switch (encoding) {
            case INTEGER -> "integer";
            case DECIMAL, FLOAT -> "number";
            case BOOLEAN -> "boolean";
            default -> "string";
        };
    }

    /** Returns how a value is put into a JSON string where that goes without saying for no reader; else nothing. */
    String notation() {
        if (layout == null) {
            return "";
        }
        DataType type = layout.column().type();
        if (layout.encoding() == Encoding.BINARY) {
            return "bytes as hexadecimal digits, only a few";
        } else if (type instanceof DataType.ArrayType) {
            return "an array as one text such as {a,b}";
        } else if (type instanceof DataType.SetType) {
            return "labels joined by commas";
        }
        return type instanceof DataType.JsonType ? "JSON as one text" : "";
    }
}
