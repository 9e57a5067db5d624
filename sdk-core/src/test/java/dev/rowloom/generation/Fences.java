package dev.rowloom.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader who goes by the rule takes for data and for words of the user. */
final class Fences {

    private static final Pattern BEGIN = Pattern.compile("<<<DATA ([0-9a-f]{12}) ([a-z]+)");

    private final List<String> outside = new ArrayList<>();
    private final List<String> inside = new ArrayList<>();

    /** Reads a text line by line; lines end as any program or model may take them to end. */
    Fences(String text) {
        String word = null;
        for (String line : text.split("\\R|[\\u000b\\u000c\\u001c-\\u001e\\u0085\\u2028\\u2029]", -1)) {
            Matcher begin = BEGIN.matcher(line);
            if (word == null && begin.matches()) {
                word = begin.group(1);
                outside.add("<<<" + begin.group(2));
            } else if (word != null && line.startsWith(">>>END " + word)) {
                outside.add(
                        line.replace(word, "").replaceAll("\\(\\d+ char.*", "").strip());
                word = null;
            } else {
                (word == null ? outside : inside).add(line);
            }
        }
        if (word != null) {
            throw new AssertionError("a fence is open at the end of\n" + text);
        }
    }

    List<String> outside() {
        return outside;
    }

    List<String> inside() {
        return inside;
    }
}
