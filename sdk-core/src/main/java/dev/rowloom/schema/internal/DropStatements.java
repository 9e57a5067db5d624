package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads DROP TABLE, TYPE, DOMAIN, SCHEMA and INDEX. */
final class DropStatements {

    private final Reading reading;
    private final Catalogue catalogue;
    private final Names names;

    DropStatements(Reading reading) {
        this.reading = reading;
        this.catalogue = reading.catalogue();
        this.names = reading.names();
    }

    /** Reads DROP TABLE. */
    void tables(Tokens in) {
        while (in.hasNext() && !in.accept("TABLE")) {
            in.take();
        }
        in.accept("IF", "EXISTS");
        List<TableName> dropped = new ArrayList<>();
        boolean cascades = list(in, dropped) && names.dialect().cascadesDrop();
        for (TableName name : dropped) {
            TableDraft table = catalogue.table(name);
            if (table != null && cascades) {
                catalogue.drop(table);
            } else {
                catalogue.remove(name);
            }
        }
    }

    /** Reads DROP TYPE and DROP DOMAIN. */
    void types(Tokens in) {
        in.take();
        in.take();
        in.accept("IF", "EXISTS");
        List<TableName> dropped = new ArrayList<>();
        list(in, dropped);
        dropped.forEach(catalogue::removeType);
    }

    /** Reads DROP SCHEMA. */
    void schemas(Tokens in) {
        in.take();
        in.take();
        in.accept("IF", "EXISTS");
        List<TableName> dropped = new ArrayList<>();
        list(in, dropped);
        dropped.forEach(schema -> catalogue.removeSchema(schema.name()));
    }

    /** Reads {@code DROP INDEX a, b} and {@code DROP INDEX a ON t}. */
    void indexes(Tokens in) {
        in.accept("DROP", "INDEX");
        in.accept("CONCURRENTLY");
        in.accept("IF", "EXISTS");
        List<TableName> dropped = new ArrayList<>();
        list(in, dropped);
        TableDraft of = in.accept("ON") ? catalogue.table(names.qualified(in)) : null;
        dropped.forEach(index -> dropIndex(index, of));
    }

    private void dropIndex(TableName index, @Nullable TableDraft of) {
        if (of != null) {
            new TableChanges(reading, of).dropIndex(index.name());
            return;
        }
        String schema = catalogue.placed(index).qualifier();
        TableDraft qualifying = index.qualifier() == null ? null : catalogue.table(TableName.of(index.qualifier()));
        for (TableDraft table : catalogue.tables()) {
            if (catalogue.isSameSchema(table.name.qualifier(), schema) || table == qualifying) { // SQL Server's t.index
                new TableChanges(reading, table).dropIndex(index.name());
            }
        }
    }

    // Takes the names in a list; returns whether CASCADE follows it.
    private boolean list(Tokens in, List<TableName> dropped) {
        do {
            if (in.peek().isIdentifier() || in.peek().kind() == Token.Kind.TEXT) {
                dropped.add(names.qualified(in));
            }
        } while (in.acceptSymbol(","));
        return in.accept("CASCADE");
    }
}
