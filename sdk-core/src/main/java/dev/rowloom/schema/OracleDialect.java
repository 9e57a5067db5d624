package dev.rowloom.schema;

import dev.rowloom.schema.LexicalRules.Feature;
import dev.rowloom.schema.LiteralStyle.Booleans;
import dev.rowloom.schema.LiteralStyle.Escaping;
import dev.rowloom.schema.UniqueKey.NullComparison;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Oracle Database 12.2 and later. */
final class OracleDialect extends Dialect {

    private static final QueryTypes QUERY_TYPES = new OracleQueryTypes();

    private static final LexicalRules LEXICAL =
            LexicalRules.of(Feature.SLASH_LINES, Feature.SQL_PLUS_LINES, Feature.Q_QUOTES, Feature.HASH_IN_NAMES);

    private static final Pattern PLAIN = Pattern.compile("[A-Z][A-Z0-9_$#]*");

    /** Appendix E of the SQL Language Reference. */
    private static final Set<String> RESERVED = Set.of(
            ("ACCESS ADD ALL ALTER AND ANY AS ASC AUDIT BETWEEN BY CHAR CHECK CLUSTER COLUMN COLUMN_VALUE COMMENT "
                            + "COMPRESS CONNECT CREATE CURRENT DATE DECIMAL DEFAULT DELETE DESC DISTINCT DROP ELSE EXCLUSIVE "
                            + "EXISTS FILE FLOAT FOR FROM GRANT GROUP HAVING IDENTIFIED IMMEDIATE IN INCREMENT INDEX INITIAL "
                            + "INSERT INTEGER INTERSECT INTO IS LEVEL LIKE LOCK LONG MAXEXTENTS MINUS MLSLABEL MODE MODIFY "
                            + "NESTED_TABLE_ID NOAUDIT NOCOMPRESS NOT NOWAIT NULL NUMBER OF OFFLINE ON ONLINE OPTION OR ORDER "
                            + "PCTFREE PRIOR PUBLIC RAW RENAME RESOURCE REVOKE ROW ROWID ROWNUM ROWS SELECT SESSION SET SHARE "
                            + "SIZE SMALLINT START SUCCESSFUL SYNONYM SYSDATE TABLE THEN TO TRIGGER UID UNION UNIQUE UPDATE "
                            + "USER VALIDATE VALUES VARCHAR VARCHAR2 VIEW WHENEVER WHERE WITH")
                    .split(" "));

    private static final List<Marks> MARKS = List.of(
            Marks.of(
                    9,
                    "\\bN?VARCHAR2\\b|(?m:^[ \\t]*/[ \\t]*\\r?$)|\\bORGANIZATION\\s+INDEX\\b|\\bSYSTIMESTAMP\\b|\\bXMLTYPE\\b"),
            Marks.of(
                    30,
                    "\\bALTER\\s+SESSION\\s+SET\\b|\\bUNLIMITED\\s+TABLESPACE\\b|\\bCREATE\\s+USER\\s+\\w+\\s+IDENTIFIED\\b"),
            Marks.of(
                    6,
                    "\\bNUMBER\\s*\\(|\\bNOCACHE\\b|\\bPCTFREE\\b|\\bFROM\\s+DUAL\\b|\\bSYSDATE\\b|(?m:^(?:REM|PROMPT)\\b)"
                            + "|\\bUSING\\s+INDEX\\s+TABLESPACE\\b|\\bBINARY_DOUBLE\\b|\\bLOCAL\\s+TIME\\s+ZONE\\b"),
            Marks.of(
                    3,
                    "\\bNUMBER\\b|\\.NEXTVAL\\b|\\bTABLESPACE\\b|\\bNOCYCLE\\b|\\bADD\\s*\\(|\\bENABLE\\b|\\bCASCADE\\s+CONSTRAINTS\\b"),
            Marks.of(1, "\\bC?LOB\\b|\\bBLOB\\b"),
            Marks.once(15, "\\bOracle\\b"));

    OracleDialect() {
        super("oracle");
    }

    @Override
    public LexicalRules lexicalRules() {
        return LEXICAL;
    }

