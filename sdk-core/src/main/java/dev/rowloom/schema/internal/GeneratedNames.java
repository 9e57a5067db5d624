package dev.rowloom.schema.internal;

import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Dialect.ConstraintKind;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a database has given to the constraints of a table which declare none: a script may drop them by name. */
final class GeneratedNames {

    private static final int MOST = 1000;

    private final Names names;
    private final TableDraft table;
    private final String tableName;
    private final Set<String> taken = new HashSet<>();
    private final IdentityHashMap<Object, String> given = new IdentityHashMap<>();

    /**
     * Gives names as of now.
     *
     * @param tableName the name of the table when its constraints were made
     */
    GeneratedNames(Names names, TableDraft table, String tableName) {
        this.names = names;
        this.table = table;
        this.tableName = tableName;
        table.keys.forEach(key -> take(key.name()));
        table.foreignKeys.forEach(key -> take(key.name()));
        table.checks.forEach(check -> take(check.name()));
        table.keys.stream().filter(key -> key.name() == null).forEach(this::name);
        table.foreignKeys.stream()
                .filter(key -> key.name() == null)
                .forEach(key -> name(key, ConstraintKind.FOREIGN_KEY, key.columns()));
        table.checks.stream()
                .filter(check -> check.name() == null)
                .forEach(check -> name(check, ConstraintKind.CHECK, columns(check.condition())));
    }

    /** Returns whether a constraint without a name of its own goes by that name. */
    boolean is(Object constraint, String name) {
        String generated = given.get(constraint);
        return generated != null && names.same(generated, name);
    }

    private void name(KeyDraft key) {
        ConstraintKind kind = key.kind() == UniqueKey.Kind.PRIMARY ? ConstraintKind.PRIMARY_KEY : ConstraintKind.UNIQUE;
        List<String> columns = new ArrayList<>();
        key.parts().forEach(part -> columns.addAll(columns(part.tokens())));
        name(key, kind, columns);
    }

    private void name(Object constraint, ConstraintKind kind, List<String> columns) {
        Dialect dialect = names.dialect();
        for (int attempt = 1; attempt < MOST; attempt++) {
            String name = dialect.generatedName(kind, tableName, columns, attempt);
            if (name == null || kind == ConstraintKind.PRIMARY_KEY || taken.add(names.key(name))) {
                if (name != null) {
                    given.put(constraint, name);
                }
                return;
            }
        }
    }

    private void take(@Nullable String name) {
        if (name != null) {
            taken.add(names.key(name));
        }
    }

    private List<String> columns(List<Token> tokens) {
        Set<String> found = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (token.isIdentifier() && table.column(names, names.of(token)) != null) {
                found.add(names.of(token));
            }
        }
        return List.copyOf(found);
    }
}
