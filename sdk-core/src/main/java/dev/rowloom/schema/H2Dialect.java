package dev.rowloom.schema;

import dev.rowloom.schema.LexicalRules.Feature;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * H2 2, and as far as its syntax goes also 1.4.
 *
 * <p>H2 takes the syntax of other products in its compatibility modes, and can be told not to fold names. A script does not
 * say so, but one that writes the same names with and without quotes is for a database that doesn't.
 */
final class H2Dialect extends Dialect {

    private static final QueryTypes QUERY_TYPES = new H2QueryTypes();

    private static final List<Feature> FEATURES =
            List.of(Feature.DOLLAR_QUOTES, Feature.BACKTICK_NAMES, Feature.NESTED_COMMENTS);

    private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_]*");

    /** h2database.com/html/advanced.html#keywords, and the names of types that a list of columns can't begin with. */
    private static final Set<String> RESERVED =
            Set.of(("ALL AND ANY ARRAY AS ASYMMETRIC AUTHORIZATION BETWEEN BOTH CASE CAST CHECK CONSTRAINT CROSS "
                            + "CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME "
                            + "CURRENT_TIMESTAMP CURRENT_USER DAY DEFAULT DISTINCT ELSE END EXCEPT EXISTS FALSE FETCH FOR "
                            + "FOREIGN FROM FULL GROUP GROUPS HAVING HOUR IF ILIKE IN INNER INTERSECT INTERVAL IS JOIN KEY "
                            + "LEADING LEFT LIKE LIMIT LOCALTIME LOCALTIMESTAMP MINUS MINUTE MONTH NATURAL NOT NULL OFFSET "
                            + "ON OR ORDER OVER PARTITION PRIMARY QUALIFY RANGE REGEXP RIGHT ROW ROWNUM ROWS SECOND SELECT "
                            + "SESSION_USER SET SOME SYMMETRIC SYSTEM_USER TABLE TO TOP TRAILING TRUE UESCAPE UNION UNIQUE "
                            + "UNKNOWN USER USING VALUE VALUES WHEN WHERE WINDOW WITH YEAR _ROWID_")
                    .split(" "));

    private static final List<Marks> MARKS = List.of(
            Marks.of(
                    300,
                    "\\bCREATE\\s+(?:MEMORY|CACHED)\\s+TABLE\\b|\\bVARCHAR_IGNORECASE\\b|\\bCREATE\\s+ALIAS\\b"
                            + "|\\bSET\\s+REFERENTIAL_INTEGRITY\\b|\\bRUNSCRIPT\\b|\\bNULL_TO_DEFAULT\\b"
                            + "|\\bSELECTIVITY\\s+\\d|(?-i:\"PUBLIC\"\\.\")|\\bPUBLIC\\.SYSTEM_SEQUENCE|\\borg\\.h2\\."),
            Marks.of(
                    30,
                    "\\bCREATE\\s+TYPE\\s+\\w+\\s+AS\\s+(?:VAR|N?CHAR|SMALL|BIG|INT|NUM|DEC)|\\bARRAY\\s*\\[\\d+\\]\\s*,"),
            // MySQL's clauses, but names in double quotes
            Marks.of(
                    8,
                    "\\b(?:longvarchar|longvarbinary)\\b|\"\\s+\\w+(?:\\s*\\(\\d+\\))?[^,\"\\n]{0,60}\\b(?:COMMENT\\s+'|AUTO_INCREMENT\\b)"),
            Marks.of(
                    3,
                    "\\bbit\\s+NOT\\s+NULL\\s+DEFAULT\\s+FALSE\\b|\\b(?:bit|clob)\\s*,|\\bVARCHAR\\s*\\(\\d+\\)\\s+ARRAY\\b"),
            Marks.of(1, "\\b(?:clob|longtext|tinyint|IDENTITY)\\b|\\bGENERATED\\s+BY\\s+DEFAULT\\s+AS\\s+IDENTITY\\b"),
            Marks.once(15, "\\bH2\\b"));

    /** Both types in one script: PostgreSQL, MySQL and SQL Server have not the one, Oracle not the other. */
    private static final Pattern CLOB =
            Pattern.compile("\\sCLOB\\s*(?:,|\\)|NOT\\b|NULL\\b|DEFAULT\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_ORACLE =
            Pattern.compile("\\s(?:BIGINT|BOOLEAN)\\s*(?:,|\\)|NOT\\b|NULL\\b|DEFAULT\\b)", Pattern.CASE_INSENSITIVE);
    private static final int TYPES_TOGETHER = 40;

    /** How names without quotes are stored. */
    enum Names {
        /** In upper case, as the database does unless told otherwise. */
        UPPER_CASE,
        /** As written: {@code DATABASE_TO_UPPER=FALSE}. */
        AS_WRITTEN
    }

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** A name in quotes that is no alias. */
    private static final Pattern QUOTED = Pattern.compile("(?<!\\b[Aa][Ss]\\s)\"([a-z_][a-z0-9_]*)\"");

    private static final Pattern UNQUOTED =
            Pattern.compile("^\\s*`?([a-z_][a-z0-9_]*)`?\\s+[a-zA-Z]", Pattern.MULTILINE);
    private static final int ENOUGH_NAMES = 3;

    private final Names names;

    H2Dialect(Names names) {
        super("h2");
        this.names = names;
    }

    /** Counts the code units of UTF-16. */
    @Override
    public int length(String text) {
        return text.length();
    }

    /** Names that are quoted in lower case here and not quoted there mean the same only where names are not folded. */
    @Override
    public Dialect underSettingsOf(String ddl) {
        String statements = COMMENT.matcher(ddl).replaceAll("");
        Set<String> quoted = new HashSet<>();
        Matcher matcher = QUOTED.matcher(statements);
        while (matcher.find()) {
            quoted.add(matcher.group(1));
        }
        Set<String> both = new HashSet<>();
        matcher = UNQUOTED.matcher(statements);
        while (matcher.find() && both.size() < ENOUGH_NAMES) {
            String name = matcher.group(1);
            if (quoted.contains(name) && !RESERVED.contains(name.toUpperCase(Locale.ROOT))) {
                both.add(name);
            }
        }
        return both.size() < ENOUGH_NAMES ? this : new H2Dialect(Names.AS_WRITTEN);
    }

    @Override
    public LexicalRules lexicalRules() {
        Set<Feature> features = new HashSet<>(FEATURES);
        if (names == Names.UPPER_CASE) {
            features.add(Feature.UPPER_CASE_BACKTICKS);
        }
        return new LexicalRules(features);
    }

    @Override
    public String defaultSchema() {
        return "PUBLIC";
    }

    @Override
    public String foldIdentifier(String unquoted) {
        return names == Names.UPPER_CASE ? unquoted.toUpperCase(Locale.ROOT) : unquoted;
    }

    @Override
    public String identifierKey(String identifier) {
        return names == Names.UPPER_CASE ? identifier : identifier.toLowerCase(Locale.ROOT);
    }

    @Override
    public DataType type(TypeDeclaration declared) {
        return H2Types.of(declared);
    }

    @Override
    public ExpressionRules expressionRules() {
        return ExpressionRules.of(
                TextEquality.EXACT,
                ExpressionRules.Feature.LIKE_BACKSLASH,
                ExpressionRules.Feature.CONCAT_SKIPS_NULL,
                ExpressionRules.Feature.DATE_DIFFERENCE_IS_INTERVAL,
                ExpressionRules.Feature.PADDING_IS_READ,
                ExpressionRules.Feature.PADDING_WINS,
                ExpressionRules.Feature.REGEXP_ASCII,
                ExpressionRules.Feature.IN_COUNTS_SPACES,
                ExpressionRules.Feature.SUBSTRING_FROM_END,
                ExpressionRules.Feature.REGEXP_PERL);
    }

    @Override
    public QueryTypes queryTypes() {
        return QUERY_TYPES;
    }

    @Override
    public ImpliedIdentity impliedIdentity(TypeDeclaration declared) {
        return declared.name().endsWith("serial") ? ImpliedIdentity.GENERATED : ImpliedIdentity.NONE;
    }

    @Override
    public int marksIn(String ddl) {
        boolean together = CLOB.matcher(ddl).find() && NOT_ORACLE.matcher(ddl).find();
        return Marks.count(MARKS, ddl) + (together ? TYPES_TOGETHER : 0);
    }

    @Override
    public String quote(String identifier) {
        return names == Names.UPPER_CASE && PLAIN.matcher(identifier).matches() && !RESERVED.contains(identifier)
                ? identifier
                : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public LiteralStyle literals() {
        return LiteralStyle.builder()
                .arrays(LiteralStyle.Arrays.CONSTRUCTOR)
                .instantSuffix("+00")
                .build();
    }

    /** A text for a JSON column would become a JSON string. */
    @Override
    public Enclosure enclosure(Column column) {
        return column.type() instanceof DataType.JsonType ? new Enclosure("JSON '", "'") : super.enclosure(column);
    }

    @Override
    public String identityOverride(Table table) {
        boolean always = table.columns().stream()
                .flatMap(column -> column.identity().stream())
                .anyMatch(identity -> identity.kind() == Identity.Kind.ALWAYS);
        return always ? "OVERRIDING SYSTEM VALUE" : "";
    }

    @Override
    public List<CycleMeans> cycleMeans() {
        return List.of(CycleMeans.NULL_THEN_UPDATE, CycleMeans.SUSPEND_CHECKS);
    }

    /** It ends the transaction, as all of H2's DDL does, and needs the right to alter the table. */
    @Override
    public Around suspendedChecks(Table child) {
        return new Around(
                List.of("ALTER TABLE " + quote(child.name()) + " SET REFERENTIAL_INTEGRITY FALSE"), List.of());
    }

    /** Restores the check of all foreign keys of the table, and fails where a row breaks one. */
    @Override
    public String verifyReferences(Table child, ForeignKey key, Table parent) {
        return "ALTER TABLE " + quote(child.name()) + " SET REFERENTIAL_INTEGRITY TRUE CHECK";
    }

    /**
     * Takes the numbers from a sequence, for which it needs no right; to tell an identity where to go on it needs the right to
     * alter the table, and ends the transaction.
     */
    @Override
    public List<String> advanceSequences(Table table, Column column, long lastNumber) {
        if (column.identity().isEmpty()) {
            return List.of();
        }
        Identity identity = column.identity().get();
        TableName sequence = identity.sequence();
        if (sequence != null) {
            long numbers = (lastNumber - identity.start()) / identity.increment() + 1;
            return List.of("SELECT MAX(n) FROM (SELECT NEXT VALUE FOR " + quote(sequence)
                    + " AS n FROM SYSTEM_RANGE(1, " + numbers + "))");
        }
        return isLast(lastNumber, identity.increment())
                ? List.of()
                : List.of("ALTER TABLE " + quote(table.name()) + " ALTER COLUMN " + quote(column.name())
                        + " RESTART WITH " + (lastNumber + identity.increment()));
    }

    /** Returns whether no number follows. */
    private static boolean isLast(long number, long increment) {
        return increment > 0 ? number > Long.MAX_VALUE - increment : number < Long.MIN_VALUE - increment;
    }
}
