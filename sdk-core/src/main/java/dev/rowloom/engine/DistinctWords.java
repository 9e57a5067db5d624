package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The numbered combinations of words: of vocabularies, and of what is said about a subject. */
final class DistinctWords {

    /** Codes of so many characters are few enough to be listed. */
    private static final int SHORT_CODE = 2;

    private static final int HOUSES = 150;

    private static final String CODE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Words words;
    private final SubjectRules subjects;

    DistinctWords(Words words, SubjectRules subjects) {
        this.words = words;
        this.subjects = subjects;
    }

    /** Returns what is said about a subject, or null where it is too little or does not fit. */
    @Nullable
    Distinct about(ColumnContext column, Rule.About about, TextLimit limit) {
        if (about.namesCountry()) {
            int part = List.of("country", "countryCode", "countryCode3").indexOf(about.part());
            return entries(column, new Rule.Entry("common/countries", part), limit);
        }
        boolean street =
                about.subject() == Subject.PLACE && List.of("street", "full").contains(about.part());
        Distinct lines = street ? subjects.houses(about, column, limit) : null;
        if (lines != null) {
            return lines;
        }
        BytesProgram program = subjects.program(about, column, limit, true);
        if (program == null
                || !(program instanceof PlacesApart.Named) && program.rows() < Distinct.LARGE / 16
                || program.shortest() < column.domain().minLength()) {
            boolean fewWords = about.subject() == Subject.PLACE
                    || List.of("middle", "gender", "title").contains(about.part());
            Distinct housed = street ? combined(column, limit, withHouseNumbers(), " ") : null;
            return housed != null || !fewWords ? housed : combined(column, limit, fallbackWords(about), " ");
        }
        if (program instanceof PlacesApart.Named) {
            // the names differ among the children of one owner only
            long rows = Math.min(program.rows(), Distinct.LARGE - 1);
            return new Distinct(rows, Distinct.Shuffling.DONE, source -> program);
        }
        // the program counts copies by the row's place in its urn, whatever the source
        return new Distinct(program.rows(), Distinct.Shuffling.DONE, source -> program);
    }

    private List<WordList> fallbackWords(Rule.About about) {
        return switch (about.part()) {
            case "city" -> List.of(words.local("places", 0));
            case "region" -> List.of(words.local("places", 1));
            case "street", "full" -> List.of(words.local("streets", 0));
            case "middle" -> List.of(words.local("given-names", 0));
            case "gender", "title" ->
                about.values().isEmpty() ? List.of() : List.of(GenderWords.listed(about.values()));
            default -> List.of();
        };
    }

    /** Streets differ by the numbers of their houses, as long as there are any. */
    private List<WordList> withHouseNumbers() {
        List<String> numbers =
                IntStream.rangeClosed(1, HOUSES).mapToObj(Integer::toString).toList();
        int[] weights = new int[numbers.size()];
        Arrays.fill(weights, 1);
        WordList houses = new WordList(numbers, weights);
        WordList streets = words.local("streets", 0);
        String order = words.fact(words.shares().locales().get(0), "numberOrder");
        boolean last = Places.NumberOrder.of(order) != Places.NumberOrder.FIRST;
        return last ? List.of(streets, houses) : List.of(houses, streets);
    }

    /** Returns words of a vocabulary, its codes and then others where no copy number fits, or null where they may be too long. */
    @Nullable
    Distinct of(ColumnContext column, Rule.Vocabulary rule, TextLimit limit) {
        WordList list = words.list(rule.name(), rule.column());
        Distinct numbered = combined(column, limit, List.of(list), " ");
        return numbered == null && isListable(list, column, limit)
                ? entries(column, new Rule.Entry(rule.name(), rule.column()), limit)
                : numbered;
    }

    /** Returns whether all words of a list fit as they are and differ. */
    static boolean isListable(WordList list, ColumnContext column, TextLimit limit) {
        Lexicon all = list.even().lexicon(column.fold());
        return list.entries().stream().map(column.fold()).distinct().count()
                        == list.entries().size()
                && column.domain().excluded().isEmpty()
                && list.withoutTrailingDigits().entries().size()
                        == list.entries().size()
                && all.shortestChars() >= column.domain().minLength()
                && limit.admits(all.longestChars(), all.longestBytes());
    }

