package dev.rowloom.schema;

import dev.rowloom.schema.LexicalRules.Feature;
import dev.rowloom.schema.LiteralStyle.Booleans;
import dev.rowloom.schema.LiteralStyle.Escaping;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** MySQL 8 and MariaDB 10.5 and later, which differ in nothing that matters here but their names. */
final class MySqlDialect extends Dialect {

    private static final QueryTypes QUERY_TYPES = new MySqlQueryTypes();

    private static final Set<String> SPATIAL =
            Set.of(("geometry point linestring polygon multipoint multilinestring multipolygon geometrycollection "
                            + "geomcollection")
                    .split(" "));

    private static final LexicalRules LEXICAL = LexicalRules.of(
            Feature.BACKSLASH_ESCAPES,
            Feature.HASH_COMMENTS,
            Feature.BACKTICK_NAMES,
            Feature.DOUBLE_QUOTED_TEXT,
            Feature.VERSION_COMMENTS,
            Feature.DELIMITER_LINES);

    private static final List<Marks> MARKS = List.of(
            Marks.of(
                    4,
                    "\\bENGINE\\s*=|\\bAUTO_INCREMENT\\b|/\\*!\\d{5}|\\bLOCK\\s+TABLES\\b|(?m:^[ \\t]*DELIMITER\\s)"
                            + "|\\bDEFAULT\\s+CHARSET\\b|\\bFOREIGN_KEY_CHECKS\\b"),
            Marks.of(
                    3,
                    "\\bUNSIGNED\\b|\\b(?:medium|long|tiny)(?:text|blob)\\b|\\bmediumint\\b|\\bENUM\\s*\\(\\s*['\"]|\\bUNIQUE\\s+KEY\\b"),
            Marks.of(
                    2,
                    "`|\\bCHARACTER\\s+SET\\b|(?m:^[ \\t]*USE\\s)|\\butf8(?:mb[34])?_|(?m:^[ \\t]*KEY\\s+\\S+\\s*\\()"),
            Marks.of(1, "\\bNVARCHAR\\b|(?m:^#)|\\b(?:datetime|tinyint)\\b"),
            Marks.inComments(40, "\\bMySQL dump\\b"));

    private static final List<Marks> MARIADB_MARKS = List.of(Marks.inComments(
            10,
            "\\bMariaDB dump\\b|\\bMariaDB\\b.{0,40}Distrib|-MariaDB\\b|/\\*M!|\\bENGINE\\s*=\\s*Aria\\b|\\butf8mb4_uca1400_|"
                    + "\\bWITH\\s+SYSTEM\\s+VERSIONING\\b"));

    MySqlDialect(String name) {
        super(name);
    }

    @Override
    public boolean isSpatial(DataType type) {
        return type instanceof DataType.OpaqueType opaque && SPATIAL.contains(opaque.name());
    }

    @Override
    public Enclosure enclosure(Column column) {
        return isSpatial(column.type()) ? new Enclosure("ST_GeomFromText('", "')") : super.enclosure(column);
    }

    @Override
    public boolean cascadesDrop() {
        return false;
    }

    @Override
    public @Nullable String generatedName(ConstraintKind kind, String table, List<String> columns, int attempt) {
        return switch (kind) {
            case PRIMARY_KEY -> "PRIMARY";
            case UNIQUE -> columns.isEmpty() ? null : columns.get(0) + (attempt == 1 ? "" : "_" + attempt);
            case FOREIGN_KEY -> table + "_ibfk_" + attempt;
            case CHECK -> name().equals("mariadb") ? "CONSTRAINT_" + attempt : table + "_chk_" + attempt;
        };
    }

    @Override
    public LexicalRules lexicalRules() {
        return LEXICAL;
    }

    @Override
    public @Nullable String defaultSchema() {
        return null;
    }

    @Override
    public DataType type(TypeDeclaration declared) {
        return MySqlTypes.of(declared);
    }

