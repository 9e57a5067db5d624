package dev.rowloom.schema;

import dev.rowloom.schema.LexicalRules.Feature;
import dev.rowloom.schema.LiteralStyle.Booleans;
import dev.rowloom.schema.UniqueKey.NullComparison;
import java.util.List;
import java.util.stream.Collectors;

/** SQL Server 2012 and later, and Azure SQL. */
final class SqlServerDialect extends Dialect {

    private static final QueryTypes QUERY_TYPES = new SqlServerQueryTypes();

    private static final LexicalRules LEXICAL = LexicalRules.of(
            Feature.BRACKET_NAMES,
            Feature.NESTED_COMMENTS,
            Feature.GO_LINES,
            Feature.STATEMENTS_WITHOUT_END,
            Feature.HASH_IN_NAMES);

    private static final List<Marks> MARKS = List.of(
            Marks.of(
                    9,
                    "(?m:^[ \\t]*GO[ \\t]*;?[ \\t]*\\r?$)|\\[dbo\\]\\.|\\bsp_addextendedproperty\\b|\\bNVARCHAR\\s*\\(\\s*MAX\\b"
                            + "|\\bWITH\\s+(?:NO)?CHECK\\s+ADD\\b|\\bSET\\s+(?:ANSI_NULLS|QUOTED_IDENTIFIER|NOCOUNT)\\b"),
            Marks.of(
                    6,
                    "\\bIDENTITY\\s*\\(\\s*\\d+\\s*,|\\b(?:NON)?CLUSTERED\\b|\\b(?:uniqueidentifier|datetime2|datetimeoffset|rowversion)\\b"
                            + "|\\bGETUTC?DATE\\s*\\(|\\bOBJECT_ID\\s*\\(|\\bON\\s+\\[?PRIMARY\\b\\]?|\\bsysobjects\\b"),
            Marks.of(
                    3,
                    "\\bvarchar\\s*\\(\\s*MAX\\s*\\)|\\bIDENTITY\\b|\\bdbo\\.|\\bnvarchar\\b|\\]\\s+\\[\\w+\\]\\s*(?:\\(|NOT|NULL)"),
            Marks.once(15, "\\b(?:SQL\\s*Server|MSSQL|T-SQL)\\b"));

    SqlServerDialect() {
        super("sqlserver");
    }

    /** Counts the code units of UTF-16. */
    @Override
    public int length(String text) {
        return text.length();
    }

    @Override
    public List<String> aliases() {
        return List.of("mssql", "tsql");
    }

    @Override
    public LexicalRules lexicalRules() {
        return LEXICAL;
    }

    @Override
    public String defaultSchema() {
        return "dbo";
    }

    @Override
    public DataType type(TypeDeclaration declared) {
        return SqlServerTypes.of(declared);
    }

    @Override
    public ExpressionRules expressionRules() {
        return ExpressionRules.of(
                TextEquality.COARSE,
                ExpressionRules.Feature.BOOLEANS_ARE_NUMBERS,
                ExpressionRules.Feature.CASTS_TRUNCATE,
                ExpressionRules.Feature.PLUS_CONCATENATES,
                ExpressionRules.Feature.CONCAT_SKIPS_NULL,
                ExpressionRules.Feature.GREATEST_SKIPS_NULL,
                ExpressionRules.Feature.LIKE_BY_COLLATION,
                ExpressionRules.Feature.LIKE_CLASSES,
                ExpressionRules.Feature.PADDING_IS_READ);
    }

    @Override
    public QueryTypes queryTypes() {
        return QUERY_TYPES;
    }

    @Override
    public boolean isWrittenByDatabase(TypeDeclaration declared) {
        return declared.name().equals("rowversion") || declared.name().equals("timestamp");
    }

    /** A unique key takes one null. */
    @Override
    public NullComparison nullsOfKey(int parts) {
        return NullComparison.NOT_DISTINCT;
    }

    @Override
    public int marksIn(String ddl) {
        return Marks.count(MARKS, ddl);
    }

    @Override
    public String quote(String identifier) {
        return '[' + identifier.replace("]", "]]") + ']';
    }

