package dev.rowloom.it.conformance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the CREATE TABLE statements of a text by pattern alone, comments, strings and virtual tables left out. */
final class Declarations {

    private static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+\\]|[\\p{L}\\p{N}_$#@\\x{80}-\\x{10FFFF}]+)";
    private static final Pattern TABLE = Pattern.compile("(?is)(?<!GRANT )\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?"
            + "((?:GLOBAL\\s+|LOCAL\\s+|UNLOGGED\\s+|MEMORY\\s+|CACHED\\s+|TEMP\\s+|TEMPORARY\\s+|FOREIGN\\s+)*)TABLE\\s+"
            + "(?:IF\\s+NOT\\s+EXISTS\\s+)?((?:" + NAME + "\\s*\\.\\s*)*)(" + NAME + ")");

    private static final Pattern DROP =
            Pattern.compile("(?is)\\bDROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:" + NAME + "\\s*\\.\\s*)*(" + NAME + ")");

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> temporary = new LinkedHashSet<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private int statements;

    Declarations(String ddl, String dialect) {
        String plain = PlainSql.of(ddl, dialect);
        Matcher matcher = TABLE.matcher(plain);
        while (matcher.find()) {
            statements++;
            String name = unquoted(matcher.group(3));
            names.add(name);
            int end = plain.indexOf(';', matcher.end());
            texts.putIfAbsent(name, plain.substring(matcher.start(), end < 0 ? plain.length() : end));
            if (matcher.group(1).toLowerCase(Locale.ROOT).contains("temp") || name.startsWith("#")) {
                temporary.add(name);
            }
        }
        if (dialect.equals("sqlserver")) {
            dropped(plain);
        }
    }

    // Where no database tells what is there at the end: what is dropped after its last CREATE isn't.
    private void dropped(String plain) {
        Matcher drop = DROP.matcher(plain);
        while (drop.find()) {
            String name = unquoted(drop.group(1));
            Matcher later = TABLE.matcher(plain).region(drop.end(), plain.length());
            boolean again = false;
            while (!again && later.find()) {
                again = unquoted(later.group(3)).equalsIgnoreCase(name);
            }
            if (!again) {
                names.removeIf(name::equalsIgnoreCase);
            }
        }
    }

    private static String unquoted(String name) {
        return "\"`[".indexOf(name.charAt(0)) >= 0 ? name.substring(1, name.length() - 1) : name;
    }

    /** Returns how many statements there are. */
    int statements() {
        return statements;
    }

    /** Returns the names without qualifiers, each once, as written. */
    Set<String> names() {
        return names;
    }

    /** Returns the text of the first statement of that name, comments and strings taken out. */
    String statement(String name) {
        return texts.getOrDefault(name, "");
    }

    boolean isTemporary(String name) {
        return temporary.contains(name);
    }

    /** Returns whether a table of that name is declared, in any letter case. */
    boolean has(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
