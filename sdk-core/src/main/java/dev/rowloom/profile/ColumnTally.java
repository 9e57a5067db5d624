package dev.rowloom.profile;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is counted of a column while its rows go by, in bounded memory. */
final class ColumnTally {

    private static final Set<String> NULL_WORDS =
            Set.of("na", "n/a", "#n/a", "null", "nil", "none", "nan", "-", "--", "?", "\\n", "");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int LONGEST_COUNTED = 200;
    private static final int MOST_DIGITS = 18;

    private final Map<String, Count> counts = new HashMap<>();
    private final DistinctSketch sketch = new DistinctSketch();
    private final TimeForms times = new TimeForms();
    private final int most;
    private boolean pruned;
    private boolean whole = true;
    private boolean number = true;
    private boolean truth = true;
    private boolean uuid = true;
    private long values;
    private long missing;
    private long words;
    private int decimals;
    private int digits;
    private long characters;
    private long tokens;
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    /** A text and how often it came, at least. */
    static final class Count {
        final String text;
        long count;

        Count(String text) {
            this.text = text;
        }
    }

    /**
     * Makes a tally.
     *
     * @param most how many different texts are counted one by one
     */
    ColumnTally(int most) {
        this.most = most;
    }

    /** Counts a cell, and returns its text, cut and the same object for equal texts as far as that is known. */
    @Nullable
    String add(@Nullable String cell) {
        if (cell == null) {
            missing++;
            return null;
        }
        values++;
        length(cell);
        String text = cell.length() > LONGEST_COUNTED ? cell.substring(0, LONGEST_COUNTED) : cell;
        Count known = counts.get(text);
        if (known != null) {
            known.count++;
            if (isNullWord(text)) {
                words++;
            }
            return known.text;
        }
        sketch.add(cell);
        type(text);
        if (counts.size() >= most) {
            prune();
        }
        Count fresh = new Count(text);
        fresh.count = 1;
        counts.put(text, fresh);
        return text;
    }

    private void length(String cell) {
        characters += cell.length();
        shortest = Math.min(shortest, cell.length());
        longest = Math.max(longest, cell.length());
        boolean inWord = false;
        for (int i = 0; i < cell.length(); i++) {
            boolean letter = !Character.isWhitespace(cell.charAt(i));
            tokens += letter && !inWord ? 1 : 0;
            inWord = letter;
        }
    }

    /** Takes one off all counts, as Misra and Gries do (1982), so that what comes often stays. */
    private void prune() {
        pruned = true;
        while (counts.size() >= most) {
            for (Iterator<Count> each = counts.values().iterator(); each.hasNext(); ) {
                if (--each.next().count <= 0) {
                    each.remove();
                }
            }
        }
    }

    static boolean isNullWord(String text) {
        return text.length() <= 4 && NULL_WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    private void type(String cell) {
        if (isNullWord(cell)) {
            words++;
            return;
        }
        String text = cell.strip();
        if (number) {
            number(text);
        }
        truth &= text.equals("true") || text.equals("false");
        uuid = uuid && UUID.matcher(text).matches();
        times.add(text);
    }

    private void number(String text) {
        BigDecimal value = Numbers.parse(text);
        if (value == null) {
            number = false;
            whole = false;
            return;
        }
        whole &= value.scale() == 0 && text.indexOf('.') < 0;
        decimals = Math.max(decimals, value.scale());
        digits = Math.max(digits, value.precision() - value.scale());
        if (digits > MOST_DIGITS || decimals > 30) {
            number = false;
        }
    }

    /** Returns what the values are, words that stand for a missing value aside. */
    ValueKind kind() {
        if (values == words) {
            return ValueKind.TEXT;
        } else if (truth) {
            return ValueKind.BOOLEAN;
        } else if (number) {
            return whole ? ValueKind.INTEGER : ValueKind.DECIMAL;
        } else if (uuid) {
            return ValueKind.UUID;
        }
        TimeForms.Form form = times.form();
        return form == null ? ValueKind.TEXT : form.kind();
    }

    TimeForms.@Nullable Form form() {
        return times.form();
    }

    /** Returns the digits after the point, as written. */
    int decimals() {
        return Math.max(0, decimals);
    }

    /** Returns the digits before the point. */
    int digits() {
        return Math.max(1, digits);
    }

    /** Returns how many cells hold no value; words that stand for none count where the others are no text. */
    long missing() {
        return kind() == ValueKind.TEXT ? missing : missing + words;
    }

    long values() {
        return values + missing - missing();
    }

    /** Returns how many different values there are: exact below the number that is counted, else about. */
    long distinct() {
        return pruned
                ? Math.max(most, sketch.estimate())
                : counts.size() - (kind() == ValueKind.TEXT ? 0 : nullWords());
    }

    private long nullWords() {
        return counts.keySet().stream().filter(ColumnTally::isNullWord).count();
    }

    boolean isExact() {
        return !pruned;
    }

    Map<String, Count> counts() {
        return counts;
    }

    int shortest() {
        return values == 0 ? 0 : shortest;
    }

    int longest() {
        return longest;
    }

    double meanLength() {
        return values == 0 ? 0 : (double) characters / values;
    }

    double meanWords() {
        return values == 0 ? 0 : (double) tokens / values;
    }
}