    @Override
    public ExpressionRules expressionRules() {
        return ExpressionRules.of(
                TextEquality.COARSE,
                ExpressionRules.Feature.BOOLEANS_ARE_NUMBERS,
                ExpressionRules.Feature.LENIENT_NUMBERS,
                ExpressionRules.Feature.FRACTIONAL_DIVISION,
                ExpressionRules.Feature.ZERO_DIVISION_IS_NULL,
                ExpressionRules.Feature.WIDE_INTEGERS,
                ExpressionRules.Feature.PIPES_ARE_OR,
                ExpressionRules.Feature.LIKE_BY_COLLATION,
                ExpressionRules.Feature.LIKE_BACKSLASH,
                ExpressionRules.Feature.REGEXP_BY_COLLATION,
                ExpressionRules.Feature.REGEXP_PERL,
                ExpressionRules.Feature.LENGTH_IN_BYTES,
                ExpressionRules.Feature.SUBSTRING_FROM_END);
    }

    @Override
    public QueryTypes queryTypes() {
        return QUERY_TYPES;
    }

    @Override
    public ImpliedIdentity impliedIdentity(TypeDeclaration declared) {
        return declared.name().equals("serial") ? ImpliedIdentity.COUNTER : ImpliedIdentity.NONE;
    }

    @Override
    public int marksIn(String ddl) {
        int common = Marks.count(MARKS, ddl);
        int own = Marks.count(MARIADB_MARKS, ddl);
        return name().equals("mariadb") ? (own > 0 ? common + own : 0) : common;
    }

    @Override
    public String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    public LiteralStyle literals() {
        return LiteralStyle.builder()
                .escaping(Escaping.BACKSLASHES)
                .booleans(Booleans.DIGITS)
                .bitPrefix("b'")
                .build();
    }

    @Override
    public List<CycleMeans> cycleMeans() {
        return List.of(CycleMeans.NULL_THEN_UPDATE, CycleMeans.SUSPEND_CHECKS);
    }

    @Override
    public Around suspendedChecks(Table child) {
        return new Around(List.of("SET foreign_key_checks = 0"), List.of("SET foreign_key_checks = 1"));
    }

    /**
     * What the script changes for its session it puts back: character set and time zone, which give literals their
     * meaning, and the mode in which a backslash would be plain.
     */
    @Override
    public Around script() {
        return new Around(
                List.of(
                        "SET @rowloom_client = @@character_set_client, @rowloom_results = @@character_set_results,"
                                + " @rowloom_connection = @@collation_connection",
                        "SET NAMES utf8mb4",
                        "SET @rowloom_time_zone = @@time_zone, time_zone = '+00:00'",
                        "SET @rowloom_sql_mode = @@sql_mode,"
                                + " sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '')",
                        "START TRANSACTION"),
                List.of(
                        "COMMIT",
                        "SET sql_mode = @rowloom_sql_mode, time_zone = @rowloom_time_zone",
                        "SET character_set_client = @rowloom_client, character_set_results = @rowloom_results,"
                                + " collation_connection = @rowloom_connection"));
    }

    /** A scalar subquery that gives two rows where there is an orphan, and so fails with error 1242. */
    @Override
    public String verifyReferences(Table child, ForeignKey key, Table parent) {
        StringJoiner match = new StringJoiner(" AND ");
        StringJoiner refers = new StringJoiner(" AND ");
        for (int i = 0; i < key.columns().size(); i++) {
            String column = "c." + quote(key.columns().get(i));
            match.add("p." + quote(key.parentColumns().get(i)) + " = " + column);
            refers.add(column + " IS NOT NULL");
        }
        return "SET @rowloom_orphan = (SELECT two.n FROM (SELECT 1 AS n UNION ALL SELECT 2) AS two WHERE EXISTS (SELECT 1 FROM "
                + quote(child.name()) + " AS c WHERE " + refers + " AND NOT EXISTS (SELECT 1 FROM "
                + quote(parent.name()) + " AS p WHERE " + match + ")))";
    }

    /** The first TIMESTAMP of a table is, in older versions, and any can be declared, ON UPDATE CURRENT_TIMESTAMP. */
    @Override
    public List<String> changedByUpdate(Table table) {
        return table.columns().stream()
                .filter(column -> column.type() instanceof DataType.TimestampType
                        && column.computedAs().isEmpty())
                .map(Column::name)
                .toList();
    }
}
