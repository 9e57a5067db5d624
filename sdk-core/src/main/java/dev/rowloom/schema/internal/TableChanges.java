package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import dev.rowloom.schema.UniqueKey;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The DROP and RENAME actions of ALTER TABLE. */
final class TableChanges {

    private final Reading reading;
    private final Names names;
    private final TableDraft table;

    TableChanges(Reading reading, TableDraft table) {
        this.reading = reading;
        this.names = reading.names();
        this.table = table;
    }

    /** Takes what follows DROP. */
    void drop(Tokens in) {
        if (in.accept("PRIMARY", "KEY")) {
            table.keys.removeIf(key -> key.kind() == UniqueKey.Kind.PRIMARY);
        } else if (in.accept("CONSTRAINT") || in.accept("FOREIGN", "KEY") || in.acceptAny("CHECK", "INDEX", "KEY")) {
            in.accept("IF", "EXISTS");
            dropNamed(names.of(in.take()));
        } else if (in.accept("PERIOD", "FOR")) {
            dropNamed(names.of(in.take()));
        } else if (!in.peek().isWord("PARTITION")) {
            in.accept("COLUMN");
            in.accept("IF", "EXISTS");
            dropColumn(names.of(in.take()));
        }
    }

    private void dropNamed(String name) {
        GeneratedNames now = new GeneratedNames(names, table, table.name.name());
        GeneratedNames first = new GeneratedNames(names, table, table.firstName);
        Predicate<Object> generated = constraint -> now.is(constraint, name) || first.is(constraint, name);
        table.keys.removeIf(key -> isNamed(key.name(), name) || generated.test(key));
        table.exclusions.removeIf(exclusion -> isNamed(exclusion.key().name(), name));
        table.foreignKeys.removeIf(key -> isNamed(key.name(), name) || generated.test(key));
        table.checks.removeIf(check -> isNamed(check.name(), name) || generated.test(check));
    }

    private boolean isNamed(@Nullable String own, String name) {
        return own != null && names.same(own, name);
    }

    /** Drops the unique index of that name, if the table has it. */
    void dropIndex(String name) {
        GeneratedNames generated = new GeneratedNames(names, table, table.name.name());
        table.keys.removeIf(key -> isNamed(key.name(), name) || generated.is(key, name));
        table.indexes.removeIf(index -> isNamed(index.name(), name));
    }

    /** Gives a constraint or a unique index another name. */
    void renameConstraint(String from, String to) {
        GeneratedNames generated = new GeneratedNames(names, table, table.name.name());
        table.keys.replaceAll(key -> isNamed(key.name(), from) || generated.is(key, from)
                ? new KeyDraft(to, key.kind(), key.parts(), key.nulls(), key.predicate(), key.statement())
                : key);
        table.foreignKeys.replaceAll(key -> isNamed(key.name(), from) || generated.is(key, from)
                ? new ForeignKeyDraft(to, key.columns(), key.reference(), key.line())
                : key);
        table.checks.replaceAll(
                check -> isNamed(check.name(), from) || generated.is(check, from) ? check.name(to) : check);
    }

    private void dropColumn(String column) {
        table.columns.removeIf(each -> names.same(each.name, column));
        table.keys.removeIf(key -> key.parts().stream().anyMatch(part -> mentions(part.tokens(), column)));
        table.indexes.removeIf(index -> index.parts().stream().anyMatch(part -> mentions(part.tokens(), column)));
        table.exclusions.removeIf(
                exclusion -> exclusion.key().parts().stream().anyMatch(part -> mentions(part.tokens(), column)));
        table.foreignKeys.removeIf(key -> key.columns().stream().anyMatch(each -> names.same(each, column)));
        table.checks.removeIf(check -> mentions(check.condition(), column));
        for (TableDraft heir : reading.catalogue().heirs(table)) {
            new TableChanges(reading, heir).dropColumn(column);
        }
    }

    private boolean mentions(List<Token> tokens, String column) {
        return tokens.stream().anyMatch(token -> token.isIdentifier() && names.same(names.of(token), column));
    }