    /** Returns null: it is the user's. */
    @Override
    public @Nullable String defaultSchema() {
        return null;
    }

    @Override
    public String foldIdentifier(String unquoted) {
        return unquoted.toUpperCase(Locale.ROOT);
    }

    @Override
    public String identifierKey(String identifier) {
        return identifier;
    }

    @Override
    public DataType type(TypeDeclaration declared) {
        return OracleTypes.of(declared);
    }

    @Override
    public ExpressionRules expressionRules() {
        return ExpressionRules.of(
                TextEquality.EXACT,
                ExpressionRules.Feature.FRACTIONAL_DIVISION,
                ExpressionRules.Feature.LONG_QUOTIENTS,
                ExpressionRules.Feature.WIDE_INTEGERS,
                ExpressionRules.Feature.EMPTY_TEXT_IS_NULL,
                ExpressionRules.Feature.NULL_CONCATENATES_AS_EMPTY,
                ExpressionRules.Feature.CONCAT_SKIPS_NULL,
                ExpressionRules.Feature.DATES_COUNT_DAYS,
                ExpressionRules.Feature.REGEXP_PERL,
                ExpressionRules.Feature.PADDING_IS_READ,
                ExpressionRules.Feature.SUBSTRING_FROM_END);
    }

    @Override
    public QueryTypes queryTypes() {
        return QUERY_TYPES;
    }

    @Override
    public boolean modifiesOnlyWhatIsSaid() {
        return true;
    }

    /** Rows whose parts are all null never clash; in others a null equals a null. Of several parts, the latter is assumed. */
    @Override
    public NullComparison nullsOfKey(int parts) {
        return parts == 1 ? NullComparison.DISTINCT : NullComparison.NOT_DISTINCT;
    }

    @Override
    public int marksIn(String ddl) {
        return Marks.count(MARKS, ddl);
    }

    @Override
    public String quote(String identifier) {
        return PLAIN.matcher(identifier).matches() && !RESERVED.contains(identifier)
                ? identifier
                : '"' + identifier.replace("\"", "") + '"'; // no name holds a quote
    }

    @Override
    public LiteralStyle literals() {
        return LiteralStyle.builder()
                .escaping(Escaping.JOINED_PIECES)
                .booleans(Booleans.DIGITS)
                .binaryPrefix("HEXTORAW('")
                .instantSuffix(" +00:00")
                .build();
    }

    /** Typed literals, which no setting of the session changes the meaning of. */
    @Override
    public Enclosure enclosure(Column column) {
        DataType type = column.type();
        if (type instanceof DataType.TimestampType timestamp) {
            return new Enclosure("TIMESTAMP '", timestamp.zone() == DataType.Zone.WITH_ZONE ? " +00:00'" : "'");
        } else if (type instanceof DataType.BinaryType) {
            return new Enclosure("HEXTORAW('", "')");
        } else if (type instanceof DataType.TextType text && text.maxLength() == DataType.UNLIMITED) {
            return new Enclosure("TO_CLOB('", "')");
        } else if (type instanceof DataType.XmlType) {
            return new Enclosure("XMLTYPE('", "')");
        }
        return new Enclosure("'", "'");
    }

    /** Several rows in one VALUES are read from release 23 on only. */
    @Override
    public int maxRowsOfInsert() {
        return 1;
    }

    /** SQL*Plus takes 2,499 bytes; a value, or a piece of one, may have 1000 more. */
    @Override
    public int longestLine() {
        return 1200;
    }

    /** A block of PL/SQL needs a line with a slash to be run. */
    @Override
    public String terminated(String statement) {
        boolean block = statement.startsWith("BEGIN ") || statement.startsWith("DECLARE ");
        return block ? statement + ";\n/" : statement + ";";
    }

    /** A transaction begins by itself. */
    @Override
    public Around script() {
        return new Around(List.of(), List.of("COMMIT"));
    }

