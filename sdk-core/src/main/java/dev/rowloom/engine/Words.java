package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Culture;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.blueprint.Vocabularies;
import dev.rowloom.blueprint.Vocabulary;
import dev.rowloom.internal.LocaleShares;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The word lists a plan writes from, read once. Thread-safe. */
final class Words {

    static final String COUNTRIES = "common/countries";
    static final String FURTHER_COUNTRIES = "common/further-countries";

    private final Vocabularies vocabularies;
    private final Culture culture;
    private final LocaleShares shares;
    private final Map<Object, WordList> lists = new ConcurrentHashMap<>();
    private final Map<Subject, Mixture> mixtures = new ConcurrentHashMap<>();
    private final Map<PlaceTable.Scope, PlaceTable> places = new ConcurrentHashMap<>();
    private final TimeTables times = new TimeTables();

    Words(Vocabularies vocabularies, Culture culture) {
        this.vocabularies = vocabularies;
        this.culture = culture;
        this.shares = LocaleShares.parse(culture.locale(), vocabularies::resolveLocale);
    }

    /** Returns the time tables of the plan. */
    TimeTables times() {
        return times;
    }

    /** Returns a column of a vocabulary by its full path. */
    WordList list(String name, int column) {
        return lists.computeIfAbsent(name + '#' + column, key -> {
            Vocabulary vocabulary = vocabularies.get(name);
            if (column < 0 || column >= vocabulary.columns()) {
                throw new UsageException("vocabulary " + name + " has columns 0 to " + (vocabulary.columns() - 1)
                        + ", but no column " + column);
            }
            return WordList.of(vocabulary, column);
        });
    }

    /** Returns a column of a list of reference data, countries with the territories behind them. */
    WordList entries(String name, int column) {
        return name.equals(COUNTRIES)
                ? lists.computeIfAbsent(List.of("entries", name, column), key -> entriesOf(name, column))
                : list(name, column);
    }

    private WordList entriesOf(String name, int column) {
        return WordList.joined(List.of(
                WordList.of(vocabularies.get(name), column), WordList.of(vocabularies.get(FURTHER_COUNTRIES), column)));
    }

    /** Returns a column of the vocabularies of countries, of the country of a code. */
    String ofCountry(String alpha2, int column) {
        String list = has(COUNTRIES, 1, alpha2) ? COUNTRIES : FURTHER_COUNTRIES;
        return where(list, 1, column, alpha2).entries().get(0);
    }

    /** Returns a column of a vocabulary of the plan's locales, one after the other. */
    WordList local(String name, int column) {
        // the lists are made first: none may be added while another one is
        List<WordList> each = shares.locales().stream()
                .map(locale -> list(locale + "/" + name, column))
                .toList();
        return lists.computeIfAbsent(List.of("local", name, column), key -> WordList.joined(each));
    }

    /** Returns a column of a vocabulary of no locale. */
    WordList common(String name) {
        return list("common/" + name, 0);
    }

    /** Returns the words of a locale's language for a common vocabulary, or the common ones. */
    WordList localised(String locale, String name) {
        return list(vocabularies.localised(locale, name), 0);
    }

    /**
     * Returns one column of those entries of a vocabulary that have a value in another.
     *
     * @param by the column that has the value
     * @param column the column to return
     */
    WordList where(String name, int by, int column, String value) {
        return lists.computeIfAbsent(List.of("where", name, by, column, value), key -> {
            Vocabulary vocabulary = vocabularies.get(name);
            return WordList.of(
                    vocabulary,
                    column,
                    column,
                    entry -> vocabulary.value(entry, by).equals(value));
        });
    }

    /** Returns the patterns of telephone numbers of a city, or null where its area code has none that are kept for fiction. */
    @Nullable
    WordList areaCodes(String locale, String city, String regionCode) {
        String name = locale + "/area-codes";
        if (!vocabularies.contains(name)) {
            return null;
        }
        Vocabulary codes = vocabularies.get(name);
        IntPredicate wanted = entry ->
                codes.value(entry, 0).equals(city) && codes.value(entry, 1).equals(regionCode);
        return IntStream.range(0, codes.size()).anyMatch(wanted)
                ? lists.computeIfAbsent(
                        List.of("area", locale, city, regionCode), key -> WordList.of(codes, 2, 2, wanted))
                : null;
    }

    /** Returns a vocabulary by its full path. */
    Vocabulary vocabulary(String name) {
        return vocabularies.get(name);
    }

    /** Returns the words of the locale's language for a common vocabulary if there is only one locale, or the common ones. */
    WordList own(String name) {
        return list(ownName(name), 0);
    }

