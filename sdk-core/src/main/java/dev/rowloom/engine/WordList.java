package dev.rowloom.engine;

import dev.rowloom.blueprint.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Texts with weights, before they become a {@link Lexicon}.
 *
 * @param entries the texts
 * @param weights their weights
 */
record WordList(List<String> entries, int[] weights) {

    /** Returns one column of a vocabulary. */
    static WordList of(Vocabulary vocabulary, int column) {
        int[] weights = new int[vocabulary.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = vocabulary.weight(i);
        }
        return new WordList(vocabulary.values(column), weights);
    }

    /** Returns the same list with each text changed: as many entries, of the same weights. */
    WordList map(UnaryOperator<String> change) {
        return new WordList(entries.stream().map(change).toList(), weights);
    }

    /** Returns the entries of letters alone, so that they can be told from what is put behind them; at least one. */
    WordList singleWords() {
        return filtered(text -> text.codePoints().allMatch(Character::isLetter));
    }

    /** Returns the entries that do not end with a digit; at least one. */
    WordList withoutTrailingDigits() {
        return filtered(text -> !Character.isDigit(text.charAt(text.length() - 1)));
    }

    /** Returns the same entries, each as often as any other: where texts have to differ, each comes once before any comes twice. */
    WordList even() {
        int[] ones = new int[weights.length];
        java.util.Arrays.fill(ones, 1);
        return new WordList(entries, ones);
    }

    private WordList filtered(java.util.function.Predicate<String> wanted) {
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
                        kept, keptWeights.stream().mapToInt(Integer::intValue).toArray());
    }

    Lexicon lexicon(UnaryOperator<String> fold) {
        return new Lexicon(entries, weights, fold);
    }

    long[] longWeights() {
        return java.util.Arrays.stream(weights).asLongStream().toArray();
    }
}
