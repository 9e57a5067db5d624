package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.TableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes columns of drafts: types, nullability, defaults and numbering, those of domains and sequences included. */
final class ColumnResolver {

    private final Catalogue catalogue;
    private final Names names;
    private final TypeResolver types;

    ColumnResolver(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.names = catalogue.names();
        this.types = new TypeResolver(catalogue);
    }

    /**
     * Returns the column; conditions of its domains are added to the table.
     *
     * @param primary the keys of the names of the primary key's columns
     */
    Column resolve(ColumnDraft draft, TableDraft table, Set<String> primary) {
        DeclaredType type = draft.type.collated(draft.collation).collated(table.collation);
        boolean notNull = draft.notNull || primary.contains(names.key(draft.name));
        String defaultValue = draft.defaultValue;
        UserType.Domain domain = types.domain(draft.type);
        for (int depth = 0; domain != null && depth < 32; depth++) {
            notNull |= domain.notNull();
            defaultValue = defaultValue == null ? domain.defaultValue() : defaultValue;
            domain.checks().forEach(check -> table.checks.add(ofColumn(check, draft)));
            domain = types.domain(domain.base());
        }
        DataType compared = new ComparedType(names).refined(types.resolve(type), draft, table);
        DataType stored = new StorageClasses(names).refined(compared, draft, table);
        DataType resolved = new JsonChecks(names).refined(stored, draft, table);
        return Column.builder(draft.name, resolved)
                .type(resolved, draft.type.text().isEmpty() ? "any" : draft.type.text())
                .nullability(notNull ? Column.Nullability.NOT_NULL : Column.Nullability.NULLABLE)
                .defaultValue(defaultValue)
                .identity(identity(draft, table, primary))
                .computedAs(draft.computedAs)
                .comment(draft.comment)
                .build();
    }

    private static CheckDraft ofColumn(CheckDraft check, ColumnDraft column) {
        List<Token> condition = check.condition().stream()
                .map(token -> token.isWord("VALUE") ? Token.made(Token.Kind.NAME, column.name) : token)
                .toList();
        return new CheckDraft(check.name(), condition, Tokens.sql(condition), column.line);
    }

    private @Nullable Identity identity(ColumnDraft draft, TableDraft table, Set<String> primary) {
        Identity declared = draft.identity;
        if (declared == null) {
            boolean rowId = table.rowId
                    && primary.size() == 1
                    && primary.contains(names.key(draft.name))
                    && implied(draft) == Dialect.ImpliedIdentity.ROW_ID;
            return rowId ? new Identity(Identity.Kind.BY_DEFAULT, 1, 1, null) : null;
        }
        TableName name = declared.sequence();
        SequenceDraft sequence = name == null ? null : catalogue.sequence(name);
        return sequence == null
                ? declared
                : new Identity(declared.kind(), sequence.start(), sequence.increment(), name);
    }

    private Dialect.ImpliedIdentity implied(ColumnDraft draft) {
        return names.dialect().impliedIdentity(draft.type.declaration());
    }
}
