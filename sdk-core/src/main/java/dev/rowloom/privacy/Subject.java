package dev.rowloom.privacy;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A column at hand.
 *
 * @param table the words of its table's name
 * @param words the words of its own name
 * @param sign what the catalogue of meanings says of its name
 */
record Subject(List<String> table, String column, List<String> words, List<String> values, ColumnNames.Sign sign) {

    private static final Set<String> THINGS = Lexicon.words("things");
    private static final Set<String> NAMELESS = Lexicon.words("nameless");
    private static final Set<String> GENERIC = Lexicon.words("generic");

    double share(Predicate<String> test) {
        return Contents.share(values, test);
    }

    boolean has(String... any) {
        return words.stream().anyMatch(List.of(any)::contains);
    }

    boolean named(PersonalData data) {
        return sign.data() == data;
    }

    /** Returns whether the name is a letter or a word that says nothing, as {@code col_07} is. */
    boolean isNameless() {
        return words.stream().allMatch(word -> word.length() <= 1 || NAMELESS.contains(word));
    }

    /** Returns whether nothing is known by the name. */
    boolean isUnknown() {
        return sign.isUnknown() || isNameless();
    }

    /** Returns whether the name only says that it is a name. */
    boolean isGeneric() {
        return GENERIC.containsAll(words);
    }

    /** Returns whether the table is about things; of a table of members of a library the last word decides. */
    boolean aboutThings() {
        return table.stream().anyMatch(Subject::isThing) && (!aboutPeople() || isThing(table.get(table.size() - 1)));
    }

    /** Returns whether the column is the name of a thing by its own name, as {@code ship_name} is. */
    boolean isOfThing() {
        return words.stream().anyMatch(Subject::isThing)
                && words.stream().allMatch(word -> isThing(word) || GENERIC.contains(word));
    }

    private static boolean isThing(String word) {
        return THINGS.contains(word) || THINGS.contains(ColumnNames.singular(word));
    }

    boolean aboutPeople() {
        return ColumnNames.isOfPerson(table);
    }

    Detection as(PersonalData data, double confidence, String reason) {
        return new Detection(column, data, Math.min(0.99, confidence), reason);
    }
}
