package dev.rowloom.it.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the forms of MySQL's DDL that MariaDB has not, or has under another name; see its page on incompatibilities. */
final class MySqlForms {

    /** Errors of syntax, and of names of collations, functions, types, options and engines that the server doesn't know. */
    private static final Pattern UNKNOWN_TO_SERVER =
            Pattern.compile("ERROR (?:1064|1115|1273|1286|1305|1901|1911|4078|4161|3\\d{3})\\b");

    private static final Map<Pattern, String> FORMS = new LinkedHashMap<>();

    static {
        form("->>?", "operator -> or ->> of JSON");
        form("\\bAS\\s+\\w+\\s*(?:\\([^)]*\\))?\\s+ARRAY\\b", "index over the elements of a JSON array");
        form("\\bMEMBER\\s+OF\\b", "MEMBER OF");
        form("\\b(?:KEY|INDEX)\\b[^(),]*\\((?:[^()]*,)?\\s*\\(", "index over an expression");
        form("\\b(?:IN)?VISIBLE\\b", "VISIBLE or INVISIBLE");
        form("\\butf8mb[34]_\\w*0900\\w*", "collation of MySQL 8");
        form(
                "\\b(?:UUID_TO_BIN|BIN_TO_UUID|IS_UUID|REGEXP_LIKE|JSON_PRETTY|JSON_STORAGE_SIZE)\\s*\\(",
                "function of MySQL");
        form("\\bDEFAULT\\s*\\(", "DEFAULT with an expression");
        form("\\bSRID\\s+\\d", "SRID of a column");
        form("\\bENFORCED\\b", "CHECK that is declared as enforced or not");
        form("\\b(?:SECONDARY_ENGINE|ENGINE_ATTRIBUTE|AUTOEXTEND_SIZE|TABLESPACE|ENCRYPTION)\\b", "option of a table");
        form("\\bENGINE\\s*=?\\s*NDB", "engine NDB");
        form("\\bVECTOR\\s*\\(", "type VECTOR");
    }

    private MySqlForms() {}

    private static void form(String pattern, String name) {
        FORMS.put(Pattern.compile("(?i)" + pattern), name);
    }

    /**
     * Returns which form of a refused statement is MySQL's alone.
     *
     * @param statement its text, comments and strings taken out
     * @param message what MariaDB said
     */
    static Optional<String> in(String statement, String message) {
        return UNKNOWN_TO_SERVER.matcher(message).find()
                ? FORMS.entrySet().stream()
                        .filter(form -> form.getKey().matcher(statement).find())
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }
}
