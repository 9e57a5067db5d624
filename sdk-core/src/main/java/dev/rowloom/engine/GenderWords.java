package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells by the words for genders and forms of address, in many languages, whom a value can be said of. */
final class GenderWords {

    private final WordList women;
    private final WordList men;

    GenderWords(Words words) {
        women = words.where("common/gender-words", 1, 0, "f");
        men = words.where("common/gender-words", 1, 0, "m");
    }

    /** Returns values with their weights. */
    static WordList listed(List<Rule.Weighted> values) {
        return new WordList(
                values.stream().map(Rule.Weighted::value).toList(),
                values.stream().mapToInt(Rule.Weighted::weight).toArray());
    }

    /** Returns those of the values that a column allows, or what else it allows where it allows none of them. */
    static WordList admitted(WordList values, ColumnContext column) {
        return values.filter(text -> TextRules.admits(column, text))
                .orElseGet(() -> column.domain().values() == null
                        ? values
                        : listed(column.domain().allowedValues().stream()
                                .map(value -> new Rule.Weighted(value, 1))
                                .toList()));
    }

    /** Returns the values for a gender: its own twice as often as those that suit both, or all where it has none. */
    WordList fitting(WordList values, Mixture.Gender gender) {
        List<String> texts = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        boolean own = false;
        for (int i = 0; i < values.entries().size(); i++) {
            String text = values.entries().get(i);
            Mixture.Gender of = genderOf(text);
            if (of == gender || of == Mixture.Gender.NEUTRAL) {
                texts.add(text);
                weights.add(values.weight(i) * (of == Mixture.Gender.NEUTRAL ? 1 : 2));
                own |= of == gender;
            }
        }
        return own
                ? new WordList(
                        texts, weights.stream().mapToInt(Integer::intValue).toArray())
                : values;
    }

    private Mixture.Gender genderOf(String value) {
        String word = value.trim().toLowerCase(Locale.ROOT).replace(".", "");
        return women.entries().contains(word)
                ? Mixture.Gender.FEMALE
                : men.entries().contains(word) ? Mixture.Gender.MALE : Mixture.Gender.NEUTRAL;
    }
}
