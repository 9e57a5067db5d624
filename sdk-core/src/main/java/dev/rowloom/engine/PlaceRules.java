package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the parts of places but their cities into programs. */
final class PlaceRules {

    /** The length of the tag of a locale's language and country; a country's code alone is shorter. */
    private static final int CODE = 2;

    private static final int DIAL_CODE = 5;

    private final Words words;
    private final Subjects subjects;

    PlaceRules(Words words, Subjects subjects) {
        this.words = words;
        this.subjects = subjects;
    }

    /** Returns a program of a part, or null where it cannot be made to fit. */
    @Nullable
    BytesProgram program(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        int subject = subjects.number(Subject.PLACE, rule.group());
        PlaceTable.Fact shown = PlaceTable.Fact.of(rule.part());
        PlacesApart apart = unique && shown != null ? subjects.apart(subject) : null;
        if (apart != null && shown != null) {
            return named(apart, subject, shown, column, limit);
        } else if (unique) {
            return rule.part().equals("phone") ? uniquePhone(subject, column, limit) : null;
        }
        return switch (rule.part()) {
            case "region" -> fact(subject, PlaceTable.Fact.REGION);
            case "regionCode" -> fact(subject, PlaceTable.Fact.REGION_CODE);
            case "postcode" ->
                new Places.Filled(
                        subject,
                        subjects.urn(subject),
                        subjects.places(subject).column(PlaceTable.Fact.POSTCODE),
                        column.key("value"));
            case "latitude" -> fact(subject, PlaceTable.Fact.LATITUDE);
            case "longitude" -> fact(subject, PlaceTable.Fact.LONGITUDE);
            case "country" -> fact(subject, PlaceTable.Fact.COUNTRY);
            case "countryCode" -> fact(subject, PlaceTable.Fact.ALPHA2);
            case "countryCode3" -> fact(subject, PlaceTable.Fact.ALPHA3);
            case "timezone" -> fact(subject, PlaceTable.Fact.TIME_ZONE);
            case "currency" -> fact(subject, PlaceTable.Fact.CURRENCY);
            case "street" -> street(subject, column);
            case "full" -> new Places.Address(street(subject, column), fact(subject, PlaceTable.Fact.CITY));
            case "phone" -> phone(subject, column);
            default -> throw SubjectRules.unknown(rule, column);
        };
    }

    /** Returns names that differ among the children of one owner, or null where there is no room for numbers behind them. */
    private @Nullable BytesProgram named(
            PlacesApart apart, int subject, PlaceTable.Fact shown, ColumnContext column, TextLimit limit) {
        WordList names = subjects.places(subject).column(shown);
        Lexicon all = names.lexicon(column.fold());
        int number = 1 + Composed.COPY_DIGITS;
        return limit.admits(all.longestChars() + number, all.longestBytes() + number)
                ? apart.named(subject, names, column.fold())
                : null;
    }

    private BytesProgram fact(int subject, PlaceTable.Fact fact) {
        return Places.column(
                subject, subjects.urn(subject), subjects.places(subject).column(fact));
    }

    /** Returns streets with house numbers of which none comes twice, with the city where asked, or null where they may be too long. */
    @Nullable
    Distinct houses(Rule.About rule, ColumnContext column, TextLimit limit) {
        int subject = subjects.number(Subject.PLACE, rule.group());
        PlaceTable places = subjects.places(subject);
        List<DistinctStreets.Local> streets =
                places.sources().stream().map(this::local).toList();
        WordList cities = rule.part().equals("full") ? places.column(PlaceTable.Fact.CITY) : null;
        return new DistinctStreets(subject, subjects.urn(subject), streets, places.sourceOfPlace(), column.fold())
                .lines(column, limit, cities);
    }

    private Places.Street street(int subject, ColumnContext column) {
        PlaceTable places = subjects.places(subject);
        List<Places.Streets> streets = places.sources().stream()
                .map(this::local)
                .map(local -> new Places.Streets(new Texts.Picker(local.names()), local.order()))
                .toList();
        return new Places.Street(subject, subjects.urn(subject), streets, places.sourceOfPlace(), column.key("value"));
    }

    private DistinctStreets.Local local(String source) {
        if (source.length() > CODE) {
            Places.NumberOrder order = Places.NumberOrder.of(words.fact(source, "numberOrder"));
            return new DistinctStreets.Local(words.list(source + "/streets", 0), order);
        }
        if (!words.has("common/streets", 1, source)) {
            return new DistinctStreets.Local(words.common("further-streets"), Places.NumberOrder.of("number-first"));
        }
        String order = words.where("common/streets", 1, 2, source).entries().get(0);
        return new DistinctStreets.Local(words.where("common/streets", 1, 0, source), Places.NumberOrder.of(order));
    }

    private BytesProgram phone(int subject, ColumnContext column) {
        PlaceTable places = subjects.places(subject);
        List<WordList> patterns = new ArrayList<>();
        for (String source : places.sources()) {
            patterns.add(phones(source));
        }
        int[] sources = withAreaCodes(places, patterns);
        return new Places.Phone(subject, subjects.urn(subject), patterns, sources, column.key("value"));
    }

    private WordList phones(String source) {
        if (source.length() > CODE) {
            return words.list(source + "/phone", 0);
        } else if (words.has("common/phones", 1, source)) {
            return words.where("common/phones", 1, 0, source);
        }
        String dialCode = words.ofCountry(source, DIAL_CODE);
        boolean american = dialCode.startsWith("+1");
        return new WordList(List.of(dialCode + (american ? " 555 01##" : " 000 0####")), new int[] {1});
    }

    /** Adds the patterns of places that have their own; returns for each place the number of its patterns. */
    private int[] withAreaCodes(PlaceTable places, List<WordList> patterns) {
        int[] sources = places.sourceOfPlace().clone();
        List<String> cities = places.column(PlaceTable.Fact.CITY).entries();
        List<String> regions = places.column(PlaceTable.Fact.REGION_CODE).entries();
        Map<List<String>, Integer> known = new HashMap<>();
        for (int i = 0; i < sources.length; i++) {
            String source = places.sources().get(sources[i]);
            WordList own = source.length() > CODE ? words.areaCodes(source, cities.get(i), regions.get(i)) : null;
            if (own != null) {
                List<String> place = List.of(source, cities.get(i), regions.get(i));
                Integer number = known.putIfAbsent(place, patterns.size());
                sources[i] = number == null ? patterns.size() : number;
                if (number == null) {
                    patterns.add(own);
                }
            }
        }
        return sources;
    }

    private @Nullable BytesProgram uniquePhone(int subject, ColumnContext column, TextLimit limit) {
        TextPattern pattern = TextPattern.parse("[2-9]\\d{2} [2-9]\\d{5}", column.fold());
        PackedTexts dialCodes =
                subjects.places(subject).column(PlaceTable.Fact.DIAL_CODE).packed();
        if (limit.ascii() < dialCodes.longest() + 1 + pattern.longest()) {
            return null;
        }
        Permutation permutation = new Permutation(pattern.space(), column.key("unique"));
        return new Places.UniquePhone(
                subject,
                subjects.urn(subject),
                dialCodes,
                new PatternTexts.Indexed(pattern, new IndexSource.Shuffled(permutation)));
    }
}
