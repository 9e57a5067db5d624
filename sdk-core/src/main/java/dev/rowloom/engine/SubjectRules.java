package dev.rowloom.engine;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.blueprint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns the parts of persons, places, companies and products into programs. */
final class SubjectRules {

    private static final UnaryOperator<String> ONE_CLASS = text -> "";
    private static final UnaryOperator<String> INITIAL = text -> text.substring(0, text.offsetByCodePoints(0, 1));
    private static final int SHORTEST_SLUG = 3;

    private final Words words;
    private final Subjects subjects;

    SubjectRules(Words words, Subjects subjects) {
        this.words = words;
        this.subjects = subjects;
    }

    /**
     * Returns a program of a part, or null where it cannot be made to fit.
     *
     * @param limit the length that has to be kept; texts that may repeat are cut to it by the caller
     * @param unique whether no text may come twice
     */
    @Nullable
    BytesProgram program(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        return switch (rule.subject()) {
            case PERSON -> person(rule, column, limit, unique);
            case COMPANY -> company(rule, column, limit, unique);
            case PRODUCT -> product(rule, column, limit, unique);
            case PLACE -> place(rule, column, limit, unique);
        };
    }

    private @Nullable BytesProgram person(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        return switch (rule.part()) {
            case "given" -> composed(rule, column, limit, unique, List.of(0), spaced());
            case "family" -> composed(rule, column, limit, unique, List.of(1), spaced());
            case "full" -> composed(rule, column, limit, unique, List.of(0, 1), spaced());
            case "reversed" ->
                composed(rule, column, limit, unique, List.of(1, 0), new Composed.Shape("", ", ", " ", ""));
            case "initials" -> initials(rule, unique);
            case "middle" -> unique ? null : new Texts.Weighted(words.local("given-names", 0), column.key("value"));
            case "email" -> email(rule, limit);
            case "username" -> username(rule, limit);
            default -> throw unknown(rule, column);
        };
    }

    private @Nullable BytesProgram company(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        int subject = subjects.number(Subject.COMPANY, rule.group());
        return switch (rule.part()) {
            case "name" -> composed(rule, column, limit, unique, List.of(0, 1, 2), spaced());
            case "domain" -> site(subject, new Composed.Shape("", "-", "-", ".example"), limit, unique);
            case "url" -> site(subject, new Composed.Shape("https://www.", "-", "-", ".example/"), limit, unique);
            case "email" -> site(subject, new Composed.Shape("info@", "-", "-", ".example"), limit, unique);
            default -> throw unknown(rule, column);
        };
    }

    private @Nullable BytesProgram product(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        return switch (rule.part()) {
            case "name" -> composed(rule, column, limit, unique, List.of(0, 1, 2), spaced());
            case "adjective" -> composed(rule, column, limit, unique, List.of(0), spaced());
            case "noun" -> composed(rule, column, limit, unique, List.of(2), spaced());
            case "slug" -> {
                int subject = subjects.number(Subject.PRODUCT, rule.group());
                yield slugged(subject, List.of(0, 1, 2), new Composed.Shape("", "-", "-", ""), limit, unique);
            }
            default -> throw unknown(rule, column);
        };
    }

    private @Nullable BytesProgram place(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        int subject = subjects.number(Subject.PLACE, rule.group());
        Urn urn = subjects.urn(subject);
        boolean repeats = !unique;
        return switch (rule.part()) {
            case "city" -> composed(rule, column, limit, unique, List.of(0), spaced());
            case "region" -> repeats ? fact(subject, PlaceTable.Fact.REGION) : null;
            case "regionCode" -> repeats ? fact(subject, PlaceTable.Fact.REGION_CODE) : null;
            case "postcode" ->
                repeats
                        ? new Places.Filled(
                                subject, urn, words.places().column(PlaceTable.Fact.POSTCODE), column.key("value"))
                        : null;
            case "latitude" -> repeats ? fact(subject, PlaceTable.Fact.LATITUDE) : null;
            case "longitude" -> repeats ? fact(subject, PlaceTable.Fact.LONGITUDE) : null;
            case "country" -> repeats ? fact(subject, PlaceTable.Fact.COUNTRY) : null;
            case "countryCode" -> repeats ? fact(subject, PlaceTable.Fact.ALPHA2) : null;
            case "countryCode3" -> repeats ? fact(subject, PlaceTable.Fact.ALPHA3) : null;
            case "timezone" -> repeats ? fact(subject, PlaceTable.Fact.TIME_ZONE) : null;
            case "street" -> repeats ? street(subject, column) : null;
            case "full" ->
                repeats ? new Places.Address(street(subject, column), fact(subject, PlaceTable.Fact.CITY)) : null;
            case "phone" ->
                repeats ? new Places.Phone(words.local("phone", 0), column.key("value")) : uniquePhone(column, limit);
            default -> throw unknown(rule, column);
        };
    }

