package dev.rowloom.internal;

import dev.rowloom.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The locales of a mixture with their shares, such as {@code de-DE 70%, fr-FR 30%}. Shares that are left out divide what the
 * others leave evenly, earlier ones being greater by one where it doesn't divide.
 *
 * @param shares the locales in the order given, each once; their percentages add up to 100
 */
public record LocaleShares(List<Share> shares) {

    private static final int ALL = 100;
    private static final Pattern PART = Pattern.compile("\\s*([^\\s,%:]+)(?:(?:\\s*:\\s*|\\s+)([0-9]{1,3})\\s*%)?\\s*");

    /** Copies the list. */
    public LocaleShares {
        shares = List.copyOf(shares);
    }

    /**
     * A locale and its share.
     *
     * @param locale the language tag
     * @param percent its share, 1 to 100
     */
    public record Share(String locale, int percent) {}

    /**
     * Reads a language tag or a mixture of several.
     *
     * @param resolve gives the locale that serves a tag
     * @throws UsageException if the text has another form, or the shares don't add up to 100%
     */
    public static LocaleShares parse(String text, UnaryOperator<String> resolve) {
        List<String> locales = new ArrayList<>();
        List<Integer> percents = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches() || matcher.group(2) != null && Integer.parseInt(matcher.group(2)) == 0) {
                throw error(text, "'" + part.trim() + "' is no language tag with a share");
            }
            String locale = resolve.apply(matcher.group(1));
            if (locales.contains(locale)) {
                throw error(text, locale + " comes twice");
            }
            locales.add(locale);
            percents.add(matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
        }
        divideRest(text, percents);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < locales.size(); i++) {
            shares.add(new Share(locales.get(i), percents.get(i)));
        }
        return new LocaleShares(shares);
    }

    private static void divideRest(String text, List<Integer> percents) {
        int given = percents.stream().mapToInt(Integer::intValue).sum();
        int open = (int) percents.stream().filter(it -> it == 0).count();
        int rest = ALL - given;
        if (rest < open || open == 0 && rest != 0) {
            throw error(text, "the shares add up to " + given + "%");
        }
        for (int i = 0; i < percents.size() && open > 0; i++) {
            if (percents.get(i) == 0) {
                int share = (rest + open - 1) / open;
                percents.set(i, share);
                rest -= share;
                open--;
            }
        }
    }

    private static UsageException error(String text, String what) {
        return new UsageException("the locale '" + text + "' can't be read: " + what
                + "; give a language tag such as de-DE, or several with shares that add up to 100%, such as"
                + " 'de-DE 70%, fr-FR 30%'");
    }

    /** Returns the locale with the greatest share, the first of several. */
    public String main() {
        Share most = shares.get(0);
        for (Share share : shares) {
            most = share.percent() > most.percent() ? share : most;
        }
        return most.locale();
    }

    /** Returns the locales in order. */
    public List<String> locales() {
        return shares.stream().map(Share::locale).toList();
    }

    /** Returns the text that {@link #parse} reads: a single tag, or all with their shares. */
    @Override
    public String toString() {
        return shares.size() == 1
                ? shares.get(0).locale()
                : shares.stream()
                        .map(share -> share.locale() + " " + share.percent() + "%")
                        .collect(Collectors.joining(", "));
    }
}
