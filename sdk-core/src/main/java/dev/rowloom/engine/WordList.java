package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts with weights, and what programs make of them. Columns by the hundred write from the same few lists, so that what is made
 * once is kept: an operator that is equal to an earlier one gives the same object. Thread-safe.
 */
final class WordList {

    private final List<String> entries;
    private final List<String> latin;
    private final int[] weights;
    private final Map<Object, WordList> derived = new ConcurrentHashMap<>();
    private final Map<UnaryOperator<String>, Lexicon> lexicons = new ConcurrentHashMap<>();
    private volatile @Nullable PackedTexts packed;
    private volatile @Nullable Weights picks;

    private enum Kept {
        SINGLE_WORDS,
        WITHOUT_TRAILING_DIGITS,
        EVEN,
        LATIN,
        NUMBERED
    }

    WordList(List<String> entries, int[] weights) {
        this(entries, entries, weights);
    }

    /**
     * Makes a list.
     *
     * @param latin the entries in Latin letters, in the same order
     */
    WordList(List<String> entries, List<String> latin, int[] weights) {
        this.entries = entries;
        this.latin = latin;
        this.weights = weights;
    }

    /** Returns the entries of several lists, one list after the other. */
    static WordList joined(List<WordList> lists) {
        if (lists.size() == 1) {
            return lists.get(0);
        }
        return new WordList(
                lists.stream().flatMap(list -> list.entries.stream()).toList(),
                lists.stream().flatMap(list -> list.latin.stream()).toList(),
                lists.stream().flatMapToInt(list -> Arrays.stream(list.weights)).toArray());
    }

    /** Returns one column of a vocabulary. */
    static WordList of(Vocabulary vocabulary, int column) {
        return of(vocabulary, column, column, entry -> true);
    }

    /**
     * Returns one column of some of a vocabulary's entries.
     *
     * @param latin the column that has the same in Latin letters
     * @param wanted tells the entries to take, at least one
     */
    static WordList of(Vocabulary vocabulary, int column, int latin, IntPredicate wanted) {
        int[] taken = IntStream.range(0, vocabulary.size()).filter(wanted).toArray();
        List<String> values = Arrays.stream(taken)
                .mapToObj(it -> vocabulary.value(it, column))
                .toList();
        List<String> spelt = latin == column
                ? values
                : Arrays.stream(taken)
                        .mapToObj(it -> vocabulary.value(it, latin))
                        .toList();
        return new WordList(
                values, spelt, Arrays.stream(taken).map(vocabulary::weight).toArray());
    }

    List<String> entries() {
        return entries;
    }

    /** Returns the list with its entries in Latin letters: as many, of the same weights. */
    WordList latin() {
        return entries.equals(latin) ? this : derived.computeIfAbsent(Kept.LATIN, key -> new WordList(latin, weights));
    }

    int weight(int entry) {
        return weights[entry];
    }

    /** Returns the entries that pass a test, if any does. */
    Optional<WordList> filter(Predicate<String> wanted) {
        int[] kept = IntStream.range(0, weights.length)
                .filter(it -> wanted.test(entries.get(it)))
                .toArray();
        return kept.length == 0
                ? Optional.empty()
                : Optional.of(new WordList(
                        Arrays.stream(kept).mapToObj(entries::get).toList(),
                        Arrays.stream(kept).mapToObj(latin::get).toList(),
                        Arrays.stream(kept).map(it -> weights[it]).toArray()));
    }

    /** Returns the sum of the weights. */
    int slots() {
        return Arrays.stream(weights).sum();
    }

    /** Returns the same list with each text changed: as many entries, of the same weights. */
    WordList map(UnaryOperator<String> change) {
        return derived.computeIfAbsent(
                change, key -> new WordList(entries.stream().map(change).toList(), weights));
    }

    /** Returns the entries of letters alone, so that they can be told from what is put behind them; at least one. */
    WordList singleWords() {
        return filtered(Kept.SINGLE_WORDS, text -> text.codePoints().allMatch(Character::isLetter));
    }

    /** Returns the entries that do not end with a digit; at least one. */
    WordList withoutTrailingDigits() {
        return filtered(Kept.WITHOUT_TRAILING_DIGITS, text -> !Character.isDigit(text.charAt(text.length() - 1)));
    }

    /** Returns the same entries, each as often as any other: where texts have to differ, each comes once before any comes twice. */
    WordList even() {
        return derived.computeIfAbsent(Kept.EVEN, key -> {
            int[] ones = new int[weights.length];
            Arrays.fill(ones, 1);
            return new WordList(entries, latin, ones);
        });
    }

    /** Returns the entries with their numbers behind them, so that no two are equal: as many, of the same weights. */
    WordList numbered() {
        return derived.computeIfAbsent(Kept.NUMBERED, key -> {
            List<String> numbered = new ArrayList<>();
            for (String entry : entries) {
                numbered.add(entry + ' ' + numbered.size());
            }
            return new WordList(List.copyOf(numbered), weights);
        });
    }

    private WordList filtered(Kept which, Predicate<String> wanted) {
        return derived.computeIfAbsent(which, key -> filter(wanted).orElse(this));
    }

    /** Returns the list laid out as slots, texts that are equal when folded in one class. */
    Lexicon lexicon(UnaryOperator<String> fold) {
        return lexicons.computeIfAbsent(fold, key -> new Lexicon(this, weights, fold));
    }

    /** Returns the texts in UTF-8, in order. */
    PackedTexts packed() {
        PackedTexts known = packed;
        if (known == null) {
            known = PackedTexts.of(entries);
            packed = known;
        }
        return known;
    }

    /** Returns what picks an entry by weight. */
    Weights picks() {
        Weights known = picks;
        if (known == null) {
            known = new Weights(Arrays.stream(weights).asLongStream().toArray());
            picks = known;
        }
        return known;
    }
}