    /**
     * Returns the entries of a vocabulary in order, then others: entries with a number behind them where there is room, else
     * codes that begin with a digit.
     */
    @Nullable
    Distinct entries(ColumnContext column, Rule.Entry rule, TextLimit limit) {
        WordList list = words.entries(rule.name(), rule.column());
        Lexicon all = list.even().lexicon(column.fold());
        if (!isListable(list, column, limit)) {
            return combined(column, limit, List.of(words.list(rule.name(), rule.column())), " ");
        }
        int numbered = 1 + Composed.COPY_DIGITS;
        if (limit.admits(all.longestChars() + numbered, all.longestBytes() + numbered)) {
            return new Distinct(
                    list.entries().size() * Composed.COPIES,
                    Distinct.Shuffling.DONE,
                    source -> new Entries(list, Entries.NUMBERED, source));
        }
        Distinct coded = followedByCodes(column, limit, list);
        return coded != null ? coded : combined(column, limit, List.of(words.list(rule.name(), rule.column())), " ");
    }

    /** Returns the entries of a list, then codes that are none of them, or null where the two can't be told apart. */
    static @Nullable Distinct followedByCodes(ColumnContext column, TextLimit limit, WordList list) {
        Lexicon all = list.even().lexicon(column.fold());
        // as long as they may be: a guess of what the column holds bounds no table
        int length = Math.min(limit.ascii(), Math.max(all.longestChars(), DistinctPatterns.LONGEST_CODE));
        if (length <= SHORT_CODE) {
            WordList followed = followedByCodes(list, length, column);
            return new Distinct(
                    followed.entries().size(), Distinct.Shuffling.DONE, source -> new Entries(followed, null, source));
        }
        TextPattern codes =
                TextPattern.parse("[0-9]" + DistinctPatterns.CODE + "{" + (length - 1) + "}", column.fold());
        boolean apart =
                codes.isUnambiguous() && list.entries().stream().noneMatch(entry -> Character.isDigit(entry.charAt(0)));
        return apart
                ? new Distinct(
                        list.entries().size() + codes.space(),
                        Distinct.Shuffling.DONE,
                        source -> new Entries(list, codes, source))
                : null;
    }

    /** Returns the entries of a list, then all codes of some letters and digits that are none of them. */
    private static WordList followedByCodes(WordList list, int length, ColumnContext column) {
        List<String> codes = List.of("");
        for (int i = 0; i < length; i++) {
            codes = codes.stream()
                    .flatMap(code -> CODE_LETTERS.chars().mapToObj(letter -> code + (char) letter))
                    .toList();
        }
        List<String> all = new ArrayList<>(list.entries());
        Set<String> taken = new HashSet<>();
        all.forEach(entry -> taken.add(column.fold().apply(entry)));
        codes.stream().filter(code -> taken.add(column.fold().apply(code))).forEach(all::add);
        int[] weights = new int[all.size()];
        Arrays.fill(weights, 1);
        return new WordList(List.copyOf(all), weights);
    }

    /** Returns short titles, or null where they may be too long. */
    @Nullable
    Distinct titles(ColumnContext column, TextLimit limit) {
        return combined(column, limit, List.of(words.common("adjectives").singleWords(), words.common("nouns")), " ");
    }

    /**
     * Returns combinations of words with copy numbers, or null where they may be too long.
     *
     * @param between what stands between words, and before a copy number
     */
    static @Nullable Distinct combined(ColumnContext column, TextLimit limit, List<WordList> lists, String between) {
        if (lists.isEmpty()) {
            return null;
        }
        List<WordList> told =
                lists.stream().map(list -> list.withoutTrailingDigits().even()).toList();
        Lexicon[] classes =
                told.stream().map(list -> list.lexicon(column.fold())).toArray(Lexicon[]::new);
        Composed.Shape shape = new Composed.Shape("", between, between, "");
        int chars = shape.chars(classes.length) + between.length() + Composed.COPY_DIGITS;
        int bytes = chars;
        int shortest = 0;
        List<Integer> order = new ArrayList<>();
        for (Lexicon lexicon : classes) {
            order.add(order.size());
            chars += lexicon.longestChars();
            bytes += lexicon.longestBytes();
            shortest += lexicon.shortestChars();
        }
        if (!limit.admits(chars, bytes)
                || shape.chars(classes.length) + shortest < column.domain().minLength()) {
            return null;
        }
        Urn urn = new Urn(List.of(classes), column.key("unique"));
        return new Distinct(
                urn.rows(Composed.COPIES),
                Distinct.Shuffling.DONE,
                source -> new Composed(new Composed.Source.Own(source), urn, order, classes, shape, classes));
    }
}
