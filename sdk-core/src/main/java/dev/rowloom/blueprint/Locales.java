package dev.rowloom.blueprint;

import dev.rowloom.UsageException;
import dev.rowloom.internal.LocaleShares;
import dev.rowloom.internal.NearNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the locale that serves a requested language tag. */
final class Locales {

    /** What serves a language whose country is none of the kept ones, where it isn't the country of the same letters. */
    private static final Map<String, String> MAIN = Map.of("en", "en-US", "no", "nb-NO", "nn", "nb-NO");

    /** A language, then scripts, countries and variants. */
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8})*");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<String> available;

    Locales(Vocabularies vocabularies) {
        this.available = vocabularies.locales();
    }

    /** Returns the locales of a tag or a mixture, in the form that documents hold. */
    String resolveAll(String tags) {
        return LocaleShares.parse(tags, this::resolve).toString();
    }

    /**
     * Returns the locale of exactly that tag, in any letter case and with {@code _} or {@code -}; else, where the tag names
     * another country that there is or none, that of the language's home country, or the first one of the same language.
     */
    String resolve(String tag) {
        String wanted = tag.trim().replace('_', '-').toLowerCase(Locale.ROOT);
        Optional<String> exact = find(wanted);
        if (exact.isPresent()) {
            return exact.get();
        } else if (!TAG.matcher(wanted).matches() || !namesCountryOrNone(wanted)) {
            throw unknown(tag, wanted);
        }
        return find(MAIN.getOrDefault(language(wanted), language(wanted) + "-" + language(wanted)))
                .or(() -> ofLanguage(wanted).stream().findFirst())
                .orElseThrow(() -> unknown(tag, wanted));
    }

    /** Returns whether the part of two letters, if there is one, is a country's code, or the one for no known country. */
    private static boolean namesCountryOrNone(String wanted) {
        return Arrays.stream(wanted.split("-"))
                .skip(1)
                .filter(part -> part.length() == 2)
                .map(part -> part.toUpperCase(Locale.ROOT))
                .allMatch(part -> part.equals("ZZ") || COUNTRIES.contains(part));
    }

    private List<String> ofLanguage(String wanted) {
        return available.stream()
                .filter(locale -> language(locale).equals(language(wanted)))
                .toList();
    }

    private UsageException unknown(String tag, String wanted) {
        List<String> near = new ArrayList<>(ofLanguage(wanted));
        available.stream().filter(locale -> isNamed(locale, tag.trim())).forEach(near::add);
        if (near.isEmpty()) {
            near.addAll(NearNames.of(tag, available));
        }
        return new UsageException("there are no names and places for the locale '" + tag + "'"
                + (near.isEmpty() ? "" : "; did you mean " + orList(near) + "?") + " (available: "
                + String.join(", ", available) + ")");
    }

    private static String orList(List<String> names) {
        String others = String.join(", ", names.subList(0, names.size() - 1));
        return others + (others.isEmpty() ? "" : " or ") + names.get(names.size() - 1);
    }

    /** Returns whether a language or country is called so in English: German, Germany. */
    private static boolean isNamed(String locale, String name) {
        Locale known = Locale.forLanguageTag(locale);
        return known.getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name)
                || known.getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(name);
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
