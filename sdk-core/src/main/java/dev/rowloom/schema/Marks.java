package dev.rowloom.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phrases by which a dialect is known.
 *
 * @param weight how much one of them tells
 * @param pattern the phrases
 */
record Marks(int weight, Pattern pattern) {

    /** A phrase that is everywhere must not drown the others. */
    private static final int MOST = 25;

    static Marks of(int weight, String regex) {
        return new Marks(weight, Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    }

    /** Returns the weighted number of marks in the text. */
    static int count(List<Marks> marks, String text) {
        int sum = 0;
        for (Marks each : marks) {
            Matcher matcher = each.pattern.matcher(text);
            for (int found = 0; found < MOST && matcher.find(); found++) {
                sum += each.weight;
            }
        }
        return sum;
    }
}
