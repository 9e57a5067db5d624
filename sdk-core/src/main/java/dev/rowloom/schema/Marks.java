package dev.rowloom.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phrases by which a dialect is known.
 *
 * @param weight how much one of them tells
 * @param pattern the phrases
 * @param where where they count
 */
record Marks(int weight, Pattern pattern, Where where) {

    /** A phrase that is everywhere must not drown the others. */
    private static final int MOST = 25;

    // Comments that hold SQL stay.
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*(?!M?!)[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/");

    /** What stands ahead of a column's name: a word that is a type in one dialect names a column in another. */
    private static final Pattern AHEAD_OF_NAME =
            Pattern.compile("(?:[(,.]\\s*|\\bCOLUMN\\s+|\")$", Pattern.CASE_INSENSITIVE);

    /** How much of what stands ahead is looked at. */
    private static final int AHEAD = 80;

    private static final Pattern WORD = Pattern.compile("\\w+");

    /** Where phrases are looked for, and whether all of them count. */
    private enum Where {
        STATEMENTS,
        EVERYWHERE,
        ONCE_ANYWHERE
    }

    /** Returns phrases that count in statements only. */
    static Marks of(int weight, String regex) {
        return new Marks(weight, Pattern.compile(regex, Pattern.CASE_INSENSITIVE), Where.STATEMENTS);
    }

    /** Returns phrases that count in comments too, such as the first line of a dump. */
    static Marks inComments(int weight, String regex) {
        return new Marks(weight, Pattern.compile(regex, Pattern.CASE_INSENSITIVE), Where.EVERYWHERE);
    }

    /** Returns phrases that count in comments too, but all together once, such as a product's name. */
    static Marks once(int weight, String regex) {
        return new Marks(weight, Pattern.compile(regex, Pattern.CASE_INSENSITIVE), Where.ONCE_ANYWHERE);
    }

    /** Returns the weighted number of marks in the text. */
    static int count(List<Marks> marks, String text) {
        String statements = COMMENT.matcher(text).replaceAll(" ");
        int sum = 0;
        for (Marks each : marks) {
            Matcher matcher = each.pattern.matcher(each.where == Where.STATEMENTS ? statements : text);
            int most = each.where == Where.ONCE_ANYWHERE ? 1 : MOST;
            for (int found = 0; found < most && matcher.find(); ) {
                if (each.where != Where.STATEMENTS || !isName(statements, matcher)) {
                    sum += each.weight;
                    found++;
                }
            }
        }
        return sum;
    }

    private static boolean isName(String text, Matcher found) {
        return WORD.matcher(found.group()).matches()
                && AHEAD_OF_NAME
                        .matcher(text.substring(Math.max(0, found.start() - AHEAD), found.start()))
                        .find();
    }
}
