package dev.rowloom.engine;

import dev.rowloom.blueprint.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The urns of what a table's rows are about: one for each subject and group, shared by its columns. */
final class Subjects {

    private final Words words;
    private final Streams streams;
    private final String streamTable;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Urn> urns = new ArrayList<>();
    private final List<Subject> kinds = new ArrayList<>();

    Subjects(Words words, Streams streams, String streamTable) {
        this.words = words;
        this.streams = streams;
        this.streamTable = streamTable;
    }

    /** Returns the number of a subject in the table. */
    int number(Subject subject, String group) {
        return numbers.computeIfAbsent(subject + ":" + group, key -> {
            urns.add(new Urn(
                    lists(subject).stream()
                            .map(list -> list.lexicon(UnaryOperator.identity()))
                            .toList(),
                    streams.key(streamTable, group, "subject " + subject)));
            kinds.add(subject);
            return urns.size() - 1;
        });
    }

    Urn urn(int number) {
        return urns.get(number);
    }

    /** Returns what the subject of a number is. */
    Subject subject(int number) {
        return kinds.get(number);
    }

    Urn[] all() {
        return urns.toArray(Urn[]::new);
    }

    /** Returns the word lists that a subject's urn combines. */
    List<WordList> lists(Subject subject) {
        List<WordList> lists = switch (subject) {
            case PERSON ->
                List.of(
                        words.local("given-names", 0).singleWords(),
                        words.local("family-names", 0).withoutTrailingDigits());
            case COMPANY ->
                List.of(
                        words.common("company-words").withoutTrailingDigits(),
                        words.common("industries").withoutTrailingDigits(),
                        words.local("company-suffixes", 0).withoutTrailingDigits());
            case PRODUCT ->
                List.of(
                        words.common("product-adjectives").singleWords(),
                        words.common("product-materials").singleWords(),
                        words.common("product-nouns").withoutTrailingDigits());
            case PLACE -> List.of(words.places().column(PlaceTable.Fact.CITY));
        };
        boolean namesDiffer = subject == Subject.COMPANY || subject == Subject.PRODUCT;
        return namesDiffer ? lists.stream().map(WordList::even).toList() : lists;
    }
}