    /** An identity that is always generated takes no value, so that it is changed for a while, which needs the right to. */
    @Override
    public Around rows(Table table, List<String> written) {
        List<String> always = table.columns().stream()
                .filter(column -> written.contains(column.name()))
                .filter(column -> column.identity()
                        .filter(identity -> identity.kind() == Identity.Kind.ALWAYS)
                        .isPresent())
                .map(Column::name)
                .toList();
        if (always.isEmpty()) {
            return Around.NOTHING;
        }
        return new Around(
                always.stream()
                        .map(name -> modify(table, name, "BY DEFAULT AS IDENTITY"))
                        .toList(),
                always.stream()
                        .map(name -> modify(table, name, "ALWAYS AS IDENTITY (START WITH LIMIT VALUE)"))
                        .toList());
    }

    private String modify(Table table, String column, String generated) {
        return "ALTER TABLE " + quote(table.name()) + " MODIFY (" + quote(column) + " GENERATED " + generated + ")";
    }

    /**
     * Takes numbers from a sequence until it is past the last one, which needs the right to use it; an identity is told to
     * begin behind the greatest number of the table, which needs the right to alter the table.
     */
    @Override
    public List<String> advanceSequences(Table table, Column column, long lastNumber) {
        if (column.identity().isEmpty()) {
            return List.of();
        }
        Identity identity = column.identity().get();
        TableName sequence = identity.sequence();
        if (sequence != null) {
            return List.of("DECLARE n NUMBER; BEGIN LOOP n := " + quote(sequence) + ".NEXTVAL; EXIT WHEN n "
                    + (identity.increment() > 0 ? ">= " : "<= ") + lastNumber + "; END LOOP; END");
        }
        return switch (identity.kind()) {
            case ALWAYS, SEQUENCE_DEFAULT -> List.of();
            case BY_DEFAULT -> List.of(modify(table, column.name(), "BY DEFAULT AS IDENTITY (START WITH LIMIT VALUE)"));
            case BY_DEFAULT_ON_NULL ->
                List.of(modify(table, column.name(), "BY DEFAULT ON NULL AS IDENTITY (START WITH LIMIT VALUE)"));
        };
    }

    @Override
    public List<CycleMeans> cycleMeans() {
        return List.of(CycleMeans.DEFER_CONSTRAINTS, CycleMeans.NULL_THEN_UPDATE, CycleMeans.SUSPEND_CHECKS);
    }

    /** It ends the transaction, as all of Oracle's DDL does, and needs the right to alter the table. */
    @Override
    public Around suspendedChecks(Table child) {
        List<String> names = child.foreignKeys().stream()
                .map(ForeignKey::name)
                .filter(Objects::nonNull)
                .map(name -> "ALTER TABLE " + quote(child.name()) + " DISABLE CONSTRAINT " + quote(name))
                .toList();
        return new Around(
                names.size() == child.foreignKeys().size() ? names : List.of(eachReference(child, "DISABLE")),
                List.of());
    }

    /** Checks the rows that are there; fails where one breaks the constraint. */
    @Override
    public String verifyReferences(Table child, ForeignKey key, Table parent) {
        boolean named = child.foreignKeys().stream().allMatch(each -> each.name() != null);
        return named
                ? "ALTER TABLE " + quote(child.name()) + " ENABLE VALIDATE CONSTRAINT "
                        + quote(String.valueOf(key.name()))
                : eachReference(child, "ENABLE VALIDATE");
    }

    // Constraints without a name of their own have one that only the database knows.
    private String eachReference(Table child, String action) {
        String owner = child.name().qualifier() == null
                ? "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')"
                : text(child.name().qualifier());
        return List.of(
                        "BEGIN FOR c IN (SELECT constraint_name FROM all_constraints WHERE constraint_type = 'R'",
                        "AND owner = " + owner,
                        "AND table_name = " + text(child.name().name()) + ")",
                        "LOOP EXECUTE IMMEDIATE "
                                + text("ALTER TABLE " + quote(child.name()) + " " + action + " CONSTRAINT \""),
                        "|| c.constraint_name || '\"'; END LOOP; END")
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static String text(@Nullable String value) {
        return '\'' + String.valueOf(value).replace("'", "''") + '\'';
    }
}
