package dev.rowloom.schema;

import dev.rowloom.schema.LexicalRules.Feature;
import dev.rowloom.schema.LiteralStyle.Backslash;
import dev.rowloom.schema.LiteralStyle.Booleans;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** MySQL 8 and MariaDB 10.5 and later, which differ in nothing that matters here but their names. */
final class MySqlDialect extends Dialect {

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
                    "\\bENGINE\\s*=|\\bAUTO_INCREMENT\\b|/\\*!\\d{5}|\\bLOCK\\s+TABLES\\b|\\bMySQL dump\\b|(?m:^\\s*DELIMITER\\s)"
                            + "|\\bDEFAULT\\s+CHARSET\\b|\\bFOREIGN_KEY_CHECKS\\b"),
            Marks.of(
                    3,
                    "\\bUNSIGNED\\b|\\b(?:medium|long|tiny)(?:text|int|blob)\\b|\\bENUM\\s*\\(\\s*['\"]|\\bUNIQUE\\s+KEY\\b"),
            Marks.of(
                    2,
                    "`|\\bdatetime\\b|\\bCHARACTER\\s+SET\\b|(?m:^\\s*USE\\s)|\\butf8(?:mb[34])?_|(?m:^\\s*KEY\\s+\\S+\\s*\\()"),
            Marks.of(1, "\\bNVARCHAR\\b|(?m:^#)"));

    private static final List<Marks> MARIADB_MARKS = List.of(Marks.of(
            10,
            "\\bMariaDB dump\\b|\\bMariaDB\\b.{0,40}Distrib|-MariaDB\\b|/\\*M!|\\bENGINE\\s*=\\s*Aria\\b|\\butf8mb4_uca1400_|"
                    + "\\bWITH\\s+SYSTEM\\s+VERSIONING\\b"));

    MySqlDialect(String name) {
        super(name);
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
    public String foldIdentifier(String unquoted) {
        return unquoted;
    }

    // Whether names of tables differ by case depends on the server's file system; no sane schema relies on it.
    @Override
    public String identifierKey(String identifier) {
        return identifier.toLowerCase(Locale.ROOT);
    }

    @Override
    public DataType type(TypeDeclaration declared) {
        return MySqlTypes.of(declared);
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
        return new LiteralStyle(Backslash.DOUBLED, Booleans.DIGITS, "X'", "b'", "");
    }

    @Override
    public List<CycleMeans> cycleMeans() {
        return List.of(CycleMeans.NULL_THEN_UPDATE, CycleMeans.SUSPEND_CHECKS);
    }

    @Override
    public SessionSwitch foreignKeySwitch() {
        return new SessionSwitch("SET foreign_key_checks = 0", "SET foreign_key_checks = 1");
    }

    /** Returns nothing: the counter follows the greatest number written. */
    @Override
    public List<String> advanceSequences(Table table, Column column, long lastNumber) {
        return List.of();
    }

    @Override
    public String identityOverride(Table table) {
        return "";
    }
}
