package dev.rowloom.schema;

import dev.rowloom.UsageException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A database product's way with SQL: everything that is particular to it is here and nowhere else.
 *
 * <p>One class a dialect; a new one is listed in {@link Dialects}. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public abstract class Dialect {

    private final String name;

    Dialect(String name) {
        this.name = name;
    }

    /** Returns PostgreSQL's dialect. */
    public static Dialect postgresql() {
        return Dialects.POSTGRESQL;
    }

    /** Returns MySQL's dialect. */
    public static Dialect mysql() {
        return Dialects.MYSQL;
    }

    /** Returns MariaDB's dialect. */
    public static Dialect mariadb() {
        return Dialects.MARIADB;
    }

    /** Returns SQLite's dialect. */
    public static Dialect sqlite() {
        return Dialects.SQLITE;
    }

    /** Returns all dialects, in a fixed order. */
    public static List<Dialect> all() {
        return Dialects.ALL;
    }

    /**
     * Returns the dialect of a name, in any letter case.
     *
     * @throws UsageException if there is none
     */
    public static Dialect named(String name) {
        return all().stream()
                .filter(dialect -> dialect.name.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown dialect '" + name + "'; known are "
                        + String.join(", ", all().stream().map(Dialect::name).toList())));
    }

    /** Returns the name, in lower case: {@code postgresql}, {@code mysql}, {@code mariadb}, {@code sqlite}. */
    public final String name() {
        return name;
    }

    // ---- reading

    /** Returns how scripts are cut into statements. */
    public abstract LexicalRules lexicalRules();

    /** Returns the schema that names without a qualifier belong to, or null where there are no schemas. */
    public abstract @Nullable String defaultSchema();

    /** Returns the form in which the database stores an identifier that is written without quotes. */
    public abstract String foldIdentifier(String unquoted);

    /** Returns a form that is the same for exactly those identifiers, quotes removed, that name the same object. */
    public abstract String identifierKey(String identifier);

    /**
     * Returns the type that a declaration means; {@link DataType.OpaqueType} where the name is unknown.
     *
     * @param declared the parsed declaration
     */
    public abstract DataType type(TypeDeclaration declared);

    /**
     * Returns how a column of such a type is numbered where no clause says so.
     *
     * @param declared the parsed declaration
     */
    public abstract ImpliedIdentity impliedIdentity(TypeDeclaration declared);

    /**
     * Returns how likely the text is a script of this dialect: the number of its marks found, 0 for none.
     *
     * @param ddl the beginning of the script
     */
    public abstract int marksIn(String ddl);

    /** Returns how expressions are evaluated; if not overridden, as in PostgreSQL. */
    public ExpressionRules expressionRules() {
        return ExpressionRules.of(
                TextEquality.EXACT,
                ExpressionRules.Feature.LIKE_BACKSLASH,
                ExpressionRules.Feature.CONCAT_SKIPS_NULL,
                ExpressionRules.Feature.GREATEST_SKIPS_NULL);
    }

    // ---- writing

    /** Returns the identifier as SQL writes it, in quotes where the dialect needs them. */
    public abstract String quote(String identifier);

    /** Returns the qualified name as SQL writes it. */
    public final String quote(TableName table) {
        String own = quote(table.name());
        return table.qualifier() == null ? own : quote(table.qualifier()) + "." + own;
    }

    /** Returns how values are written in statements. */
    public abstract LiteralStyle literals();

    // ---- loading

    /** Returns the means to load rows that refer to each other in a cycle, mildest first. */
    public abstract List<CycleMeans> cycleMeans();

    /** Returns the statement that suspends and the one that restores foreign key checks of a session. */
    public abstract SessionSwitch foreignKeySwitch();

    /** Returns the statements that make sequences go on after the numbers that were written; empty where it needs none. */
    public abstract List<String> advanceSequences(Table table, Column column, long lastNumber);

    /** Returns the words between the column list and VALUES that allow writing to the table's identity columns; may be empty. */
    public abstract String identityOverride(Table table);

    /** Returns whether a transaction can put off the check of that foreign key to its end; if so, it may refer forward. */
    public boolean canDefer(ForeignKey key) {
        return key.deferral() != ForeignKey.Deferral.NOT_DEFERRABLE;
    }

    /** Returns the statement that puts off, to the end of the transaction, the check of every foreign key that allows it. */
    public String deferConstraints() {
        return "SET CONSTRAINTS ALL DEFERRED";
    }

    /** Returns the statements around those that load rows, by which a script is one transaction and read in one way. */
    public LoadScript loadScript() {
        return new LoadScript(List.of("BEGIN"), List.of("COMMIT"));
    }

    /** Returns the expression by which an INSERT leaves a column's value to the database. */
    public String defaultExpression(Column column) {
        return "DEFAULT";
    }

    /** Returns the columns that an UPDATE of a row changes by itself unless it sets them; they keep what was loaded. */
    public List<String> changedByUpdate(Table table) {
        return List.of();
    }

    /**
     * Returns a statement that fails where a row refers to a parent which is not there; it gives no rows. Needed only where
     * {@link CycleMeans#SUSPEND_CHECKS} is among the means.
     *
     * @param child the referring table
     * @param key its foreign key
     * @param parent the referred table
     */
    public String verifyReferences(Table child, ForeignKey key, Table parent) {
        throw new UnsupportedOperationException(
                name + " never suspends the check of " + key.describe() + " in " + child.id() + " to " + parent.id());
    }

    /**
     * The statements at the beginning and at the end of a script that loads rows.
     *
     * @param opening the first statements, the one that begins the transaction included
     * @param closing the last statements, the one that commits included
     */
    public record LoadScript(List<String> opening, List<String> closing) {

        /** Copies the lists. */
        public LoadScript {
            opening = List.copyOf(opening);
            closing = List.copyOf(closing);
        }
    }

    /** How a type alone makes the database number a column. */
    public enum ImpliedIdentity {
        /** Not at all. */
        NONE,
        /** By a sequence of the column's own, as PostgreSQL's {@code serial}. */
        SEQUENCE,
        /** By a counter of the table, the column being unique, as MySQL's {@code SERIAL}. */
        COUNTER,
        /** By the row number, if the column alone is the primary key, as SQLite's {@code INTEGER}. */
        ROW_ID
    }

    /** A way to load a cycle of foreign keys. */
    public enum CycleMeans {
        /** The cycle's constraints can be deferred to the end of the transaction. */
        DEFER_CONSTRAINTS,
        /** A nullable column is first null and set by an UPDATE after all rows are there. */
        NULL_THEN_UPDATE,
        /** All rows of the cycle in one statement. */
        ONE_STATEMENT,
        /** Checks are suspended for the session, and the references verified afterwards. */
        SUSPEND_CHECKS
    }

    /**
     * Two statements that switch something off and on again; both empty where the dialect has none.
     *
     * @param off the statement before
     * @param on the statement after
     */
    public record SessionSwitch(String off, String on) {}

    @Override
    public final String toString() {
        return name;
    }
}
