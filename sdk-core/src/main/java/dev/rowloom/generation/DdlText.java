package dev.rowloom.generation;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table's declaration as a model needs it: short, one line each, made from the schema and not from the source.
 *
 * <p>Everything in it comes from outside; it belongs into a {@link DataFence}.
 */
final class DdlText {

    private static final int NAME = 128;
    private static final int TYPE = 80;
    private static final int DEFAULT = 80;
    private static final int LABELS = 600;
    private static final int CHECK = 400;
    private static final int COMMENT = 240;
    private static final int MOST_OTHER_COLUMNS = 40;
    private static final int MOST_PARENT_COLUMNS = 8;

    private final Schema schema;
    private final Table table;
    private final Set<String> written;
    private final StringBuilder text = new StringBuilder();

    private DdlText(Schema schema, Table table, Set<String> written) {
        this.schema = schema;
        this.table = table;
        this.written = written;
    }

    /**
     * Returns a table's declaration, and a line for each table it refers to.
     *
     * @param written the columns that a request is about; of the others only name and type are told
     */
    static String of(Schema schema, Table table, Set<String> written) {
        return new DdlText(schema, table, written).write();
    }

    private String write() {
        text.append("CREATE TABLE ").append(name(table.id())).append(" (");
        comment(table.comment().orElse(""));
        text.append('\n');
        List<Column> others = new ArrayList<>();
        for (Column column : table.columns()) {
            if (written.contains(column.name())) {
                column(column);
            } else {
                others.add(column);
            }
        }
        table.uniqueKeys().forEach(this::key);
        table.foreignKeys().forEach(this::reference);
        table.checks().forEach(this::check);
        text.append(");\n");
        others(others);
        parents();
        return text.toString();
    }

    private void column(Column column) {
        text.append("  ").append(name(column.name())).append(' ').append(line(column.declaredType(), TYPE));
        if (!column.isNullable()) {
            text.append(" NOT NULL");
        }
        column.defaultValue().ifPresent(value -> text.append(" DEFAULT ").append(line(value, DEFAULT)));
        column.computedAs()
                .ifPresent(value ->
                        text.append(" AS (").append(line(value, DEFAULT)).append(')'));
        text.append(',');
        List<String> remarks = new ArrayList<>();
        if (column.type() instanceof DataType.EnumType type) {
            remarks.add("one of " + labels(type.labels()));
        } else if (column.type() instanceof DataType.SetType type) {
            remarks.add("any of " + labels(type.labels()));
        }
        column.comment().map(it -> line(it, COMMENT)).ifPresent(remarks::add);
        comment(String.join("; ", remarks));
        text.append('\n');
    }

    private static String labels(List<String> labels) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            String label = OutsideText.shown(labels.get(i), NAME);
            if (list.length() + label.length() > LABELS) {
                return list.append(" and ")
                        .append(labels.size() - i)
                        .append(" more")
                        .toString();
            }
            list.append(i == 0 ? "" : OutsideText.SEPARATOR).append(label);
        }
        return list.toString();
    }

    private void key(UniqueKey key) {
        if (key.parts().stream().noneMatch(part -> part.column() == null)) {
            String kind = key.kind() == UniqueKey.Kind.PRIMARY ? "PRIMARY KEY" : "UNIQUE";
            text.append("  ")
                    .append(kind)
                    .append(" (")
                    .append(names(key.columns()))
                    .append(')');
            text.append(key.predicate() == null ? "," : ", -- of some rows only")
                    .append('\n');
        } else {
            text.append("  UNIQUE (an expression")
                    .append(key.columns().isEmpty() ? "" : " and " + names(key.columns()))
                    .append("),\n");
        }
    }

    private void reference(ForeignKey key) {
        text.append("  FOREIGN KEY (").append(names(key.columns())).append(") REFERENCES ");
        text.append(name(key.parentTable()))
                .append(" (")
                .append(names(key.parentColumns()))
                .append("),\n");
    }

    private void check(Check check) {
        text.append("  CHECK (").append(line(check.sql(), CHECK)).append("),\n");
    }

    private void others(List<Column> others) {
        if (others.isEmpty()) {
            return;
        }
        text.append("-- columns that are not to be written: ");
        text.append(others.stream()
                .limit(MOST_OTHER_COLUMNS)
                .map(it -> name(it.name()) + " " + line(it.declaredType(), TYPE))
                .collect(Collectors.joining(", ")));
        int more = others.size() - MOST_OTHER_COLUMNS;
        text.append(more > 0 ? " and " + more + " more" : "").append('\n');
    }

    private void parents() {
        Set<String> ids = new LinkedHashSet<>();
        table.foreignKeys().forEach(key -> ids.add(key.parentTable()));
        ids.remove(table.id());
        for (String id : ids) {
            schema.table(id).ifPresent(parent -> {
                List<String> columns = parent.columns().stream()
                        .map(Column::name)
                        .limit(MOST_PARENT_COLUMNS)
                        .toList();
                text.append("-- ").append(name(id)).append(" (").append(names(columns));
                text.append(parent.columns().size() > columns.size() ? ", …)" : ")");
                parent.comment().ifPresent(it -> text.append(": ").append(line(it, COMMENT)));
                text.append('\n');
            });
        }
    }

    private void comment(String comment) {
        if (!comment.isEmpty()) {
            text.append(" -- ").append(line(comment, LABELS + COMMENT));
        }
    }

    private static String names(List<String> names) {
        return names.stream().map(DdlText::name).collect(Collectors.joining(", "));
    }

    private static String name(String name) {
        return OutsideText.name(name, NAME);
    }

    private static String line(String outside, int most) {
        return OutsideText.oneLine(outside, most);
    }
}
