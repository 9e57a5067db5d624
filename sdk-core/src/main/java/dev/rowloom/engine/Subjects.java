package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.blueprint.TableBlueprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The urns of what a table's rows are about: one for each subject and group, shared by its columns. */
final class Subjects {

    private final Words words;
    private final Streams streams;
    private final String streamTable;
    private final long localeKey;
    private final Set<String> withCountry = new HashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Urn> urns = new ArrayList<>();
    private final List<Mixture> mixtures = new ArrayList<>();
    private final List<PlaceTable> places = new ArrayList<>();

    Subjects(Words words, Streams streams, TableBlueprint table) {
        this.words = words;
        this.streams = streams;
        this.streamTable = table.id();
        this.localeKey = streams.key(streamTable, "", "locale");
        table.columns().values().forEach(column -> {
            if (column.rule() instanceof Rule.About about && about.namesCountry()) {
                withCountry.add(about.group());
            }
        });
    }

    /** Returns the number of a subject in the table. */
    int number(Subject subject, String group) {
        Integer known = numbers.get(subject + ":" + group);
        if (known != null) {
            return known;
        }
        PlaceTable table = words.places(withCountry.contains(group));
        Mixture mixture = subject == Subject.PLACE ? table.mixture() : words.mixture(subject);
        urns.add(mixture.urn(words.shares(), localeKey, streams.key(streamTable, group, "subject " + subject)));
        mixtures.add(mixture);
        places.add(table);
        numbers.put(subject + ":" + group, urns.size() - 1);
        return urns.size() - 1;
    }

    Urn urn(int number) {
        return urns.get(number);
    }

    Urn[] all() {
        return urns.toArray(Urn[]::new);
    }

    /** Returns the table of the places that a subject is in. */
    PlaceTable places(int number) {
        return places.get(number);
    }

    /** Returns the parts of a subject's urn. */
    List<Mixture.Part> parts(int number) {
        return mixtures.get(number).parts();
    }

    /** Returns the word lists that a subject's urn combines. */
    List<WordList> lists(int number) {
        return mixtures.get(number).lists();
    }
}
