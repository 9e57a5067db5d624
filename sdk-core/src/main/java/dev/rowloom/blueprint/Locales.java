package dev.rowloom.blueprint;

import dev.rowloom.UsageException;
import dev.rowloom.internal.LocaleShares;
import dev.rowloom.internal.NearNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the locale that serves a requested language tag. */
final class Locales {

    /** What serves a language whose country is none of the kept ones, where it isn't the country of the same letters. */
    private static final Map<String, String> MAIN = Map.of("en", "en-US", "no", "nb-NO", "nn", "nb-NO");

    private final List<String> available;

    Locales(Vocabularies vocabularies) {
        this.available = vocabularies.locales();
    }

    /** Returns the locales of a tag or a mixture, in the form that documents hold. */
    String resolveAll(String tags) {
        return LocaleShares.parse(tags, this::resolve).toString();
    }

    /**
     * Returns the locale of exactly that tag, in any letter case and with {@code _} or {@code -}; else that of the language's
     * home country, or the first one of the same language.
     */
    String resolve(String tag) {
        String wanted = tag.trim().replace('_', '-').toLowerCase(Locale.ROOT);
        return find(wanted)
                .or(() -> find(MAIN.getOrDefault(language(wanted), language(wanted) + "-" + language(wanted))))
                .or(() -> available.stream()
                        .filter(locale -> language(locale).equals(language(wanted)))
                        .findFirst())
                .orElseThrow(() -> new UsageException("there are no names and places for the locale '" + tag + "'"
                        + NearNames.hint(tag, available) + " (available: " + String.join(", ", available) + ")"));
    }

    private Optional<String> find(String wanted) {
        return available.stream()
                .filter(locale -> locale.equalsIgnoreCase(wanted))
                .findFirst();
    }

    private static String language(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
