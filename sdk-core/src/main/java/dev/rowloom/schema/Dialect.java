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

    /** Returns H2's dialect. */
    public static Dialect h2() {
        return Dialects.H2;
    }

    /** Returns SQL Server's dialect. */
    public static Dialect sqlserver() {
        return Dialects.SQLSERVER;
    }

    /** Returns Oracle's dialect. */
    public static Dialect oracle() {
        return Dialects.ORACLE;
    }

    /** Returns all dialects, in a fixed order. */
    public static List<Dialect> all() {
        return Dialects.ALL;
    }

    /**
     * Returns the dialect of a name, in any letter case, or of an alias such as {@code postgres}.
     *
     * @throws UsageException if there is none; the message lists near names
     */
    public static Dialect named(String name) {
        return Dialects.named(name);
    }

    /**
     * Returns the name, in lower case: {@code postgresql}, {@code mysql}, {@code mariadb}, {@code sqlite}, {@code h2},
     * {@code sqlserver}, {@code oracle}.
     */
    public final String name() {
        return name;
    }

    /** Returns other names that the product goes by, in lower case, such as {@code postgres}. If not overridden, none. */
    public List<String> aliases() {
        return List.of();
    }

    // ---- reading

    /**
     * Returns this dialect under the settings that a script is written for, where the script tells; of the same name. If not
     * overridden, this one.
     *
     * @param ddl the beginning of the script
     */
    public Dialect underSettingsOf(String ddl) {
        return this;
    }

    /** Returns how scripts are cut into statements. */
    public abstract LexicalRules lexicalRules();

    /** Returns the schema that names without a qualifier belong to, or null where there are no schemas. */
    public abstract @Nullable String defaultSchema();

    /**
     * Returns the form in which the database stores an identifier that is written without quotes. If not overridden, as it is
     * written.
     */
    public String foldIdentifier(String unquoted) {
        return unquoted;
    }

    /**
     * Returns a form that is the same for exactly those identifiers, quotes removed, that name the same object. If not
     * overridden, letter case doesn't count.
     */
    public String identifierKey(String identifier) {
        return identifier.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the type that a declaration means; {@link DataType.OpaqueType} where the name is unknown.
     *
     * @param declared the parsed declaration
     */
    public abstract DataType type(TypeDeclaration declared);

    /**
     * Returns how a column of such a type is numbered where no clause says so. If not overridden, not at all.
     *
     * @param declared the parsed declaration
     */
    public ImpliedIdentity impliedIdentity(TypeDeclaration declared) {
        return ImpliedIdentity.NONE;
    }

    /**
     * Returns whether the database alone writes columns of such a type, as SQL Server's {@code rowversion}.
     *
     * @param declared the parsed declaration
     */
    public boolean isWrittenByDatabase(TypeDeclaration declared) {
        return false;
    }

    /**
     * Returns whether rows with nulls clash in a unique key that says nothing of it.
     *
     * @param parts the number of columns and expressions of the key
     */
    public UniqueKey.NullComparison nullsOfKey(int parts) {
        return UniqueKey.NullComparison.DISTINCT;
    }

    /**
     * Returns whether a table of that name is the product's own: dumps declare it, and no rows are to be written to it.
     *
     * @param name the name without a schema
     */
    public boolean isOwnTable(String name) {
        return false;
    }

    /** Returns whether {@code MODIFY} of a column leaves what it does not mention as it was; else it defines the column anew. */
    public boolean modifiesOnlyWhatIsSaid() {
        return false;
    }

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
                ExpressionRules.Feature.GREATEST_SKIPS_NULL,
                ExpressionRules.Feature.ROUNDS_HALF_TO_EVEN,
                ExpressionRules.Feature.NEGATIVE_COUNT_LEAVES_OUT);
    }

    /** Returns what the columns of a table are that takes them from a query. */
    public abstract QueryTypes queryTypes();

    /** Returns the length of a text as types count it whose length is in characters. If not overridden, its code points. */
    public int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns whether text may hold the character U+0000. */
    public boolean takesZeroCharacter() {
        return true;
    }

    /** Returns whether values of a type are geometry that SQL reads from well-known text. */
    public boolean isSpatial(DataType type) {
        return false;
    }

    /** Returns whether each partition is a table that a statement of its own makes. */
    public boolean partitionsAreTables() {
        return false;
    }

    /** Returns whether DROP TABLE … CASCADE drops the foreign keys that refer to the table. */
    public boolean cascadesDrop() {
        return true;
    }

    /**
     * Returns the name that the database gives a constraint without one; null where it is not known.
     *
     * @param kind what the constraint is
     * @param table the name of its table
     * @param columns the columns that it names
     * @param attempt the number of the attempt, from 1: the first name that is free is taken
     */
    public @Nullable String generatedName(ConstraintKind kind, String table, List<String> columns, int attempt) {
        return null;
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

    /**
     * Returns what stands around the characters of a column's value, quotes included; of numbers, truth values and arrays
     * nothing does. If not overridden, quotes with the prefixes of {@link #literals()}.
     */
    public Enclosure enclosure(Column column) {
        LiteralStyle style = literals();
        if (column.type() instanceof DataType.BinaryType) {
            return new Enclosure(style.binaryPrefix(), "'");
        } else if (column.type() instanceof DataType.BitType) {
            return new Enclosure(style.bitPrefix(), "'");
        }
        boolean instant =
                column.type() instanceof DataType.TimestampType time && time.zone() == DataType.Zone.WITH_ZONE;
        return new Enclosure("'", instant ? style.instantSuffix() + "'" : "'");
    }

    /** Returns the expression by which an INSERT leaves a column's value to the database. */
    public String defaultExpression(Column column) {
        return "DEFAULT";
    }

    /** Returns how many bytes the texts of a row may have together in an index; more, and the row is refused. */
    public int maxIndexEntryBytes() {
        return DataType.UNLIMITED;
    }

    /** Returns how many rows an INSERT may have at most. */
    public int maxRowsOfInsert() {
        return Integer.MAX_VALUE;
    }

    /** Returns how many bytes a line of a script should have at most, as far as it can be broken between values. */
    public int longestLine() {
        return Integer.MAX_VALUE;
    }

    /** Returns the statement with what ends it, the semicolon for instance. */
    public String terminated(String statement) {
        return statement + ";";
    }

    // ---- loading

    /** Returns the means to load rows that refer to each other in a cycle, mildest first. */
    public abstract List<CycleMeans> cycleMeans();

    /** Returns the statements around those that load rows, by which a script is one transaction and read in one way. */
    public Around script() {
        return new Around(List.of("BEGIN"), List.of("COMMIT"));
    }

    /**
     * Returns the statements around the rows of one table. If not overridden, none.
     *
     * @param table the table
     * @param written the names of the columns that get values
     */
    public Around rows(Table table, List<String> written) {
        return Around.NOTHING;
    }

    /** Returns the words between the column list and VALUES that allow writing to the table's identity columns; may be empty. */
    public String identityOverride(Table table) {
        return "";
    }

    /** Returns the statements that make sequences go on after the numbers that were written; empty where it needs none. */
    public List<String> advanceSequences(Table table, Column column, long lastNumber) {
        return List.of();
    }

    /** Returns whether a transaction can put off the check of that foreign key to its end; if so, it may refer forward. */
    public boolean canDefer(ForeignKey key) {
        return key.deferral() != ForeignKey.Deferral.NOT_DEFERRABLE;
    }

    /** Returns the statement that puts off, to the end of the transaction, the check of every foreign key that allows it. */
    public String deferConstraints() {
        return "SET CONSTRAINTS ALL DEFERRED";
    }

    /** Returns the columns that an UPDATE of a row changes by itself unless it sets them; they keep what was loaded. */
    public List<String> changedByUpdate(Table table) {
        return List.of();
    }

    /**
     * Returns the statements around the rows of a table between which its foreign keys are not checked. What is suspended
     * beyond them, {@link #verifyReferences} restores. Needed only where {@link CycleMeans#SUSPEND_CHECKS} is among the means.
     *
     * @param child the referring table
     */
    public Around suspendedChecks(Table child) {
        throw new UnsupportedOperationException(name + " never suspends the checks of " + child.id());
    }

    /**
     * Returns a statement that fails where a row refers to a parent which is not there; it gives no rows. It may be the one
     * that restores the check. Needed only where {@link CycleMeans#SUSPEND_CHECKS} is among the means.
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
     * What stands before and behind the characters of a literal.
     *
     * @param before what stands before: a quote, and what must precede it
     * @param after what stands behind: a quote, and what must follow it
     */
    public record Enclosure(String before, String after) {}

    /**
     * Statements before and after others.
     *
     * @param before the first statements
     * @param after the last statements
     */
    public record Around(List<String> before, List<String> after) {

        /** No statement. */
        static final Around NOTHING = new Around(List.of(), List.of());

        /** Copies the lists. */
        public Around {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** What a constraint is. */
    public enum ConstraintKind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK
    }

    /** How a type alone makes the database number a column. */
    public enum ImpliedIdentity {
        /** Not at all. */
        NONE,
        /** By a sequence of the column's own, as PostgreSQL's {@code serial}. */
        SEQUENCE,
        /** By an identity, as H2's {@code serial}. */
        GENERATED,
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

    @Override
    public final String toString() {
        return name;
    }
}