    /** Takes what follows RENAME. */
    void rename(Tokens in) {
        if (in.acceptAny("TO", "AS")) {
            renameTable(reading, table, names.qualified(in));
        } else if (in.acceptAny("CONSTRAINT", "INDEX", "KEY")) {
            String from = names.of(in.take());
            if (in.accept("TO")) {
                renameConstraint(from, names.of(in.take()));
            }
        } else {
            in.accept("COLUMN");
            Token first = in.take();
            if (in.accept("TO")) {
                renameColumn(names.of(first), names.of(in.take()));
            } else if (!in.hasNext()) {
                renameTable(reading, table, TableName.of(names.of(first)));
            }
        }
    }

    /** Gives a table another name, and lets all references follow. */
    static void renameTable(Reading reading, TableDraft table, TableName to) {
        Catalogue catalogue = reading.catalogue();
        TableName placed = new TableName(to.qualifier() == null ? table.name.qualifier() : to.qualifier(), to.name());
        for (TableDraft each : catalogue.tables()) {
            each.foreignKeys.replaceAll(key -> {
                ForeignKeyDraft.Reference old = key.reference();
                return catalogue.table(old.parent(), old.searchPath()) == table
                        ? key.reference(new ForeignKeyDraft.Reference(
                                placed,
                                old.searchPath(),
                                old.columns(),
                                old.deferral(),
                                old.onDelete(),
                                old.onUpdate()))
                        : key;
            });
        }
        catalogue.rename(table, placed);
    }

    /** Gives a column another name in everything that mentions it. */
    void renameColumn(String from, String to) {
        ColumnDraft column = table.column(names, from);
        if (column == null) {
            return;
        }
        column.name = to;
        table.keys.replaceAll(key -> renamed(key, from, to));
        table.indexes.replaceAll(index -> renamed(index, from, to));
        table.exclusions.replaceAll(
                exclusion -> new ExclusionDraft(renamed(exclusion.key(), from, to), exclusion.operators()));
        table.checks.replaceAll(check ->
                mentions(check.condition(), from) ? check.condition(renamed(check.condition(), from, to)) : check);
        table.foreignKeys.replaceAll(key -> key.columns(renamedAll(key.columns(), from, to)));
        PartitionKey partition = table.partitionKey;
        if (partition != null) {
            table.partitionKey = new PartitionKey(
                    partition.method(),
                    partition.parts().stream()
                            .map(part -> renamed(part, from, to))
                            .toList());
        }
        renameReferred(from, to);
        reading.catalogue().heirs(table).forEach(heir -> new TableChanges(reading, heir).renameColumn(from, to));
    }

    private KeyDraft renamed(KeyDraft key, String from, String to) {
        return new KeyDraft(
                key.name(),
                key.kind(),
                key.parts().stream()
                        .map(part -> new KeyDraft.Part(renamed(part.tokens(), from, to), part.prefixLength()))
                        .toList(),
                key.nulls(),
                key.predicate() == null ? null : renamed(key.predicate(), from, to),
                key.statement());
    }

    private void renameReferred(String from, String to) {
        Catalogue catalogue = reading.catalogue();
        for (TableDraft each : catalogue.tables()) {
            each.foreignKeys.replaceAll(key -> {
                ForeignKeyDraft.Reference old = key.reference();
                return catalogue.table(old.parent(), old.searchPath()) == table
                        ? key.reference(new ForeignKeyDraft.Reference(
                                old.parent(),
                                old.searchPath(),
                                renamedAll(old.columns(), from, to),
                                old.deferral(),
                                old.onDelete(),
                                old.onUpdate()))
                        : key;
            });
        }
    }

    private List<String> renamedAll(List<String> columns, String from, String to) {
        return columns.stream().map(each -> names.same(each, from) ? to : each).toList();
    }

    private List<Token> renamed(List<Token> tokens, String from, String to) {
        return tokens.stream()
                .map(token -> token.isIdentifier() && names.same(names.of(token), from) ? token.asName(to) : token)
                .toList();
    }
}