    /** Returns the name of the vocabulary that {@link #own} reads. */
    String ownName(String name) {
        return shares.locales().size() == 1
                ? vocabularies.localised(shares.locales().get(0), name)
                : "common/" + name;
    }

    /** Returns the words of one place in front of the products of a category. */
    WordList traits(String place, String category) {
        return lists.computeIfAbsent(List.of("traits", place, category), key -> {
            Vocabulary traits = vocabularies.get("common/product-traits");
            IntPredicate wanted = entry -> traits.value(entry, 1).equals(place)
                    && traits.value(entry, 2).contains(category);
            return WordList.of(traits, 0, 0, wanted);
        });
    }

    /** Returns the brands that make products of a category. */
    WordList brands(String category) {
        return lists.computeIfAbsent(List.of("brands", category), key -> {
            Vocabulary brands = vocabularies.get("common/product-brands");
            IntPredicate wanted = entry -> brands.value(entry, 1).contains(category);
            return WordList.of(brands, 0, 0, wanted);
        });
    }

    /** Returns the shares of the plan's locales. */
    LocaleShares shares() {
        return shares;
    }

    /** Returns what a person, company or product is made of. */
    Mixture mixture(Subject subject) {
        Mixture known = mixtures.get(subject);
        if (known == null) {
            known = new SubjectWords(this, shares.locales(), culture.names()).of(subject);
            mixtures.put(subject, known);
        }
        return known;
    }

    /** Returns the words of persons whose names differ. */
    Mixture differingPersons() {
        return new SubjectWords(this, shares.locales(), culture.names()).ofDifferingPersons();
    }

    /**
     * Returns the given names of a locale.
     *
     * @param kinds which of those of women {@code f}, men {@code m} and both {@code u}
     */
    WordList givenNames(String locale, String kinds) {
        return lists.computeIfAbsent(List.of("given", locale, kinds), key -> {
            Vocabulary names = vocabularies.get(locale + "/given-names");
            int latin = names.columns() > 2 ? 2 : 0;
            return WordList.of(names, 0, latin, entry -> kinds.contains(names.value(entry, 1)))
                    .singleWords();
        });
    }

    /** Returns the family names of a locale as women or men have them. */
    WordList familyNames(String locale, boolean women) {
        Vocabulary names = vocabularies.get(locale + "/family-names");
        int column = women && names.columns() > 1 ? 1 : 0;
        int latin = names.columns() > 2 ? 2 : column;
        IntPredicate all = entry -> true;
        return lists.computeIfAbsent(List.of("family", locale, column), key -> WordList.of(names, column, latin, all))
                .withoutTrailingDigits();
    }

    /**
     * Returns the places that rows lie in.
     *
     * @param country whether the rows say in which country they are, so that they may be abroad
     * @param told whether they are told where they are
     * @param limits how long what is shown of a place may be
     */
    PlaceTable places(boolean country, boolean told, Map<PlaceTable.Fact, TextLimit> limits) {
        boolean world = country && culture.reach() == Culture.Reach.WORLD;
        PlaceTable all = places(new PlaceTable.Scope(world, told, Map.of()));
        Map<PlaceTable.Fact, TextLimit> narrow = new EnumMap<>(PlaceTable.Fact.class);
        limits.forEach((fact, limit) -> {
            Lexicon texts = all.column(fact).lexicon(UnaryOperator.identity());
            if (!limit.admits(texts.longestChars(), texts.longestBytes())) {
                narrow.put(fact, limit);
            }
        });
        return narrow.isEmpty() ? all : places(new PlaceTable.Scope(world, told, narrow));
    }

    private PlaceTable places(PlaceTable.Scope scope) {
        return places.computeIfAbsent(scope, key -> new PlaceTable(vocabularies, shares.locales(), key));
    }

    /** Returns whether an entry of a vocabulary has a value in a column. */
    boolean has(String name, int by, String value) {
        Vocabulary vocabulary = vocabularies.get(name);
        return IntStream.range(0, vocabulary.size())
                .anyMatch(entry -> vocabulary.value(entry, by).equals(value));
    }

    /** Returns a fact of a locale. */
    String fact(String locale, String name) {
        return vocabularies.facts(locale).getOrDefault(name, "");
    }

    /** Returns the domains of e-mail addresses, the shortest first. */
    List<String> emailDomains() {
        return common("email-domains").entries().stream()
                .sorted(java.util.Comparator.comparingInt(String::length).thenComparing(it -> it))
                .toList();
    }
}
