package dev.rowloom.it.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes comments, strings and dollar quotes out of a script. */
final class PlainSql {

    /** What the command-line clients of MySQL and Oracle take for routines and for remarks. */
    private static final Pattern ROUTINES = Pattern.compile("(?ims)^DELIMITER\\s+(?!;)\\S.*?^DELIMITER\\s+;");

    /** What SQL Server runs to the end of the batch, and Oracle's clients to a slash. */
    private static final Pattern BATCHES = Pattern.compile("(?ims)^\\s*(?:CREATE|ALTER)\\s+(?:OR\\s+ALTER\\s+)?"
            + "(?:PROC|PROCEDURE|FUNCTION|TRIGGER)\\b.*?(?:^\\s*GO\\s*;?\\s*$|\\z)");

    private static final Pattern BLOCKS =
            Pattern.compile("(?ims)^\\s*CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:(?:NON)?EDITIONABLE\\s+)?"
                    + "(?:PROCEDURE|FUNCTION|PACKAGE|TRIGGER|TYPE\\s+BODY)\\b.*?^\\s*/\\s*$");
    private static final Pattern REMARKS = Pattern.compile("(?im)^(REM|PROMPT)\\b.*$");
    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String sql;
    private final boolean mysql;
    private final boolean postgresql;
    private final StringBuilder plain = new StringBuilder();
    private int position;

    private PlainSql(String sql, String dialect) {
        this.sql = sql;
        this.mysql = dialect.equals("mysql") || dialect.equals("mariadb");
        this.postgresql = dialect.equals("postgresql");
    }

    /** Returns what a pattern may look at: names in quotes stay. */
    static String of(String sql, String dialect) {
        String statements = switch (dialect) {
            case "oracle" -> BLOCKS.matcher(REMARKS.matcher(sql).replaceAll("")).replaceAll("");
            case "sqlserver" -> BATCHES.matcher(sql).replaceAll("");
            default -> ROUTINES.matcher(sql).replaceAll("");
        };
        PlainSql plain = new PlainSql(statements, dialect);
        while (plain.position < statements.length()) {
            plain.step();
        }
        return plain.plain.toString();
    }

    private void step() {
        char c = sql.charAt(position);
        if (sql.startsWith("--", position) || (mysql && c == '#')) {
            skipTo("\n", position);
        } else if (sql.startsWith("/*", position) && !sql.startsWith("/*!", position)) {
            skipComment();
        } else if (c == '\'') {
            boolean escapes = mysql || postgresql && position > 0 && "eE".indexOf(sql.charAt(position - 1)) >= 0;
            skipString(escapes);
        } else if (c == '"' || mysql && c == '`') {
            keepQuoted(c);
        } else if (postgresql && c == '$' && skipDollarQuoted()) {
            plain.append(' ');
        } else {
            plain.append(c);
            position++;
        }
    }

    private void skipTo(String end, int from) {
        int found = sql.indexOf(end, from);
        position = found < 0 ? sql.length() : found + end.length();
        plain.append('\n');
    }

    /** PostgreSQL's comments nest. */
    private void skipComment() {
        int depth = 1;
        position += 2;
        while (position < sql.length() && depth > 0) {
            boolean opens = postgresql && sql.startsWith("/*", position);
            boolean closes = sql.startsWith("*/", position);
            depth += opens ? 1 : closes ? -1 : 0;
            position += opens || closes ? 2 : 1;
        }
        plain.append('\n');
    }

    /** A doubled quote reads as the end of one string and the start of the next. */
    private void skipString(boolean escapes) {
        position++;
        while (position < sql.length() && sql.charAt(position) != '\'') {
            position += escapes && sql.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(position + 1, sql.length());
        plain.append(' ');
    }

    private void keepQuoted(char quote) {
        int end = sql.indexOf(quote, position + 1);
        int after = end < 0 ? sql.length() : end + 1;
        plain.append(sql, position, after);
        position = after;
    }

    private boolean skipDollarQuoted() {
        Matcher tag = DOLLAR_TAG.matcher(sql).region(position, sql.length());
        if (!tag.lookingAt()) {
            return false;
        }
        int end = sql.indexOf(tag.group(), tag.end());
        position = end < 0 ? sql.length() : end + tag.group().length();
        return true;
    }
}