    /** With a {@code T} between them, date and time are read the same under every language of the session. */
    @Override
    public LiteralStyle literals() {
        return LiteralStyle.builder()
                .booleans(Booleans.DIGITS)
                .binaryPrefix("0x")
                .bitPrefix("'")
                .timeSeparator('T')
                .instantSuffix("+00:00")
                .build();
    }

    @Override
    public Enclosure enclosure(Column column) {
        DataType type = column.type();
        boolean characters = type instanceof DataType.TextType
                || type instanceof DataType.XmlType
                || type instanceof DataType.JsonType
                || type instanceof DataType.OpaqueType;
        if (type instanceof DataType.BinaryType) {
            return new Enclosure("0x", "");
        }
        return characters ? new Enclosure("N'", "'") : super.enclosure(column);
    }

    // Of the table's own order; other indexes take 1,700.
    @Override
    public int maxIndexEntryBytes() {
        return 900;
    }

    @Override
    public int maxRowsOfInsert() {
        return 1000;
    }

    /**
     * A failure undoes everything. The settings are those that tables with filtered indexes and indexed computed columns ask
     * of whoever writes to them; {@code sqlcmd} has one of them off.
     */
    @Override
    public Around script() {
        return new Around(
                List.of(
                        "SET XACT_ABORT, NOCOUNT ON",
                        "SET QUOTED_IDENTIFIER, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT,"
                                + " CONCAT_NULL_YIELDS_NULL ON",
                        "SET NUMERIC_ROUNDABORT OFF",
                        "BEGIN TRANSACTION"),
                List.of("COMMIT TRANSACTION"));
    }

    /** It needs the right to alter the table. The counter then follows the greatest number written. */
    @Override
    public Around rows(Table table, List<String> written) {
        boolean numbered = table.columns().stream()
                .filter(column -> written.contains(column.name()))
                .flatMap(column -> column.identity().stream())
                .anyMatch(identity -> identity.kind() != Identity.Kind.SEQUENCE_DEFAULT);
        String set = "SET IDENTITY_INSERT " + quote(table.name());
        return numbered ? new Around(List.of(set + " ON"), List.of(set + " OFF")) : Around.NOTHING;
    }

    /** Takes a range of numbers, which needs the right to use the sequence; what others took meanwhile stays taken. */
    @Override
    public List<String> advanceSequences(Table table, Column column, long lastNumber) {
        TableName sequence =
                column.identity().map(identity -> identity.sequence()).orElse(null);
        if (sequence == null) {
            return List.of();
        }
        long increment = column.identity().orElseThrow().increment();
        String take = "EXEC sys.sp_sequence_get_range @sequence_name = "
                + text(quote(sequence))
                + ", @range_size = @n, @range_first_value = @first OUTPUT; ";
        String batch = "DECLARE @n bigint = 1, @first sql_variant; " + take + "SET @n = (" + lastNumber
                + " - CONVERT(bigint, @first)) / " + increment + "; IF @n > 0 " + take;
        return List.of("EXEC (" + text(batch.strip()) + ")");
    }

    private static String text(String value) {
        return "N'" + value.replace("'", "''") + '\'';
    }

    @Override
    public List<CycleMeans> cycleMeans() {
        return List.of(CycleMeans.NULL_THEN_UPDATE, CycleMeans.SUSPEND_CHECKS);
    }

    /** It needs the right to alter the table. */
    @Override
    public Around suspendedChecks(Table child) {
        boolean named = child.foreignKeys().stream().allMatch(key -> key.name() != null);
        String constraints = named
                ? child.foreignKeys().stream()
                        .map(key -> quote(String.valueOf(key.name())))
                        .collect(Collectors.joining(", "))
                : "ALL";
        return new Around(
                List.of("ALTER TABLE " + quote(child.name()) + " NOCHECK CONSTRAINT " + constraints), List.of());
    }

    /** Checks the rows that are there, and trusts the constraint again; fails where a row breaks it. */
    @Override
    public String verifyReferences(Table child, ForeignKey key, Table parent) {
        boolean named = child.foreignKeys().stream().allMatch(each -> each.name() != null);
        return "ALTER TABLE " + quote(child.name()) + " WITH CHECK CHECK CONSTRAINT "
                + (named ? quote(String.valueOf(key.name())) : "ALL");
    }
}
