package dev.rowloom.blueprint;

import dev.rowloom.UsageException;
import dev.rowloom.internal.NearNames;
import java.util.List;
import java.util.Locale;

/** Finds the locale that serves a requested language tag. */
final class Locales {

    private final List<String> available;

    Locales(Vocabularies vocabularies) {
        this.available = vocabularies.locales();
    }

    /**
     * Returns the locale of exactly that tag, in any letter case and with {@code _} or {@code -}; else the first one of the
     * same language.
     */
    String resolve(String tag) {
        String wanted = tag.trim().replace('_', '-').toLowerCase(Locale.ROOT);
        return available.stream()
                .filter(locale -> locale.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .or(() -> available.stream()
                        .filter(locale -> language(locale).equals(language(wanted)))
                        .findFirst())
                .orElseThrow(() -> new UsageException("there are no names and places for the locale '" + tag + "'"
                        + NearNames.hint(tag, available) + " (available: " + String.join(", ", available) + ")"));
    }

    private static String language(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
