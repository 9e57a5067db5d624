package dev.rowloom.schema.internal;

import dev.rowloom.schema.Identity;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the definition of a column clause by clause.
 *
 * <p>A clause that is not understood is left out with a diagnostic; it costs neither the column nor the other clauses.
 */
final class ColumnReader {

    private final Reading reading;
    private final TableDraft table;
    private final ConstraintReader constraints;

    ColumnReader(Reading reading, TableDraft table) {
        this.reading = reading;
        this.table = table;
        this.constraints = new ConstraintReader(reading, table);
    }

    /** Reads a definition, its name first; keys and conditions go to the table, the column is returned. */
    ColumnDraft read(List<Token> element) {
        Tokens in = new Tokens(element);
        Token name = in.take();
        DeclaredType type = TypeReader.read(reading, in);
        ColumnDraft column = new ColumnDraft(reading.names().of(name), type, reading.lineOf(name));
        implied(column);
        if (reading.names().dialect().isWrittenByDatabase(type.declaration())) {
            column.computedAs = type.text();
        }
        clauses(in, column);
        return column;
    }

    // serial, and MySQL's SERIAL
    private void implied(ColumnDraft column) {
        switch (reading.names().dialect().impliedIdentity(column.type.declaration())) {
            case SEQUENCE -> {
                column.notNull = true;
                column.identity = new Identity(
                        Identity.Kind.BY_DEFAULT, 1, 1, reading.catalogue().ownSequence(table, column.name));
            }
            case COUNTER -> {
                column.notNull = true;
                column.identity = new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null);
                key(new Tokens(List.of()), column, null, UniqueKey.Kind.UNIQUE_CONSTRAINT);
            }
            case GENERATED -> {
                column.notNull = true;
                column.identity = new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null);
            }
            case ROW_ID, NONE -> {}
        }
    }

    /** Takes all clauses that follow a column's type. */
    void clauses(Tokens in, ColumnDraft column) {
        while (in.hasNext()) {
            String name = ConstraintName.read(in, reading.names());
            if (!constraint(in, column, name) && !value(in, column) && !property(in, column)) {
                unknown(in, column);
            }
        }
    }

    private boolean constraint(Tokens in, ColumnDraft column, @Nullable String name) {
        if (in.accept("NOT", "NULL")) {
            column.notNull = true;
            in.accept("NO", "INHERIT");
        } else if (in.accept("NULL")) {
            column.notNull = false;
        } else if (constraints.isOfTable(in)) {
            constraints.readOne(in, name); // the comma before it is missing
        } else if (in.accept("PRIMARY", "KEY") || in.accept("KEY")) {
            key(in, column, name, UniqueKey.Kind.PRIMARY);
        } else if (in.accept("UNIQUE")) {
            in.acceptAny("KEY", "INDEX");
            key(in, column, name, UniqueKey.Kind.UNIQUE_CONSTRAINT);
        } else if (in.accept("CHECK")) {
            constraints.check(in, name);
        } else if (in.accept("FOREIGN", "KEY") || in.atWords("REFERENCES")) {
            if (!in.atWords("REFERENCES")) {
                return false;
            }
            int line = reading.lineOf(in.peek());
            table.foreignKeys.add(
                    new ForeignKeyDraft(name, List.of(column.name), ReferenceReader.read(reading, in), line));
        } else {
            return false;
        }
        return true;
    }

    /** Makes a column the primary key. */
    void primaryKey(ColumnDraft column) {
        key(new Tokens(List.of()), column, null, UniqueKey.Kind.PRIMARY);
    }

    private void key(Tokens in, ColumnDraft column, @Nullable String name, UniqueKey.Kind kind) {
        UniqueKey.NullComparison nulls = reading.names().dialect().nullsOfKey(1);
        while (in.hasNext()) {
            if (in.accept("NULLS", "NOT", "DISTINCT") || in.accept("NULLS", "ALL", "DISTINCT")) {
                nulls = UniqueKey.NullComparison.NOT_DISTINCT;
            } else if (in.accept("ON", "CONFLICT")) {
                in.take();
            } else if (Storage.isPlace(in)) {
                in.take();
                in.take();
            } else if (in.accept("USING", "INDEX")) {
                Storage.skip(in);
            } else if (in.accept("WITH")) {
                in.parenthesized();
            } else if (!in.acceptAny("ASC", "DESC", "CLUSTERED", "NONCLUSTERED", "NULLS", "DISTINCT")) {
                break;
            }
        }
        table.keys.add(new KeyDraft(name, kind, KeyParts.ofColumn(reading, column), nulls, null, reading.statement()));
    }

    private boolean value(Tokens in, ColumnDraft column) {
        if (in.accept("DEFAULT", "ON", "NULL")) {
            in.accept("FOR", "INSERT", "ONLY");
            in.accept("FOR", "INSERT", "AND", "UPDATE");
            DefaultValue.read(reading, in).applyTo(column, reading);
            column.notNull = true;
        } else if (in.accept("DEFAULT")) {
            DefaultValue.read(reading, in).applyTo(column, reading);
            in.accept("WITH", "VALUES");
        } else if (in.accept("GENERATED", "ALWAYS", "AS", "IDENTITY") || in.accept("GENERATED", "AS", "IDENTITY")) {
            identity(in, column, Identity.Kind.ALWAYS);
        } else if (in.accept("GENERATED", "BY", "DEFAULT", "AS", "IDENTITY")) {
            identity(in, column, Identity.Kind.BY_DEFAULT);
        } else if (in.accept("GENERATED", "BY", "DEFAULT", "ON", "NULL", "AS", "IDENTITY")) {
            identity(in, column, Identity.Kind.BY_DEFAULT_ON_NULL);
        } else if (in.accept("IDENTITY")) {
            column.identity = IdentityReader.counter(in);
            column.notNull = true;
        } else if (in.acceptAny("AUTO_INCREMENT", "AUTOINCREMENT")) {
            column.identity = IdentityReader.counter(in);
        } else if (in.accept("GENERATED", "ALWAYS", "AS") || in.accept("AS")) {
            computed(in, column);
        } else if (in.accept("ON", "UPDATE")) {
            DefaultValue.read(reading, in);
        } else {
            return false;
        }
        return true;
    }

    private void identity(Tokens in, ColumnDraft column, Identity.Kind kind) {
        column.identity = IdentityReader.read(reading, in, kind);
        column.notNull = true;
    }

    private void computed(Tokens in, ColumnDraft column) {
        if (in.accept("ROW")) { // system-versioned tables
            in.take();
            column.computedAs = "ROW";
            return;
        }
        // SQL Server needs no parentheses
        List<Token> expression = in.atSymbol("(")
                ? in.parenthesized()
                : DefaultValue.read(reading, in).tokens();
        column.computedAs = reading.text(expression);
    }

    private boolean property(Tokens in, ColumnDraft column) {
        if (in.accept("COLLATE") || in.accept("CHARACTER", "SET") || in.accept("CHARSET")) {
            in.acceptSymbol("=");
            column.collation = reading.names().qualified(in).name();
        } else if (in.accept("COMMENT")) {
            in.acceptSymbol("=");
            column.comment = in.take().text();
        } else if (in.accept("ON", "CONFLICT")
                || in.acceptAny(
                        "STORAGE", "COMPRESSION", "COLUMN_FORMAT", "SRID", "INITIALLY", "ENCODE", "ENGINE_ATTRIBUTE")) {
            in.acceptSymbol("=");
            in.take();
        } else if (in.accept("SELECTIVITY")) {
            in.take();
        } else if (in.acceptAny("ENCRYPTED", "MASKED", "HASH")) { // SQL Server's, each with its options
            in.accept("WITH");
            in.parenthesized();
        } else if (in.accept("COLUMN_SET", "FOR", "ALL_SPARSE_COLUMNS")) {
            column.computedAs = "COLUMN_SET"; // of the sparse columns' values
        } else if (in.accept("SEQUENCE")) {
            reading.names().qualified(in);
        } else if (Storage.isPlace(in)) {
            in.take();
            in.take();
        } else if (in.accept("USING", "INDEX")) {
            Storage.skip(in);
        } else if (in.acceptAny("WITH", "OPTIONS", "REF_SYSTEM_ID", "ANNOTATIONS")) {
            in.acceptSymbol("=");
            in.parenthesized();
        } else {
            return in.accept("NOT", "DEFERRABLE")
                    || in.accept("WITH", "OPTIONS")
                    || in.accept("NOT", "VALID")
                    || in.accept("NOT", "ENFORCED")
                    || in.accept("NOT", "FOR", "REPLICATION")
                    || in.accept("NO", "INHERIT")
                    || in.acceptAny(
                            "STORED",
                            "VIRTUAL",
                            "PERSISTENT",
                            "PERSISTED",
                            "VISIBLE",
                            "INVISIBLE",
                            "DEFERRABLE",
                            "ENABLE")
                    || in.acceptAny(
                            "DISABLE", "ENFORCED", "COMPRESSED", "SPARSE", "ROWGUIDCOL", "ASCII", "UNICODE", "ASC")
                    || in.acceptAny("DESC", "FIRST", "SERIAL", "VALIDATE", "NOVALIDATE", "RELY", "NORELY", "NOCHECK")
                    || in.acceptAny("NULL_TO_DEFAULT", "HIDDEN", "FILESTREAM", "SORT", "USABLE", "UNUSABLE");
        }
        return true;
    }

    private void unknown(Tokens in, ColumnDraft column) {
        if (in.acceptAny("AFTER", "BEFORE")) { // the place of a column that ALTER TABLE adds
            in.take();
            return;
        }
        int start = in.position();
        in.take();
        while (in.hasNext() && !Clauses.begin(in)) {
            if (in.parenthesized().isEmpty() && in.hasNext()) {
                in.take();
            }
        }
        int end = in.position();
        in.position(start);
        List<Token> skipped = new ArrayList<>();
        while (in.position() < end) {
            skipped.add(in.take());
        }
        reading.warn(skipped, "column " + table + "." + column.name + ": a clause is not understood and left out");
    }
}
