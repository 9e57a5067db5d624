package dev.rowloom.blueprint;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the inference needs to know of a column. */
final class ColumnFacts {

    private final TableFacts table;
    private final Column column;
    private final List<Token> tokens;
    private final ColumnDomain domain;
    private final Set<Family> families;
    private boolean foreign;
    private boolean referenced;

    /** Asked for again and again; negative before. */
    private int maxLength = -1;

    ColumnFacts(TableFacts table, Column column, List<Token> tokens, Words dictionary) {
        this.table = table;
        this.column = column;
        this.tokens = tokens;
        this.domain = table.domains().column(column.name());
        this.families = Family.of(column, domain, dictionary);
    }

    void setRoles(boolean inForeignKey, boolean isReferenced) {
        this.foreign = inForeignKey;
        this.referenced = isReferenced;
    }

    TableFacts table() {
        return table;
    }

    Column column() {
        return column;
    }

    String name() {
        return column.name();
    }

    DataType type() {
        return column.type();
    }

    List<Token> tokens() {
        return tokens;
    }

    ColumnDomain domain() {
        return domain;
    }

    boolean is(Family family) {
        return families.contains(family);
    }

    Set<Family> families() {
        return families;
    }

    /** Returns whether the column belongs to a foreign key. */
    boolean isForeign() {
        return foreign;
    }

    /** Returns whether a foreign key refers to the column. */
    boolean isReferenced() {
        return referenced;
    }

    boolean isUnique() {
        return table.isUnique(column.name());
    }

    boolean isPrimaryKey() {
        return table.isPrimaryKey(column.name());
    }

    boolean hasWord(String word) {
        return tokens.stream().anyMatch(token -> token.is(word));
    }

    /** Returns the greatest number of characters or bytes. */
    int maxLength() {
        if (type() instanceof DataType.BinaryType binary) {
            return binary.maxLength();
        }
        if (maxLength < 0) {
            maxLength = Math.min(domain.maxLength(), table.maxLengthInKeys(column.name()));
        }
        return maxLength;
    }

    /** Returns the default's text where it is a plain literal, quotes and casts removed. */
    Optional<String> defaultLiteral() {
        return defaultLiteral(column);
    }

    static Optional<String> defaultLiteral(Column column) {
        return column.defaultValue().map(ColumnFacts::literal).filter(text -> text.indexOf('(') < 0);
    }

    private static String literal(String sql) {
        String text = sql.trim();
        while (text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).trim();
        }
        if (text.startsWith("b'") || text.startsWith("B'") || text.startsWith("N'")) {
            text = text.substring(1);
        }
        int end = text.startsWith("'") ? text.indexOf('\'', 1) : -1;
        if (end > 0) {
            return text.substring(1, end);
        }
        int cast = text.indexOf("::");
        return (cast > 0 ? text.substring(0, cast) : text).toLowerCase(Locale.ROOT);
    }
}
