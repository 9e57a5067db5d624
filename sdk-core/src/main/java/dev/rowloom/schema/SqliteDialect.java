package dev.rowloom.schema;

import dev.rowloom.schema.LexicalRules.Feature;
import dev.rowloom.schema.LiteralStyle.Booleans;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** SQLite 3. */
final class SqliteDialect extends Dialect {

    private static final QueryTypes QUERY_TYPES = new SqliteQueryTypes();

    private static final LexicalRules LEXICAL = LexicalRules.of(Feature.BACKTICK_NAMES, Feature.BRACKET_NAMES);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** All keywords of sqlite.org/lang_keywords.html, since any may become reserved. */
    private static final Set<String> KEYWORDS =
            Set.of(("abort action add after all alter always analyze and as asc attach "
                            + "autoincrement before begin between by cascade case cast check collate column commit conflict "
                            + "constraint create cross current current_date current_time current_timestamp database default "
                            + "deferrable deferred delete desc detach distinct do drop each else end escape except exclude "
                            + "exclusive exists explain fail filter first following for foreign from full generated glob group "
                            + "groups having if ignore immediate in index indexed initially inner insert instead intersect into "
                            + "is isnull join key last left like limit match materialized natural no not nothing notnull null "
                            + "nulls of offset on or order others outer over partition plan pragma preceding primary query raise "
                            + "range recursive references regexp reindex release rename replace restrict returning right "
                            + "rollback row rows savepoint select set table temp temporary then ties to transaction trigger "
                            + "unbounded union unique update using vacuum values view virtual when where window with without")
                    .split(" "));

    private static final List<Marks> MARKS = List.of(
            Marks.of(
                    6,
                    "\\bAUTOINCREMENT\\b|\\bPRAGMA\\s|\\bWITHOUT\\s+ROWID\\b|\\bsqlite_\\w+|\\bINTEGER\\s+PRIMARY\\s+KEY\\b"),
            Marks.of(
                    4,
                    "\\[\\w[\\w ]*\\]|\\bCOLLATE\\s+NOCASE\\b|\\bstrftime\\s*\\(|\\b(?:datetime|julianday)\\s*\\(\\s*'now'"),
            Marks.of(
                    2,
                    "\\bBEGIN\\s+TRANSACTION\\b|\\bGLOB\\b|\\bON\\s+CONFLICT\\b|\\bBLOB\\b|\\bBEGIN\\s+(?:SELECT|INSERT|UPDATE|DELETE)\\b"),
            Marks.of(3, "\\binteger\\s+not\\s+null\\s+primary\\s+key\\b"),
            Marks.of(1, "\\b(?:datetime|tinyint)\\b"),
            Marks.inComments(3, "\\bSQLite"));

    SqliteDialect() {
        super("sqlite");
    }

    @Override
    public List<String> aliases() {
        return List.of("sqlite3");
    }

    @Override
    public LexicalRules lexicalRules() {
        return LEXICAL;
    }

    @Override
    public String defaultSchema() {
        return "main";
    }

    @Override
    public DataType type(TypeDeclaration declared) {
        return SqliteTypes.of(declared);
    }

    @Override
    public ExpressionRules expressionRules() {
        return ExpressionRules.of(
                TextEquality.EXACT,
                ExpressionRules.Feature.DYNAMIC_TYPES,
                ExpressionRules.Feature.BOOLEANS_ARE_NUMBERS,
                ExpressionRules.Feature.LENIENT_NUMBERS,
                ExpressionRules.Feature.ZERO_DIVISION_IS_NULL,
                ExpressionRules.Feature.LIKE_IGNORES_CASE,
                ExpressionRules.Feature.CONCAT_SKIPS_NULL,
                ExpressionRules.Feature.CASTS_TRUNCATE,
                ExpressionRules.Feature.SUBSTRING_FROM_END);
    }

    @Override
    public QueryTypes queryTypes() {
        return QUERY_TYPES;
    }

    @Override
    public ImpliedIdentity impliedIdentity(TypeDeclaration declared) {
        return declared.name().equals("integer") ? ImpliedIdentity.ROW_ID : ImpliedIdentity.NONE;
    }

    /** The shell's {@code .schema} declares {@code sqlite_sequence} and {@code sqlite_stat1} among the others. */
    @Override
    public boolean isOwnTable(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("sqlite_");
    }

    @Override
    public int marksIn(String ddl) {
        return Marks.count(MARKS, ddl);
    }

    @Override
    public String quote(String identifier) {
        return PLAIN.matcher(identifier).matches() && !KEYWORDS.contains(identifier.toLowerCase(Locale.ROOT))
                ? identifier
                : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public LiteralStyle literals() {
        return LiteralStyle.builder()
                .booleans(Booleans.DIGITS)
                .bitPrefix("'")
                .instantSuffix("Z")
                .build();
    }

    @Override
    public List<CycleMeans> cycleMeans() {
        return List.of(CycleMeans.DEFER_CONSTRAINTS);
    }

    /** Every foreign key can: {@code PRAGMA defer_foreign_keys} knows no exception. */
    @Override
    public boolean canDefer(ForeignKey key) {
        return true;
    }

    @Override
    public String deferConstraints() {
        return "PRAGMA defer_foreign_keys = ON";
    }

    /** SQLite has no DEFAULT in VALUES; a default is a constant or an expression in parentheses, and may stand there. */
    @Override
    public String defaultExpression(Column column) {
        return column.defaultValue().orElse("NULL");
    }
}
