package dev.rowloom.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words, numbers and marks of instructions in free text. */
final class HintTokens {

    private static final int LONGEST = 100_000;
    private static final long MOST = 1_000_000_000;

    private static final Pattern TOKEN =
            Pattern.compile("\\d[\\d.,'’\\u00a0\\u202f]*\\d|\\d|[\\p{L}_][\\p{L}\\p{N}_]*|\\n|\\S");

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[,'’\\u00a0\\u202f]\\d{3})+");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,9}");

    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");

    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final Map<String, Long> UNITS =
            Map.of("dozen", 12L, "hundred", 100L, "thousand", 1_000L, "million", 1_000_000L);

    private final List<Token> tokens = new ArrayList<>();

    /**
     * A word, number or mark.
     *
     * @param text in lower case; of a name in snake or camel case one of its words
     * @param start where it begins
     * @param end where it ends
     */
    record Token(String text, int start, int end) {}

    /**
     * A number.
     *
     * @param value its value
     * @param next the position behind it
     */
    record Amount(long value, int next) {}

    HintTokens(String raw) {
        String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            List<String> words = Character.isLetter(matcher.group().codePointAt(0))
                    ? NameWords.of(matcher.group())
                    : List.of(matcher.group().toLowerCase(Locale.ROOT));
            words.forEach(word -> tokens.add(new Token(word, matcher.start(), matcher.end())));
        }
    }

    int size() {
        return tokens.size();
    }

    /** Returns the text of a token, or an empty one beyond the ends. */
    String at(int position) {
        return position >= 0 && position < tokens.size() ? tokens.get(position).text() : "";
    }

    Token token(int position) {
        return tokens.get(position);
    }

    /** Returns whether nothing stands between a token and the one ahead of it. */
    boolean isGlued(int position) {
        return position > 0
                && position < tokens.size()
                && tokens.get(position - 1).end() == tokens.get(position).start();
    }

    /** Returns the number that begins at a position, or nothing if there is none or it can be read in two ways. */
    Optional<Amount> number(int position) {
        String first = at(position);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        return Character.isDigit(first.charAt(0)) ? digits(position) : words(position);
    }

    /** Returns whether digits or a number word stand at a position, readable or not. */
    boolean isNumeric(int position) {
        String word = at(position);
        return !word.isEmpty()
                && (Character.isDigit(word.charAt(0))
                        || SMALL.contains(word)
                        || TENS.contains(word)
                        || UNITS.containsKey(word));
    }

    private Optional<Amount> digits(int position) {
        String digits = at(position);
        int next = position + 1;
        if (PLAIN.matcher(digits).matches()) {
            boolean groups = digits.length() <= 3;
            while (groups
                    && at(next).matches("\\d{3}")
                    && token(next).start() == token(next - 1).end() + 1) {
                digits += at(next);
                next++;
            }
        } else if (!GROUPED.matcher(digits).matches()) {
            return Optional.empty();
        }
        OptionalLong value = parsed(digits.replaceAll("\\D", ""));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        long number = value.getAsLong();
        if (at(next).equals("k") && isGlued(next)) {
            number *= 1_000;
            next++;
        } else if (!isGlued(next) && UNITS.containsKey(at(next))) {
            number *= unit(at(next));
            next++;
        }
        return bounded(number, next);
    }

    private Optional<Amount> words(int position) {
        int at = position;
        if (at(at).equals("half") && at(at + 1).equals("a") && at(at + 2).equals("dozen")) {
            return Optional.of(new Amount(6, at + 3));
        }
        boolean article = at(at).equals("a") || at(at).equals("an");
        if (article && !UNITS.containsKey(at(at + 1))) {
            return Optional.empty();
        }
        long total = 0;
        long group = article ? 1 : 0;
        boolean any = article;
        at += article ? 1 : 0;
        while (true) {
            String word = at(at);
            if (word.equals("and")
                    && any
                    && total + group >= 100
                    && isNumberWord(at(at + 1))
                    && !UNITS.containsKey(at(at + 1))) {
                at++;
            } else if (word.equals("-") && isGlued(at) && TENS.contains(at(at - 1)) && SMALL.contains(at(at + 1))) {
                at++;
            } else if (SMALL.contains(word)) {
                group += SMALL.indexOf(word);
                any = true;
                at++;
            } else if (TENS.contains(word)) {
                group += 10L * (TENS.indexOf(word) + 2);
                any = true;
                at++;
            } else if (any && UNITS.containsKey(word)) {
                long unit = unit(word);
                total = unit > 100 ? (total + group) * unit : total;
                group = unit > 100 ? 0 : group * unit;
                at++;
            } else {
                return any ? bounded(total + group, at) : Optional.empty();
            }
            if (total + group > MOST) {
                return Optional.empty();
            }
        }
    }

    private static long unit(String word) {
        return UNITS.getOrDefault(word, 1L);
    }

    private static boolean isNumberWord(String word) {
        return SMALL.contains(word) || TENS.contains(word) || UNITS.containsKey(word);
    }

    private static OptionalLong parsed(String digits) {
        return digits.length() <= 12 ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    private static Optional<Amount> bounded(long value, int next) {
        return value <= MOST ? Optional.of(new Amount(value, next)) : Optional.empty();
    }
}
