package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import dev.rowloom.blueprint.TableBlueprint;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.ForeignKey;
import dev.rowloom.schema.UniqueKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The urns of what a table's rows are about: one for each subject and group, shared by its columns. */
final class Subjects {

    private final TableModel model;
    private final Words words;
    private final Streams streams;
    private final String streamTable;
    private final long localeKey;
    private final Set<String> withCountry = new HashSet<>();
    private final Map<String, Rule.About> withinOthers = new HashMap<>();
    private final Map<String, Rule.About> withinCategories = new LinkedHashMap<>();
    private final Map<String, Map<PlaceTable.Fact, TextLimit>> limits = new HashMap<>();
    private final Map<String, PlaceTable.Fact> apart = new HashMap<>();
    private final Set<String> differingEverywhere = new HashSet<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Urn> urns = new ArrayList<>();
    private final List<Mixture> mixtures = new ArrayList<>();
    private final List<PlaceTable> places = new ArrayList<>();

    Subjects(Words words, Streams streams, TableModel model) {
        TableBlueprint table = model.blueprint();
        this.model = model;
        this.words = words;
        this.streams = streams;
        this.streamTable = table.id();
        this.localeKey = streams.key(streamTable, "", "locale");
        table.columns().forEach((name, column) -> {
            boolean product = column.rule() instanceof Rule.About it
                    && it.subject() == Subject.PRODUCT
                    && !it.within().isEmpty();
            if (product && column.rule() instanceof Rule.About about) {
                withinCategories.putIfAbsent(about.group(), about);
            } else if (column.rule() instanceof Rule.About about && about.subject() == Subject.PLACE) {
                add(
                        about,
                        model.columns().stream()
                                .filter(it -> it.name().equals(name))
                                .toList());
            }
        });
        keepApart();
    }

    /** Finds the places that have to differ; where what tells of them is no help with that, they are anywhere. */
    private void keepApart() {
        for (Map.Entry<String, Rule.About> each : List.copyOf(withinOthers.entrySet())) {
            for (String part : List.of("city", "region", "regionCode")) {
                List<String> columns = model.blueprint().columns().entrySet().stream()
                        .filter(it -> it.getValue().rule() instanceof Rule.About about
                                && about.subject() == Subject.PLACE
                                && about.group().equals(each.getKey())
                                && about.part().equals(part))
                        .map(Map.Entry::getKey)
                        .toList();
                List<UniqueKey> keys = model.keys().stream()
                        .filter(key -> columns.stream().anyMatch(key.columns()::contains))
                        .filter(key -> !isToldByStreet(key))
                        .toList();
                PlaceTable.Fact fact = PlaceTable.Fact.of(part);
                if (keys.isEmpty() || fact == null) {
                    continue;
                }
                boolean everywhere = keys.stream().anyMatch(key -> !isByOwner(key));
                if (!isOfOwner(each.getValue()) || everywhere && !mayDifferEverywhere(each.getValue(), keys)) {
                    loosen(each.getKey());
                } else {
                    apart.putIfAbsent(each.getKey(), fact);
                    if (everywhere) {
                        differingEverywhere.add(each.getKey());
                    }
                }
            }
            boolean asked = each.getValue().sharing() == Rule.Sharing.APART;
            if (asked && withinOthers.containsKey(each.getKey()) && model.owner() >= 0 && isOfOwner(each.getValue())) {
                apart.putIfAbsent(each.getKey(), narrowest(each.getKey()));
            }
        }
    }

    private PlaceTable.Fact narrowest(String group) {
        boolean city = model.blueprint().columns().values().stream()
                .anyMatch(it -> it.rule() instanceof Rule.About about
                        && about.subject() == Subject.PLACE
                        && about.group().equals(group)
                        && about.part().equals("city"));
        return city ? PlaceTable.Fact.CITY : PlaceTable.Fact.REGION;
    }

    /** Returns whether only children of one owner have to differ in a key. */
    private boolean isByOwner(UniqueKey key) {
        if (model.owner() < 0 || !key.isPlain()) {
            return false;
        }
        List<String> owner = model.references().get(model.owner()).foreignKey().columns();
        return key.columns().containsAll(owner) && owner.stream().noneMatch(model::isNullable);
    }

    /** Returns whether the street tells the rows of a key apart. */
    private boolean isToldByStreet(UniqueKey key) {
        return key.isPlain()
                && key.columns().stream()
                        .filter(column -> !model.isNullable(column))
                        .map(column -> model.blueprint().columns().get(column))
                        .anyMatch(column -> column != null
                                && column.rule() instanceof Rule.About about
                                && about.subject() == Subject.PLACE
                                && List.of("street", "full").contains(about.part()));
    }

    /** Returns whether no two owners tell the same of a place, so that names can differ in all rows. */
    private boolean mayDifferEverywhere(Rule.About place, List<UniqueKey> keys) {
        if (model.owner() < 0 || place.within().size() != 1) {
            return false;
        }
        ForeignKey owner = model.references().get(model.owner()).foreignKey();
        List<String> told = FormulaReads.paths(place.within().get(0).path());
        return keys.stream().allMatch(UniqueKey::isPlain)
                && owner.columns().stream().noneMatch(model::isNullable)
                && told.size() == 2
                && model.schema().table(owner.parentTable()).orElseThrow().uniqueKeys().stream()
                        .anyMatch(key -> key.isPlain() && key.columns().equals(told.subList(1, 2)));
    }

