package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The numbered texts of patterns, and of codes that fit where nothing else does. */
final class DistinctPatterns {

    static final int LONGEST_CODE = 8;

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    static final String CODE = "[A-Z0-9]";

    /** So many texts may be listed one by one to find those that are equal. */
    private static final int MOST_LISTED = 50_000;

    /** From so many texts on a guess bounds no table that anyone asks for without naming its size. */
    private static final long FEW = 10_000;

    private DistinctPatterns() {}

    /** Returns the texts of a pattern, or null where they may be too short or come twice. */
    static @Nullable Distinct of(ColumnContext column, TextPattern pattern) {
        boolean fits = pattern.shortest() >= column.domain().minLength();
        if (fits && pattern.isUnambiguous() && column.domain().excluded().isEmpty()) {
            return new Distinct(
                    pattern.space(), Distinct.Shuffling.NEEDED, source -> new PatternTexts.Indexed(pattern, source));
        }
        return pattern.space() <= MOST_LISTED ? distinct(column, texts(pattern)) : null;
    }

    /**
     * Returns the texts of a pattern that was only guessed, and where they are few, such as those of two letters, behind them
     * codes that begin with a digit, or with a letter where those of the pattern do: a guess is to bound no table. The codes
     * are as long as the texts, or where these are of several lengths as long as codes are.
     */
    static @Nullable Distinct extended(ColumnContext column, TextPattern pattern, TextLimit limit) {
        Distinct guessed = of(column, pattern);
        boolean few = guessed != null && guessed.space() == pattern.space() && pattern.space() < FEW;
        if (!few || !column.domain().excluded().isEmpty()) {
            return guessed;
        }
        List<String> texts = texts(pattern);
        boolean even = pattern.shortest() == pattern.longest();
        boolean noDigit = texts.stream().noneMatch(text -> text.isEmpty() || isDigit(text.charAt(0)));
        boolean digit = texts.stream().allMatch(text -> !text.isEmpty() && isDigit(text.charAt(0)));
        int length = even && noDigit ? pattern.longest() : Math.max(pattern.longest(), LONGEST_CODE);
        if (!digit && !noDigit || length > limit.ascii()) {
            return guessed;
        }
        String first = noDigit ? "[0-9]" : "[A-Z]";
        TextPattern codes = TextPattern.parse(first + CODE + "{" + (length - 1) + "}", column.fold());
        return new Distinct(
                pattern.space() + codes.space(),
                pattern.space(),
                Distinct.Shuffling.NEEDED,
                source -> new PatternTexts.InTurn(pattern, codes, source));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static List<String> texts(TextPattern pattern) {
        BytesVector vector = new BytesVector(Encoding.TEXT);
        vector.reset((int) pattern.space());
        for (long number = 0; number < pattern.space(); number++) {
            pattern.write(number, vector);
            vector.endCell();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            texts.add(vector.text(i));
        }
        return texts;
    }

    /** Returns those of some texts that the column admits, each once, or null where there is none. */
    private static @Nullable Distinct distinct(ColumnContext column, List<String> texts) {
        UnaryOperator<String> fold = column.fold();
        Set<String> taken = new HashSet<>();
        column.domain().excluded().forEach(value -> taken.add(fold.apply(value)));
        List<byte[]> values = texts.stream()
                .filter(text ->
                        text.codePointCount(0, text.length()) >= column.domain().minLength())
                .filter(text -> taken.add(fold.apply(text)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        return values.isEmpty()
                ? null
                : new Distinct(values.size(), Distinct.Shuffling.NEEDED, source -> new Texts.Listed(values, source));
    }

    /** Returns codes of letters and digits as long as the column admits: what fits everywhere. */
    static Distinct code(ColumnContext column, TextLimit limit) {
        int length = Math.max(1, Math.min(LONGEST_CODE, limit.ascii()));
        length = Math.max(length, Math.min(Math.min(column.domain().minLength(), LONGEST_CODE * 2), limit.ascii()));
        // what a key does not look at is the same in all
        String rest = "A".repeat(Math.max(0, column.domain().minLength() - length));
        Distinct found = of(column, TextPattern.parse(CODE + "{" + length + "}" + rest, column.fold()));
        if (found != null) {
            return found;
        }
        String firsts = CHARACTERS
                .chars()
                .mapToObj(Character::toString)
                .filter(first -> column.domain().excluded().stream()
                        .noneMatch(value -> value.toUpperCase(Locale.ROOT).startsWith(first)))
                .collect(Collectors.joining());
        String first = firsts.isEmpty() ? CODE : "[" + firsts + "]";
        TextPattern without = TextPattern.parse(first + CODE + "{" + (length - 1) + "}" + rest, column.fold());
        return new Distinct(
                without.space(), Distinct.Shuffling.NEEDED, source -> new PatternTexts.Indexed(without, source));
    }
}
