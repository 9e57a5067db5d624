package dev.rowloom.generation;

import java.util.ArrayList;
import java.util.List;

/** Writes consecutive whole numbers of a list as one range. */
final class Runs {

    private static final int SHORTEST = 3;

    private Runs() {}

    /** Returns the values in their order, each exactly readable; three and more in a row as {@code 4 to 9}. */
    static List<String> of(List<String> values) {
        List<String> runs = new ArrayList<>();
        int at = 0;
        while (at < values.size()) {
            int end = at + 1;
            while (end < values.size() && follows(values.get(end - 1), values.get(end))) {
                end++;
            }
            if (end - at >= SHORTEST) {
                runs.add(values.get(at) + " to " + values.get(end - 1));
            } else {
                values.subList(at, end).forEach(value -> runs.add(OutsideText.exact(value, ',')));
            }
            at = end;
        }
        return runs;
    }

    private static boolean follows(String before, String after) {
        return isNumber(before) && isNumber(after) && Long.parseLong(after) == Long.parseLong(before) + 1;
    }

    private static boolean isNumber(String value) {
        return value.length() <= 18
                && !value.isEmpty()
                && value.chars().allMatch(c -> c >= '0' && c <= '9')
                && (value.charAt(0) != '0' || value.length() == 1);
    }
}
