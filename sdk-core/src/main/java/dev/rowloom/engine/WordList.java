package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Texts with weights, and what programs make of them. Columns by the hundred write from the same few lists, so that what is made
 * once is kept: an operator that is equal to an earlier one gives the same object. Thread-safe.
 */
final class WordList {

    private final List<String> entries;
    private final int[] weights;
    private final Map<Object, WordList> derived = new ConcurrentHashMap<>();
    private final Map<UnaryOperator<String>, Lexicon> lexicons = new ConcurrentHashMap<>();
    private volatile @Nullable PackedTexts packed;
    private volatile @Nullable Weights picks;

    private enum Kept {
        SINGLE_WORDS,
        WITHOUT_TRAILING_DIGITS,
        EVEN
    }

    WordList(List<String> entries, int[] weights) {
        this.entries = entries;
        this.weights = weights;
    }

    /** Returns one column of a vocabulary. */
    static WordList of(Vocabulary vocabulary, int column) {
        int[] weights = new int[vocabulary.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = vocabulary.weight(i);
        }
        return new WordList(vocabulary.values(column), weights);
    }

    List<String> entries() {
        return entries;
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
            return new WordList(entries, ones);
        });
    }

    private WordList filtered(Kept which, Predicate<String> wanted) {
        return derived.computeIfAbsent(which, key -> {
            List<String> kept = new ArrayList<>();
            List<Integer> keptWeights = new ArrayList<>();
            for (int i = 0; i < weights.length; i++) {
                if (wanted.test(entries.get(i))) {
                    kept.add(entries.get(i));
                    keptWeights.add(weights[i]);
                }
            }
            return kept.isEmpty()
                    ? this
                    : new WordList(
                            kept,
                            keptWeights.stream().mapToInt(Integer::intValue).toArray());
        });
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