    private BytesProgram fact(int subject, PlaceTable.Fact fact) {
        return Places.column(subject, subjects.urn(subject), words.places().column(fact));
    }

    private BytesProgram street(int subject, ColumnContext column) {
        List<Places.Streets> streets = words.places().locales().stream()
                .map(locale -> new Places.Streets(
                        new Texts.Picker(words.list(locale + "/streets", 0)),
                        words.fact(locale, "numberOrder").equals("number-first")))
                .toList();
        return new Places.Street(
                subject, subjects.urn(subject), streets, words.places().localeOfPlace(), column.key("value"));
    }

    private @Nullable BytesProgram uniquePhone(ColumnContext column, TextLimit limit) {
        String dialCode = words.fact("dialCode");
        TextPattern pattern =
                TextPattern.parse(dialCode.replace("+", "\\+") + " [2-9]\\d{2} [2-9]\\d{5}", column.fold());
        return limit.ascii() < pattern.longest()
                ? null
                : new PatternTexts.Indexed(
                        pattern, new IndexSource.Shuffled(new Permutation(pattern.space(), column.key("unique"))));
    }

    private @Nullable BytesProgram composed(
            Rule.About rule,
            ColumnContext column,
            TextLimit limit,
            boolean unique,
            List<Integer> order,
            Composed.Shape shape) {
        int subject = subjects.number(rule.subject(), rule.group());
        List<WordList> lists = subjects.lists(rule.subject());
        Lexicon[] shown = lexicons(lists, UnaryOperator.identity(), UnaryOperator.identity());
        Lexicon[] classes = null;
        if (unique) {
            classes = classes(lists, order, column.fold());
            if (!fits(shown, order, shape, limit)) {
                return null;
            }
        }
        return new Composed(
                new Composed.Source.SubjectOf(subject), subjects.urn(subject), order, shown, shape, classes);
    }

    /** The words that are shown tell texts apart; those that are not are all one class. */
    private static Lexicon[] classes(List<WordList> lists, List<Integer> shown, UnaryOperator<String> fold) {
        Lexicon[] classes = new Lexicon[lists.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = lists.get(i).lexicon(shown.contains(i) ? fold : ONE_CLASS);
        }
        return classes;
    }

    private static Lexicon[] lexicons(List<WordList> lists, UnaryOperator<String> change, UnaryOperator<String> fold) {
        return lists.stream().map(list -> list.map(change).lexicon(fold)).toArray(Lexicon[]::new);
    }

    private static boolean fits(Lexicon[] shown, List<Integer> order, Composed.Shape shape, TextLimit limit) {
        int room = shape.chars(order.size()) + shape.beforeCopy().length() + Composed.COPY_DIGITS;
        int chars = room;
        int bytes = room;
        for (int lexicon : order) {
            chars += shown[lexicon].longestChars();
            bytes += shown[lexicon].longestBytes();
        }
        return limit.admits(chars, bytes);
    }