    /** Returns whether all that is told of a place is told by the owner. */
    private boolean isOfOwner(Rule.About place) {
        List<String> owner = model.references().get(model.owner()).foreignKey().columns();
        return place.within().stream().allMatch(told -> {
            List<String> paths = FormulaReads.paths(told.path());
            return paths.size() > 1 && paths.get(0).equals(owner.get(owner.size() - 1));
        });
    }

    private void add(Rule.About place, List<Column> columns) {
        if (place.namesCountry()) {
            withCountry.add(place.group());
        }
        if (!place.within().isEmpty()) {
            withinOthers.putIfAbsent(place.group(), place);
        }
        PlaceTable.Fact fact = PlaceTable.Fact.of(place.part());
        for (Column column : fact == null ? List.<Column>of() : columns) {
            limits.computeIfAbsent(place.group(), group -> new EnumMap<>(PlaceTable.Fact.class))
                    .merge(fact, TextLimit.of(column.type(), DataType.UNLIMITED), TextLimit::both);
        }
    }

    /** Returns the number of a subject in the table. */
    int number(Subject subject, String group) {
        Integer known = numbers.get(subject + ":" + group);
        if (known != null) {
            return known;
        }
        PlaceTable table = words.places(
                withCountry.contains(group),
                subject == Subject.PLACE && withinOthers.containsKey(group),
                subject == Subject.PLACE ? limits.getOrDefault(group, Map.of()) : Map.of());
        Mixture mixture = subject == Subject.PLACE
                ? table.mixture()
                : subject == Subject.PERSON && haveNamesOfTheirOwn(group)
                        ? words.differingPersons()
                        : words.mixture(subject);
        urns.add(mixture.urn(words.shares(), localeKey, streams.key(streamTable, group, "subject " + subject)));
        mixtures.add(mixture);
        places.add(table);
        numbers.put(subject + ":" + group, urns.size() - 1);
        return urns.size() - 1;
    }

    /** Returns whether no two persons of a group may have the same name. */
    private boolean haveNamesOfTheirOwn(String group) {
        return model.keys().stream()
                .filter(UniqueKey::isPlain)
                .flatMap(key -> key.columns().stream())
                .map(column -> model.blueprint().columns().get(column))
                .anyMatch(column -> column != null
                        && column.rule() instanceof Rule.About about
                        && about.subject() == Subject.PERSON
                        && about.group().equals(group)
                        && List.of("full", "reversed").contains(about.part()));
    }

    Urn urn(int number) {
        return urns.get(number);
    }

    /** Returns whether other columns tell where the places of a group are. */
    boolean isTold(String group) {
        return withinOthers.containsKey(group);
    }

    /** Returns whether the children of one owner are in different places. */
    boolean isApart(String group) {
        return apart.containsKey(group);
    }

    /** Returns what keeps the places of the children of one owner apart, or null where several may be in one. */
    @Nullable
    PlacesApart apart(int number) {
        for (Map.Entry<String, PlaceTable.Fact> each : apart.entrySet()) {
            if (isPlace(each.getKey(), number)) {
                long key = streams.key(streamTable, each.getKey(), "apart");
                boolean everywhere = differingEverywhere.contains(each.getKey());
                return new PlacesApart(
                        places.get(number),
                        urns.get(number),
                        new PlacesApart.Among(model.owner(), everywhere),
                        each.getValue(),
                        key);
            }
        }
        return null;
    }

    private boolean isPlace(String group, int number) {
        Integer place = numbers.get(Subject.PLACE + ":" + group);
        return place != null && place == number;
    }

    /** Has the place of a group be anywhere. */
    void loosen(String group) {
        withinOthers.remove(group);
        apart.remove(group);
    }

    /**
     * Returns all subjects.
     *
     * @param formulas finds the columns that tell of places, or null where no other table is there
     */
    SubjectSource[] all(@Nullable Formulas formulas, TablePlanning planning) {
        SubjectSource[] all = new SubjectSource[urns.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new SubjectSource(urns.get(i), formulas == null ? null : within(i, formulas, planning));
        }
        return all;
    }

    private SubjectSource.@Nullable Chooser within(int number, Formulas formulas, TablePlanning planning) {
        for (Map.Entry<String, Rule.About> each : withinCategories.entrySet()) {
            Integer product = numbers.get(Subject.PRODUCT + ":" + each.getKey());
            if (product != null && product == number) {
                return products(number, PlaceTold.paths(each.getValue(), formulas, planning));
            }
        }
        for (Map.Entry<String, Rule.About> each : withinOthers.entrySet()) {
            if (isPlace(each.getKey(), number)) {
                List<PlaceWithin.Told> told = PlaceTold.of(each.getValue(), formulas, planning);
                long key = streams.key(streamTable, each.getKey(), "within");
                PlacesApart keptApart = apart(number);
                return told.isEmpty() && keptApart == null
                        ? null
                        : new PlaceWithin(places.get(number), urns.get(number), told, keptApart, key);
            }
        }
        return null;
    }

    private @Nullable ProductWithin products(int number, List<PlaceWithin.TextPath> paths) {
        if (paths.isEmpty() || paths.get(0).references().isEmpty()) {
            return null;
        }
        List<String> categories = new ProductWords(words, words.shares().locales())
                .names().stream().map(name -> name.entries().get(0)).toList();
        return new ProductWithin(urns.get(number), categories, paths.get(0));
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
