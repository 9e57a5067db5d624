package dev.rowloom.schema.internal;

import java.util.Set;

/** What a statement is to a schema, told from its first words. */
enum StatementKind {
    CREATE_TABLE,
    ALTER_TABLE,
    CREATE_INDEX,
    CREATE_TYPE,
    CREATE_DOMAIN,
    CREATE_SEQUENCE,
    CREATE_SCHEMA,
    CREATE_VIEW,
    ALTER_SCHEMA,
    DROP_SCHEMA,
    ALTER_INDEX,
    DROP_INDEX,
    DROP_TYPE,
    DO_BLOCK,
    CREATE_TRIGGER,
    CREATE_FUNCTION,
    CREATE_AGGREGATE,
    ALTER_SEQUENCE,
    ALTER_TYPE,
    ALTER_DOMAIN,
    COMMENT_ON,
    DROP_TABLE,
    RENAME_TABLE,
    SEARCH_PATH,
    USE,
    EXECUTE,
    /** Nothing that tables depend on. */
    OTHER;

    private static final Set<String> MODIFIERS = Set.of(
            "OR",
            "REPLACE",
            "UNIQUE",
            "TEMP",
            "TEMPORARY",
            "GLOBAL",
            "LOCAL",
            "UNLOGGED",
            "CLUSTERED",
            "NONCLUSTERED",
            "BITMAP",
            "MATERIALIZED",
            "RECURSIVE",
            "MEMORY",
            "CACHED",
            "HASH",
            "PRIVATE",
            "SHARDED",
            "DUPLICATED",
            "IMMUTABLE",
            "BLOCKCHAIN",
            "MULTIVALUE",
            "EDITIONABLE",
            "NONEDITIONABLE",
            "FORCE",
            "NOFORCE",
            "NO",
            "NULLS",
            "ALL",
            "DISTINCT",
            "NOT");

    /** How many leading tokens are needed to tell. */
    static final int WORDS = 8;

    /**
     * Returns the kind.
     *
     * @param head the first tokens: words in upper case, anything else as an empty text
     * @param count how many of them there are
     */
    static StatementKind of(String[] head, int count) {
        return switch (word(head, count, 0)) {
            case "CREATE" -> created(head, count);
            case "ALTER" -> altered(head, count);
            case "COMMENT" -> word(head, count, 1).equals("ON") ? COMMENT_ON : OTHER;
            case "DROP" -> dropped(head, count);
            case "RENAME" ->
                word(head, count, 1).equals("TABLE") || word(head, count, 2).equals("TO") ? RENAME_TABLE : OTHER;
            case "SET" -> searchPath(head, count) ? SEARCH_PATH : OTHER;
            case "RESET" -> word(head, count, 1).equals("SEARCH_PATH") ? SEARCH_PATH : OTHER;
            case "SELECT" ->
                word(head, count, 1).equals("PG_CATALOG")
                                && word(head, count, 3).equals("SET_CONFIG")
                        ? SEARCH_PATH
                        : OTHER;
            case "USE" -> USE;
            case "DO" -> DO_BLOCK;
            case "EXEC", "EXECUTE" -> EXECUTE;
            case "BEGIN", "IF" -> executes(head, count) ? EXECUTE : OTHER;
            default -> OTHER;
        };
    }

    // the first statement of a block of Oracle's: BEGIN EXECUTE IMMEDIATE '…'; the others stand alone
    private static boolean executes(String[] head, int count) {
        for (int i = 1; i + 1 < count; i++) {
            if (head[i].equals("EXECUTE")) {
                return head[i + 1].equals("IMMEDIATE");
            }
        }
        return false;
    }

    private static StatementKind dropped(String[] head, int count) {
        return switch (word(head, count, 1)) {
            case "TABLE", "FOREIGN" -> DROP_TABLE;
            case "TEMPORARY" -> OTHER;
            case "TYPE", "DOMAIN" -> DROP_TYPE;
            case "INDEX" -> DROP_INDEX;
            case "SCHEMA", "DATABASE" -> DROP_SCHEMA;
            default -> OTHER;
        };
    }

    private static boolean searchPath(String[] head, int count) {
        int at = word(head, count, 1).equals("SESSION") || word(head, count, 1).equals("LOCAL") ? 2 : 1;
        return word(head, count, at).equals("SEARCH_PATH")
                || word(head, count, at).equals("SCHEMA");
    }

    private static StatementKind created(String[] head, int count) {
        for (int i = 1; i < count; i++) {
            if (!MODIFIERS.contains(head[i])) {
                return switch (head[i]) {
                    case "TABLE" -> CREATE_TABLE;
                    case "INDEX" -> CREATE_INDEX;
                    case "TYPE" -> CREATE_TYPE;
                    case "DOMAIN" -> CREATE_DOMAIN;
                    case "SEQUENCE" -> CREATE_SEQUENCE;
                    case "SCHEMA" -> CREATE_SCHEMA;
                    case "VIEW" -> CREATE_VIEW;
                    case "TRIGGER" -> CREATE_TRIGGER;
                    case "FUNCTION" -> CREATE_FUNCTION;
                    case "AGGREGATE" -> CREATE_AGGREGATE;
                    default -> OTHER;
                };
            }
        }
        return OTHER;
    }

    private static StatementKind altered(String[] head, int count) {
        return switch (word(head, count, 1)) {
            case "TABLE", "ONLINE", "IGNORE", "FOREIGN" -> ALTER_TABLE;
            case "SEQUENCE" -> ALTER_SEQUENCE;
            case "TYPE" -> ALTER_TYPE;
            case "DOMAIN" -> ALTER_DOMAIN;
            case "SCHEMA" -> ALTER_SCHEMA;
            case "INDEX" -> ALTER_INDEX;
            case "SESSION" -> word(head, count, 3).equals("CURRENT_SCHEMA") ? SEARCH_PATH : OTHER;
            default -> OTHER;
        };
    }

    private static String word(String[] head, int count, int index) {
        return index < count ? head[index] : "";
    }
}
