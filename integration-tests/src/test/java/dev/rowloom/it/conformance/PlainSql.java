package dev.rowloom.it.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes comments, strings and dollar quotes out of a script. */
final class PlainSql {

    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:\\p{L}[\\p{L}\\p{N}_]*)?\\$");

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
        PlainSql plain = new PlainSql(sql, dialect);
        while (plain.position < sql.length()) {
            plain.step();
        }
        return plain.plain.toString();
    }

    private void step() {
        char c = sql.charAt(position);
        if (sql.startsWith("--", position) || (mysql && c == '#')) {
            skipTo("\n", position);
        } else if (sql.startsWith("/*", position) && !sql.startsWith("/*!", position)) {
            skipTo("*/", position + 2);
        } else if (c == '\'') {
            skipString();
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

    /** A doubled quote reads as the end of one string and the start of the next. */
    private void skipString() {
        position++;
        while (position < sql.length() && sql.charAt(position) != '\'') {
            position += mysql && sql.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(position + 1, sql.length());
        plain.append(' ');
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
