package dev.rowloom.schema;

import dev.rowloom.schema.LexicalRules.Feature;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, 12 and later; syntax and types after its manual. */
final class PostgreSqlDialect extends Dialect {

    private static final QueryTypes QUERY_TYPES = new PostgreSqlQueryTypes();

    private static final LexicalRules LEXICAL = LexicalRules.of(
            Feature.DOLLAR_QUOTES,
            Feature.ESCAPE_STRINGS,
            Feature.NESTED_COMMENTS,
            Feature.COPY_DATA,
            Feature.CLIENT_COMMANDS);

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Appendix C of the manual: what is reserved, functions' and types' names included. */
    private static final Set<String> RESERVED =
            Set.of(("all analyse analyze and any array as asc asymmetric authorization "
                            + "binary both case cast check collate collation column concurrently constraint create cross "
                            + "current_catalog current_date current_role current_schema current_time current_timestamp "
                            + "current_user default deferrable desc distinct do else end except false fetch for foreign freeze "
                            + "from full grant group having ilike in initially inner intersect into is isnull join lateral "
                            + "leading left like limit localtime localtimestamp natural not notnull null offset on only or "
                            + "order outer overlaps placing primary references returning right select session_user similar "
                            + "some symmetric system_user table tablesample then to trailing true union unique user using "
                            + "variadic verbose when where window with")
                    .split(" "));

    private static final Set<String> SERIALS =
            Set.of("serial", "serial4", "bigserial", "serial8", "smallserial", "serial2");

    private static final List<Marks> MARKS = List.of(
            Marks.of(
                    4,
                    "\\bplpgsql\\b|\\bpg_catalog\\b|\\bSET\\s+search_path\\b|\\bCREATE\\s+EXTENSION\\b"
                            + "|\\bALTER\\s+TABLE\\s+ONLY\\b|\\bFROM\\s+stdin\\b|::regclass\\b|\\bOWNER\\s+TO\\b"
                            + "|\\bSET\\s+client_min_messages\\b|\\bCREATE\\s+DOMAIN\\b"),
            Marks.of(
                    3,
                    "\\$[a-z_]*\\$|::\\s*[a-z]|\\bnextval\\s*\\(|\\bAS\\s+ENUM\\s*\\(|\\bCOMMENT\\s+ON\\s+(?:TABLE|COLUMN)\\b"),
            Marks.of(
                    3,
                    "\\b(?:bigserial|bytea|jsonb|timestamptz|smallserial|tsvector|citext|int[248]|float[48]|inet)\\b"),
            Marks.of(
                    2,
                    "\\bserial\\b|\\bcharacter\\s+varying\\b|\\bwith(?:out)?\\s+time\\s+zone\\b|\\bUSING\\s+(?:btree|gin|gist|hash)\\b"
                            + "|\\bCREATE\\s+SEQUENCE\\b|\\bUNLOGGED\\b|\\bINHERITS\\b"),
            Marks.of(1, "\\bdouble\\s+precision\\b"),
            Marks.inComments(40, "PostgreSQL database dump"));

    PostgreSqlDialect() {
        super("postgresql");
    }

    @Override
    public boolean takesZeroCharacter() {
        return false;
    }

    @Override
    public List<String> aliases() {
        return List.of("postgres", "pg", "pgsql");
    }

    @Override
    public boolean partitionsAreTables() {
        return true;
    }

    @Override
    public @Nullable String generatedName(ConstraintKind kind, String table, List<String> columns, int attempt) {
        String suffix = attempt == 1 ? "" : String.valueOf(attempt - 1);
        String named = columns.isEmpty() ? table : table + "_" + String.join("_", columns);
        return switch (kind) {
            case PRIMARY_KEY -> table + "_pkey" + suffix;
            case UNIQUE -> named + "_key" + suffix;
            case FOREIGN_KEY -> named + "_fkey" + suffix;
            case CHECK -> (columns.size() == 1 ? named : table) + "_check" + suffix;
        };
    }

    @Override
    public LexicalRules lexicalRules() {
        return LEXICAL;
    }

    @Override
    public String defaultSchema() {
        return "public";
    }

    @Override
    public String foldIdentifier(String unquoted) {
        // of letters beyond ASCII the server changes none where the encoding is UTF-8
        StringBuilder folded = new StringBuilder(unquoted);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    @Override
    public String identifierKey(String identifier) {
        return identifier;
    }

    @Override
    public DataType type(TypeDeclaration declared) {
        return PostgreSqlTypes.of(declared);
    }

    @Override
    public QueryTypes queryTypes() {
        return QUERY_TYPES;
    }

    @Override
    public ImpliedIdentity impliedIdentity(TypeDeclaration declared) {
        return SERIALS.contains(declared.name()) ? ImpliedIdentity.SEQUENCE : ImpliedIdentity.NONE;
    }

    @Override
    public int marksIn(String ddl) {
        return Marks.count(MARKS, ddl);
    }

    @Override
    public String quote(String identifier) {
        return PLAIN.matcher(identifier).matches() && !RESERVED.contains(identifier)
                ? identifier
                : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public LiteralStyle literals() {
        return LiteralStyle.builder().binaryPrefix("'\\x").instantSuffix("+00").build();
    }

    @Override
    public List<CycleMeans> cycleMeans() {
        return List.of(CycleMeans.DEFER_CONSTRAINTS, CycleMeans.NULL_THEN_UPDATE, CycleMeans.ONE_STATEMENT);
    }

    // A third of a page of 8 KiB, less the entry's own head.
    @Override
    public int maxIndexEntryBytes() {
        return 2_600;
    }

    // Needs the right to use the sequence, not to read it. What others took meanwhile is never given out again.
    @Override
    public List<String> advanceSequences(Table table, Column column, long lastNumber) {
        if (column.identity().isEmpty()) {
            return List.of();
        }
        Identity identity = column.identity().get();
        TableName name = identity.sequence();
        String sequence = name == null
                ? "pg_get_serial_sequence(" + text(quote(table.name())) + ", " + text(column.name()) + ")"
                : text(quote(name));
        String further = identity.increment() > 0 ? "GREATEST" : "LEAST";
        return List.of(
                "SELECT setval(" + sequence + ", " + further + "(nextval(" + sequence + "), " + lastNumber + "))");
    }

    private static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }

    @Override
    public String identityOverride(Table table) {
        boolean always = table.columns().stream()
                .flatMap(column -> column.identity().stream())
                .anyMatch(identity -> identity.kind() == Identity.Kind.ALWAYS);
        return always ? "OVERRIDING SYSTEM VALUE" : "";
    }

    @Override
    public Around script() {
        return new Around(
                List.of("BEGIN", "SET LOCAL client_encoding = 'UTF8'", "SET LOCAL standard_conforming_strings = on"),
                List.of("COMMIT"));
    }
}
