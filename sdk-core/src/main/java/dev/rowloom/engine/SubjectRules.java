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
    private final PlaceRules places;

    SubjectRules(Words words, Subjects subjects) {
        this.words = words;
        this.subjects = subjects;
        this.places = new PlaceRules(words, subjects);
    }

    Words words() {
        return words;
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
            case FILE, JOB, CARD -> new RecordRules(this, subjects).program(rule, column, limit, unique);
            case PLACE ->
                // a city that other rows tell of is told from none by where it stands among all of them
                unique
                                && subjects.isTold(rule.group())
                                && !subjects.isApart(rule.group())
                                && PlaceTable.Fact.of(rule.part()) != null
                        ? null
                        : rule.part().equals("city") && !(unique && subjects.isApart(rule.group()))
                                ? composed(rule, column, limit, unique, List.of(0), spaced())
                                : places.program(rule, column, limit, unique);
        };
    }

    /** Returns streets with house numbers of which none comes twice, or null where they may be too long. */
    @Nullable
    Distinct houses(Rule.About rule, ColumnContext column, TextLimit limit) {
        return places.houses(rule, column, limit);
    }

    private @Nullable BytesProgram person(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        return switch (rule.part()) {
            case "given" -> composed(rule, column, limit, unique, List.of(0), spaced());
            case "family" -> composed(rule, column, limit, unique, List.of(1), spaced());
            case "full" -> full(rule, column, limit, unique);
            case "reversed" ->
                composed(rule, column, limit, unique, List.of(1, 0), new Composed.Shape("", ", ", " ", ""));
            case "initials" -> initials(rule, unique);
            case "middle" -> unique ? null : middle(rule, column);
            case "gender", "title" -> unique ? null : gendered(rule, column);
            case "email" -> email(rule, limit);
            case "username" -> username(rule, limit);
            default -> throw unknown(rule, column);
        };
    }

    /** Family names come first where the locale has it so; where names have to differ, all locales have the same order. */
    private @Nullable BytesProgram full(Rule.About rule, ColumnContext column, TextLimit limit, boolean unique) {
        int subject = subjects.number(Subject.PERSON, rule.group());
        List<List<Integer>> orders = subjects.parts(subject).stream()
                .map(part ->
                        words.fact(part.locale(), "nameOrder").equals("family-first") ? List.of(1, 0) : List.of(0, 1))
                .toList();
        BytesProgram program = composed(rule, column, limit, unique, orders.get(0), spaced());
        boolean same = orders.stream().distinct().count() == 1;
        return program instanceof Composed composed && !same && !unique ? composed.withOrders(orders) : program;
    }

    /** Another given name of the same locale and gender. */
    private BytesProgram middle(Rule.About rule, ColumnContext column) {
        int subject = subjects.number(Subject.PERSON, rule.group());
        List<WordList> lists = new ArrayList<>();
        for (Mixture.Part part : subjects.parts(subject)) {
            lists.add(
                    switch (part.gender()) {
                        case FEMALE -> words.givenNames(part.locale(), "f");
                        case MALE -> words.givenNames(part.locale(), "m");
                        case NEUTRAL -> words.givenNames(part.locale(), "u");
                    });
        }
        return new OfPart(subject, subjects.urn(subject), lists, column.key("value"));
    }

    private BytesProgram gendered(Rule.About rule, ColumnContext column) {
        int subject = subjects.number(Subject.PERSON, rule.group());
        GenderWords known = new GenderWords(words);
        List<WordList> lists = new ArrayList<>();
        for (Mixture.Part part : subjects.parts(subject)) {
            WordList values = rule.values().isEmpty()
                    ? words.localised(part.locale(), rule.part().equals("gender") ? "genders" : "salutations")
                    : GenderWords.listed(rule.values());
            lists.add(known.fitting(GenderWords.admitted(values, column), part.gender()));
        }
        return new OfPart(subject, subjects.urn(subject), lists, column.key("value"));
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
            case "name" -> composed(rule, column, limit, unique, productOrder(), spaced());
            case "adjective" -> composed(rule, column, limit, unique, List.of(1), spaced());
            case "noun" -> composed(rule, column, limit, unique, List.of(0), spaced());
            case "category" -> ofPart(rule, column, unique, products().names());
            case "brand" -> ofPart(rule, column, unique, products().brands());
            case "slug" -> {
                int subject = subjects.number(Subject.PRODUCT, rule.group());
                yield slugged(subject, productOrder(), new Composed.Shape("", "-", "-", ""), limit, unique);
            }
            default -> throw unknown(rule, column);
        };
    }

    private ProductWords products() {
        return new ProductWords(words, words.shares().locales());
    }

    private List<Integer> productOrder() {
        return products().thingsFirst() ? List.of(0, 1, 2) : List.of(1, 2, 0);
    }

    private @Nullable BytesProgram ofPart(Rule.About rule, ColumnContext column, boolean unique, List<WordList> lists) {
        int subject = subjects.number(rule.subject(), rule.group());
        return unique ? null : new OfPart(subject, subjects.urn(subject), lists, column.key("value"));
    }

    @Nullable
    BytesProgram composed(
            Rule.About rule,
            ColumnContext column,
            TextLimit limit,
            boolean unique,
            List<Integer> order,
            Composed.Shape shape) {
        int subject = subjects.number(rule.subject(), rule.group());
        List<WordList> lists = subjects.lists(subject);
        Lexicon[] shown = lexicons(lists, UnaryOperator.identity(), UnaryOperator.identity());
        Lexicon[] classes = null;
        if (unique) {
            classes = classes(lists, order, column.fold());
            if (rule.subject() == Subject.PRODUCT) {
                tellApart(lists, order, classes);
            }
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

    /** A word that goes with things of several categories is another one each time, since the things tell the texts apart. */
    private static void tellApart(List<WordList> lists, List<Integer> shown, Lexicon[] classes) {
        for (int i = 1; i < classes.length; i++) {
            if (shown.contains(0) && shown.contains(i)) {
                classes[i] = lists.get(i).numbered().lexicon(UnaryOperator.identity());
            }
        }
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
            Lexicon[] slugs = slugs(subject, room, count > 3 ? 10 : SHORTEST_SLUG);
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
        List<WordList> lists = latin(subject);
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
    private Lexicon @Nullable [] slugs(int subject, int room, int shortest) {
        List<WordList> lists = latin(subject);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            order.add(i);
        }
        int each = eachAtMost(lists, order, room, shortest);
        return each == 0 ? null : lexicons(lists, new Slugged(each), UnaryOperator.identity());
    }

    private List<WordList> latin(int subject) {
        return subjects.lists(subject).stream().map(WordList::latin).toList();
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
        List<WordList> lists = subjects.lists(subject);
        Lexicon[] shown = lexicons(lists, INITIAL, UnaryOperator.identity());
        return new Composed(
                new Composed.Source.SubjectOf(subject),
                subjects.urn(subject),
                List.of(0, 1),
                shown,
                new Composed.Shape("", "", "", ""),
                null);
    }

    static Composed.Shape spaced() {
        return new Composed.Shape("", " ", " ", "");
    }

    static List<byte[]> bytes(WordList list) {
        return list.entries().stream()
                .map(entry -> entry.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    static UsageException unknown(Rule.About rule, ColumnContext column) {
        return new UsageException("column " + column.name() + " asks for the part '" + rule.part() + "' of a "
                + rule.subject() + "; known parts are "
                + String.join(", ", rule.subject().parts()));
    }
}