    private @Nullable BytesProgram email(Rule.About rule, TextLimit limit) {
        int subject = subjects.number(Subject.PERSON, rule.group());
        List<String> domains = words.emailDomains();
        for (int count = domains.size(); count > 0; count--) {
            List<String> some = domains.subList(0, count);
            int room = limit.ascii() - some.get(count - 1).length() - 2 - Composed.COPY_DIGITS;
            // a wide variety of domains first, names cut short only when the shortest domains leave no room
            Lexicon[] slugs = slugs(Subject.PERSON, room, count > 3 ? 10 : SHORTEST_SLUG);
            if (slugs != null) {
                return new Emails(subject, subjects.urn(subject), slugs, '.', some);
            }
        }
        return null;
    }

    private @Nullable BytesProgram username(Rule.About rule, TextLimit limit) {
        int subject = subjects.number(Subject.PERSON, rule.group());
        return slugged(subject, List.of(0, 1), new Composed.Shape("", ".", "", ""), limit, true);
    }

    private @Nullable BytesProgram site(int subject, Composed.Shape shape, TextLimit limit, boolean unique) {
        return slugged(subject, List.of(0, 1), shape, limit, unique);
    }

    private @Nullable BytesProgram slugged(
            int subject, List<Integer> order, Composed.Shape shape, TextLimit limit, boolean unique) {
        Subject what = subjects.subject(subject);
        List<WordList> lists = subjects.lists(what);
        int room =
                limit.ascii() - shape.chars(order.size()) - shape.beforeCopy().length() - Composed.COPY_DIGITS;
        int each = eachAtMost(lists, order, room, SHORTEST_SLUG);
        if (each == 0) {
            return null;
        }
        Lexicon[] shown = lexicons(lists, new Slugged(each), UnaryOperator.identity());
        Lexicon[] classes = new Lexicon[shown.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = order.contains(i) ? shown[i] : lists.get(i).lexicon(ONE_CLASS);
        }
        return new Composed(
                new Composed.Source.SubjectOf(subject),
                subjects.urn(subject),
                order,
                shown,
                shape,
                unique ? classes : null);
    }

    /** Returns slugs of a subject's words that are together no longer than the room, or null where that is too short. */
    private Lexicon @Nullable [] slugs(Subject subject, int room, int shortest) {
        List<WordList> lists = subjects.lists(subject);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            order.add(i);
        }
        int each = eachAtMost(lists, order, room, shortest);
        return each == 0 ? null : lexicons(lists, new Slugged(each), UnaryOperator.identity());
    }

    /** Returns how long each word may be so that all fit the room; 0 where that is less than the shortest. */
    private static int eachAtMost(List<WordList> lists, List<Integer> order, int room, int shortest) {
        for (int each = 40; each >= shortest; each--) {
            int longest = 0;
            for (int list : order) {
                int most = 0;
                for (String entry : lists.get(list).map(new Slugged(each)).entries()) {
                    most = Math.max(most, entry.length());
                }
                longest += most;
            }
            if (longest <= room) {
                return each;
            }
        }
        return 0;
    }

    /** Changes words into plain ASCII of a limited length. */
    private record Slugged(int atMost) implements UnaryOperator<String> {

        @Override
        public String apply(String text) {
            String slug = Slug.of(text, "");
            return slug.length() > atMost ? slug.substring(0, atMost) : slug;
        }
    }

    private @Nullable BytesProgram initials(Rule.About rule, boolean unique) {
        if (unique) {
            return null;
        }
        int subject = subjects.number(Subject.PERSON, rule.group());
        List<WordList> lists = subjects.lists(Subject.PERSON);
        Lexicon[] shown = lexicons(lists, INITIAL, UnaryOperator.identity());
        return new Composed(
                new Composed.Source.SubjectOf(subject),
                subjects.urn(subject),
                List.of(0, 1),
                shown,
                new Composed.Shape("", "", "", ""),
                null);
    }

    private static Composed.Shape spaced() {
        return new Composed.Shape("", " ", " ", "");
    }

    static List<byte[]> bytes(WordList list) {
        return list.entries().stream()
                .map(entry -> entry.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private static UsageException unknown(Rule.About rule, ColumnContext column) {
        return new UsageException("column " + column.name() + " asks for the part '" + rule.part() + "' of a "
                + rule.subject() + "; known parts are "
                + String.join(", ", rule.subject().parts()));
    }
}
