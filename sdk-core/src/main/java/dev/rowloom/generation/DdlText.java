package dev.rowloom.generation;

import dev.rowloom.schema.Check;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Collection;
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
    private static final int MOST_PARENT_COLUMNS = 6;

    private final Schema schema;
    private final Table table;
    private final Set<String> written;
    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    /** A column or constraint, and what is to be known of it. */
    private record Part(String declaration, String remark) {}

    private DdlText(Schema schema, Table table, Set<String> written) {
        this.schema = schema;
        this.table = table;
        this.written = written;
    }

    /**
     * Returns a table's declaration, and a line for each table it refers to.
     *
     * @param written the columns that a request is about; of the others only name and type are told, and no constraint that
     *     bears on them alone
     */
    static String of(Schema schema, Table table, Set<String> written) {
        return new DdlText(schema, table, written).write();
    }

    private String write() {
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
        text.append("CREATE TABLE ").append(name(table.id())).append(" (");
        remark(table.comment().map(it -> line(it, COMMENT)).orElse(""));
        for (int i = 0; i < parts.size(); i++) {
            text.append("  ").append(parts.get(i).declaration()).append(i + 1 < parts.size() ? "," : "");
            remark(parts.get(i).remark());
        }
        text.append(");\n");
        others(others);
        parents();
        return text.toString();
    }

    private void remark(String remark) {
        text.append(remark.isEmpty() ? "" : " -- " + remark).append('\n');
    }

    private void part(String declaration) {
        parts.add(new Part(declaration, ""));
    }

    private void column(Column column) {
        StringBuilder declaration = new StringBuilder(name(column.name()));
        declaration.append(' ').append(line(column.declaredType(), TYPE));
        if (!column.isNullable()) {
            declaration.append(" NOT NULL");
        }
        column.defaultValue().ifPresent(value -> declaration.append(" DEFAULT ").append(line(value, DEFAULT)));
        column.computedAs()
                .ifPresent(value ->
                        declaration.append(" AS (").append(line(value, DEFAULT)).append(')'));
        List<String> remarks = new ArrayList<>();
        if (column.type() instanceof DataType.EnumType type) {
            remarks.add("one of " + labels(type.labels()));
        } else if (column.type() instanceof DataType.SetType type) {
            remarks.add("any of " + labels(type.labels()));
        }
        column.comment().map(it -> line(it, COMMENT)).ifPresent(remarks::add);
        parts.add(new Part(declaration.toString(), String.join("; ", remarks)));
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
        boolean expressions = key.parts().stream().anyMatch(part -> part.column() == null);
        if (expressions) {
            part("UNIQUE (an expression" + (key.columns().isEmpty() ? ")" : " and " + names(key.columns()) + ")"));
        } else if (isAsked(key.columns())) {
            String kind = key.kind() == UniqueKey.Kind.PRIMARY ? "PRIMARY KEY" : "UNIQUE";
            String where = key.predicate() == null ? "" : " WHERE some condition";
            part(kind + " (" + names(key.columns()) + ")" + where);
        }
    }

    private void reference(ForeignKey key) {
        if (isAsked(key.columns())) {
            part("FOREIGN KEY (" + names(key.columns()) + ") REFERENCES " + name(key.parentTable()) + " ("
                    + names(key.parentColumns()) + ")");
        }
    }

    private void check(Check check) {
        if (check.condition().hasUnparsed() || isAsked(check.condition().columns())) {
            part("CHECK (" + line(check.sql(), CHECK) + ")");
        }
    }

    /** Returns whether a constraint bears on what is to be written. */
    private boolean isAsked(Collection<String> columns) {
        return columns.stream().anyMatch(written::contains);
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
                        .filter(name -> !TellingColumns.isSecret(name))
                        .limit(MOST_PARENT_COLUMNS)
                        .toList();
                text.append("-- ").append(name(id)).append(" (").append(names(columns));
                text.append(parent.columns().size() > columns.size() ? ", …)" : ")");
                parent.comment().ifPresent(it -> text.append(": ").append(line(it, COMMENT)));
                text.append('\n');
            });
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
