package dev.rowloom.engine;

import dev.rowloom.internal.LocaleShares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The words that a subject is made of, part by part: those of each locale, and in it those of women and of men.
 *
 * @param lists the words of all parts, a list for each of the urn's lexicons
 * @param parts the parts, those of one locale next to each other
 * @param locales how many locales there are
 */
record Mixture(List<WordList> lists, List<Part> parts, int locales) {

    /** Whether words tell of a woman or a man. */
    enum Gender {
        FEMALE,
        MALE,
        NEUTRAL
    }

    /**
     * The words of one locale and gender.
     *
     * @param locale the locale
     * @param gender whom the words tell of
     * @param range the slots of the lists
     */
    record Part(String locale, Gender gender, Urn.Range range) {}

    /** What a part is made of. */
    record Words(String locale, Gender gender, List<WordList> lists) {}

    /** Joins the parts' words; a list that several parts have comes once. */
    static Mixture of(List<Words> wanted) {
        int lexicons = wanted.get(0).lists().size();
        List<WordList> joined = new ArrayList<>();
        int[][] firsts = new int[wanted.size()][lexicons];
        int[][] counts = new int[wanted.size()][lexicons];
        for (int i = 0; i < lexicons; i++) {
            Map<WordList, Integer> known = new LinkedHashMap<>();
            int taken = 0;
            for (int part = 0; part < firsts.length; part++) {
                WordList list = wanted.get(part).lists().get(i);
                Integer first = known.putIfAbsent(list, taken);
                firsts[part][i] = first == null ? taken : first;
                counts[part][i] = list.slots();
                taken += first == null ? list.slots() : 0;
            }
            joined.add(WordList.joined(List.copyOf(known.keySet())));
        }
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < firsts.length; part++) {
            Words words = wanted.get(part);
            parts.add(new Part(words.locale(), words.gender(), new Urn.Range(firsts[part], counts[part])));
        }
        int locales = (int) wanted.stream().map(Words::locale).distinct().count();
        return new Mixture(List.copyOf(joined), List.copyOf(parts), locales);
    }

    /**
     * Returns an urn of the words.
     *
     * @param shares the shares of the locales
     * @param localeKey the key by which rows take turns in locales: one for all subjects of a table
     */
    Urn urn(LocaleShares shares, long localeKey, long key) {
        List<Lexicon> lexicons = lists.stream()
                .map(list -> list.lexicon(UnaryOperator.identity()))
                .toList();
        List<Turns> turns = new ArrayList<>();
        if (locales > 1) {
            int[] percents = shares.shares().stream()
                    .mapToInt(LocaleShares.Share::percent)
                    .toArray();
            turns.add(new Turns(percents, localeKey));
        }
        int genders = parts.size() / locales;
        if (genders > 1) {
            int[] even = new int[genders];
            Arrays.fill(even, 1);
            turns.add(new Turns(even, Mix.next(key)));
        }
        return new Urn(lexicons, parts.stream().map(Part::range).toList(), turns, key);
    }
}
