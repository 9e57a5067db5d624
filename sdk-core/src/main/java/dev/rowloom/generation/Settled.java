package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.RowBatch;
import dev.rowloom.generation.RowFacts.Fact;
import dev.rowloom.schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what is settled of rows whose keys are assigned: what describes the rows they refer to, and keys that say something. */
final class Settled {

    private final RunTables tables;
    private final DirectTable table;

    Settled(RunTables tables, DirectTable table) {
        this.tables = tables;
        this.table = table;
    }

    /** Returns what is settled of a row of the engine. */
    List<Fact> facts(RowBatch engine, int row) {
        List<Fact> facts = new ArrayList<>();
        for (ForeignKey key : table.references()) {
            DirectTable parent = tables.table(key.parentTable());
            Integer found = parent == null ? null : parent(key, engine, row);
            if (parent == null || found == null) {
                continue;
            }
            List<@Nullable String> values = tables.rows(parent.id()).values(found, parent.telling());
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                if (value != null && !value.isBlank()) {
                    String column = parent.telling().get(i);
                    facts.add(new Fact(role(key) + "." + column, tables.told(parent.id(), column, value)));
                }
            }
        }
        for (ColumnLayout column : table.layout().columns()) {
            if (saysSomething(column)) {
                String value = KeptRows.text(engine.column(table.layout().position(column.name())), row);
                if (value != null) {
                    facts.add(new Fact(column.name(), tables.told(table.id(), column.name(), value)));
                }
            }
        }
        return facts;
    }

    /** Returns the keys by which a row refers to one that is not there. */
    List<ForeignKey> lost(RowBatch engine, int row) {
        return table.references().stream()
                .filter(key -> key(key, engine, row) != null && parent(key, engine, row) == null)
                .toList();
    }

    private @Nullable Integer parent(ForeignKey key, RowBatch engine, int row) {
        List<String> values = key(key, engine, row);
        return values == null ? null : tables.rows(key.parentTable()).find(key.parentColumns(), values);
    }

    private @Nullable List<String> key(ForeignKey key, RowBatch engine, int row) {
        return KeptRows.key(table.layout(), key, engine, row);
    }

    private boolean saysSomething(ColumnLayout column) {
        boolean words = column.encoding() == Encoding.TEXT
                || column.encoding() == Encoding.DATE
                || column.encoding() == Encoding.TIMESTAMP;
        boolean refers = table.table().foreignKeys().stream()
                .anyMatch(key -> key.columns().contains(column.name()));
        return words && !refers && !table.columns().contains(column);
    }

    /** Returns what the row referred to is to this one: {@code customer} for {@code customer_id}. */
    private static String role(ForeignKey key) {
        if (key.columns().size() > 1) {
            return key.parentTable().substring(key.parentTable().lastIndexOf('.') + 1);
        }
        String column = key.columns().get(0);
        String lower = column.toLowerCase(Locale.ROOT);
        int end = lower.endsWith("_id") ? 3 : lower.endsWith("id") && lower.length() > 2 ? 2 : 0;
        return column.substring(0, column.length() - end);
    }
}
