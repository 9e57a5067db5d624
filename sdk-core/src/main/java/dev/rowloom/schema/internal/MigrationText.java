package dev.rowloom.schema.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a migration that goes forward: what a tool's comment marks as the way back is blanked, line by line, so that
 * all lines keep their numbers.
 *
 * <p>Known are the marks of goose ({@code -- +goose Down}), sql-migrate ({@code -- +migrate Down}), dbmate ({@code --
 * migrate:down}), rambler ({@code -- rambler down}), MyBatis ({@code -- //@UNDO}) and Play ({@code # --- !Downs}).
 *
 * <p>In Liquibase's scripts ({@code --liquibase formatted sql}) a statement ends where the next {@code --changeset} begins,
 * whether or not it has an end of its own.
 */
final class MigrationText {

    private static final String MARK = "^[ \\t]*(?:--|#)[ \\t-]*(?:";
    private static final Pattern UP = Pattern.compile(
            MARK + "\\+goose[ \\t]+up|\\+migrate[ \\t]+up|migrate:up|rambler[ \\t]+up|!ups)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOWN = Pattern.compile(
            MARK
                    + "\\+goose[ \\t]+down|\\+migrate[ \\t]+down|migrate:down|rambler[ \\t]+down|//[ \\t]*@undo|!downs)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LIQUIBASE =
            Pattern.compile("\\A\\s*--[ \\t]*liquibase[ \\t]+formatted[ \\t]+sql\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGE_SET =
            Pattern.compile("^[ \\t]*--[ \\t]*changeset[ \\t]+\\S+:", Pattern.CASE_INSENSITIVE);

    private MigrationText() {}

    /** Returns the text with the way back blanked. */
    static String forward(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean liquibase = find(LIQUIBASE, text);
        boolean back = false;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            String line = text.substring(at, next);
            boolean up = find(UP, line);
            back = find(DOWN, line) || (back && !up);
            if (liquibase && find(CHANGE_SET, line)) {
                out.append(";\n");
            } else {
                out.append(back || up ? (end < 0 ? "" : "\n") : line); // not all products take # for a comment
            }
            at = next;
        }
        return out.toString();
    }

    private static boolean find(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find();
    }
}
