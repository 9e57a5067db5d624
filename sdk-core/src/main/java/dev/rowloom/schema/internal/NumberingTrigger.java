package dev.rowloom.schema.internal;

import dev.rowloom.schema.Identity;
import dev.rowloom.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the triggers by which Oracle's tables were numbered before they had identities: {@code SELECT s.NEXTVAL INTO :NEW.id
 * FROM dual} or {@code :NEW.id := s.NEXTVAL}. Of other triggers nothing is read.
 */
final class NumberingTrigger {

    private final Reading reading;

    NumberingTrigger(Reading reading) {
        this.reading = reading;
    }

    /** Reads CREATE TRIGGER. */
    void read(Tokens in) {
        TableDraft table = null;
        TableName sequence = null;
        boolean asksForNull = false;
        while (in.hasNext()) {
            if (table == null && in.accept("ON")) {
                table = reading.catalogue().table(reading.names().qualified(in));
            } else if (in.accept("IS", "NULL")) {
                asksForNull = true;
            } else if (table != null && in.atSymbol(":") && in.peek(1).isWord("NEW")) {
                sequence = filled(in, table, sequence, asksForNull);
            } else if (in.peek().isIdentifier() && isNextValue(in)) {
                sequence = nextValue(in);
            } else {
                in.take();
            }
        }
    }

    /** Takes {@code :NEW.c} and an assignment to it; returns the sequence whose value is not used yet, or null. */
    private @Nullable TableName filled(
            Tokens in,
            TableDraft table,
            @Nullable TableName selected,
            boolean asksForNull) {
        boolean into = in.follows("INTO");
        in.take();
        in.take();
        in.acceptSymbol(".");
        ColumnDraft column = table.column(reading.names(), reading.names().of(in.take()));
        TableName sequence = into ? selected : null;
        if (in.acceptSymbol(":=") && in.peek().isIdentifier() && isNextValue(in)) {
            sequence = nextValue(in);
        }
        if (column != null && sequence != null && column.identity == null) {
            column.identity = new Identity(Identity.Kind.SEQUENCE_DEFAULT, 1, 1, sequence);
            if (!asksForNull) {
                reading.warn("table " + table + ", column " + column.name
                        + ": a trigger overwrites it with numbers of its own; disable it while rows are loaded");
            }
            return null;
        }
        return selected;
    }

    private static boolean isNextValue(Tokens in) {
        boolean plain = in.peek(1).isSymbol(".") && in.peek(2).isWord("NEXTVAL");
        return plain || in.peek(1).isSymbol(".") && in.peek(3).isSymbol(".") && in.peek(4).isWord("NEXTVAL");
    }

    private TableName nextValue(Tokens in) {
        String first = reading.names().of(in.take());
        in.take();
        if (in.accept("NEXTVAL")) {
            return reading.catalogue().placed(TableName.of(first));
        }
        TableName name = new TableName(first, reading.names().of(in.take()));
        in.take();
        in.take();
        return name;
    }
}
