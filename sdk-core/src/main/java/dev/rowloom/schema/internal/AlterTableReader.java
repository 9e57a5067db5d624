package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.List;
import java.util.Set;

/** Reads ALTER TABLE: one action after the other; those that say nothing of rows are passed over. */
final class AlterTableReader {

    /** The first words of actions that a column could be taken for. */
    private static final Set<String> ACTIONS = Set.of(
            ("ADD DROP ALTER MODIFY CHANGE RENAME CONVERT ORDER ENABLE DISABLE DEFAULT CHARACTER COLLATE ATTACH DETACH SET "
                            + "RESET VALIDATE OWNER INHERIT FORCE CLUSTER REPLICA ENGINE ALGORITHM LOCK COMMENT WITH CHECK "
                            + "NOCHECK SWITCH REBUILD")
                    .split(" "));

    private final Reading reading;
    private final Catalogue catalogue;

    AlterTableReader(Reading reading) {
        this.reading = reading;
        this.catalogue = reading.catalogue();
    }

    /** Reads the statement into the catalogue. */
    void read(List<Token> statement) {
        Tokens in = new Tokens(statement);
        while (in.hasNext() && !in.accept("TABLE")) {
            in.take();
        }
        in.accept("IF", "EXISTS");
        boolean only = in.accept("ONLY");
        TableName name = reading.names().qualified(in);
        in.acceptSymbol("*");
        TableDraft table = catalogue.table(name);
        if (table == null) {
            if (in.peek().isWord("ADD")) {
                reading.warn("table " + name + " is not declared; what is added to it is left out");
            }
            return;
        }
        boolean adding = false;
        while (in.hasNext()) {
            boolean listed = in.atWords("DROP", "PARTITION") || in.atWords("REORGANIZE", "PARTITION");
            List<Token> next = listed ? in.rest() : in.untilComma();
            if (adding && continuesAdd(next)) {
                element(next, table);
            } else if (!next.isEmpty()) {
                adding = action(next, table);
                if (!only && (adding || next.get(0).isWord("ALTER"))) {
                    inherit(next, table);
                }
            }
        }
    }

    // What is inherited changes with the parent; columns and conditions that are added are taken at the end.
    private void inherit(List<Token> action, TableDraft table) {
        for (TableDraft heir : catalogue.heirs(table)) {
            if (action.get(0).isWord("ALTER")) {
                action(action, heir);
                inherit(action, heir);
            } else {
                new Inheritance(reading.names()).addMissing(heir);
            }
        }
    }

    /** ADD a int, CONSTRAINT c CHECK (a > 0): SQL Server has the word once. */
    private static boolean continuesAdd(List<Token> tokens) {
        return ConstraintReader.isConstraint(tokens)
                || tokens.size() > 1
                        && tokens.get(0).isIdentifier()
                        && tokens.get(1).isIdentifier()
                        && !ACTIONS.contains(tokens.get(0).keyword());
    }

    /** Takes an action; returns whether it adds something. */
    private boolean action(List<Token> tokens, TableDraft table) {
        Tokens in = new Tokens(tokens);
        in.accept("WITH", "CHECK");
        in.accept("WITH", "NOCHECK");
        if (new PartitionReader(reading, table).change(in)) {
            return false;
        } else if (in.accept("ADD")) {
            add(in, table);
            return true;
        }
        change(in, table);
        return false;
    }

    private void change(Tokens in, TableDraft table) {
        if (in.accept("DROP")) {
            new TableChanges(reading, table).drop(in);
        } else if (in.accept("RENAME")) {
            new TableChanges(reading, table).rename(in);
        } else if (in.accept("ALTER") || in.peek().isWord("MODIFY") || in.peek().isWord("CHANGE")) {
            new ColumnChanges(reading, table).read(in);
        } else if (in.accept("ATTACH", "PARTITION")) {
            attach(in, table);
        } else if (in.accept("INHERIT")) {
            TableDraft parent = catalogue.table(reading.names().qualified(in));
            if (parent != null) {
                table.parents.add(parent);
            }
        } else if (in.accept("NO", "INHERIT")) {
            TableDraft parent = catalogue.table(reading.names().qualified(in));
            if (parent != null) {
                new Inheritance(reading.names()).end(table, parent);
            }
        } else if (in.accept("DETACH", "PARTITION")) {
            detach(in, table);
        } else if (in.accept("SET", "SCHEMA")) {
            TableName moved = new TableName(reading.names().of(in.take()), table.name.name());
            TableChanges.renameTable(reading, table, moved);
        } else {
            new TableOptions(reading, table).read(in);
        }
    }

    private void add(Tokens in, TableDraft table) {
        in.accept("COLUMN");
        in.accept("IF", "NOT", "EXISTS");
        if (in.atSymbol("(")) {
            Tokens.splitAtCommas(in.parenthesized()).forEach(element -> element(element, table));
            if (in.hasNext()) {
                action(in.rest(), table); // ADD (…) MODIFY (…)
            }
        } else if (!in.peek().isWord("PARTITION")) {
            element(in.rest(), table);
        }
    }

    private void element(List<Token> element, TableDraft table) {
        if (ConstraintReader.isConstraint(element)) {
            new ConstraintReader(reading, table).read(element);
            return;
        }
        ColumnDraft column = new ColumnReader(reading, table).read(element);
        if (table.column(reading.names(), column.name) == null) {
            table.columns.add(place(element, table), column);
        }
    }

    // MySQL's FIRST and AFTER c, H2's BEFORE c
    private int place(List<Token> element, TableDraft table) {
        int size = element.size();
        if (size > 2 && element.get(size - 1).isWord("FIRST")) {
            return 0;
        }
        boolean before = size > 3 && element.get(size - 2).isWord("BEFORE");
        if (before || size > 3 && element.get(size - 2).isWord("AFTER")) {
            ColumnDraft beside = table.column(reading.names(), reading.names().of(element.get(size - 1)));
            return beside == null ? table.columns.size() : table.columns.indexOf(beside) + (before ? 0 : 1);
        }
        return table.columns.size();
    }

    private void detach(Tokens in, TableDraft root) {
        TableDraft partition = catalogue.table(reading.names().qualified(in));
        if (partition != null && partition.partitionOf == root) {
            partition.partitionOf = null;
            partition.partitionBound = List.of();
            partition.fate = TableDraft.Fate.KEPT;
            for (ColumnDraft column : root.columns) {
                if (partition.column(reading.names(), column.name) == null) {
                    partition.columns.add(column.copy());
                }
            }
        }
    }

    private void attach(Tokens in, TableDraft root) {
        TableName name = reading.names().qualified(in);
        TableDraft partition = catalogue.table(name);
        if (partition != null) {
            partition.partitionOf = root;
            partition.fate = TableDraft.Fate.LEFT_OUT;
            partition.partitionBound = PartitionBounds.read(in);
            catalogue.inform(
                    partition.line, "table " + partition + " is a partition of " + root + ": its rows go there");
        }
    }
}
