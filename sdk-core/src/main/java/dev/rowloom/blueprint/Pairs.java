package dev.rowloom.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Has columns of a row agree that are about one and the same thing: a product's category, brand and price go with its name, a
 * department and a salary with a job, a media type with a file's name, a card's number with its scheme, a review with its stars.
 */
final class Pairs {

    private static final int LONGEST_FILE_NAME = 24;
    private static final int LONGEST_CARD_NUMBER = 16;
    private static final Set<String> PRICES = Set.of("price", "unit", "list", "retail", "sale", "sales", "selling");
    private static final Set<String> NAMES = Set.of("given", "family", "full", "reversed", "username");
    private static final Set<String> CODES = Set.of("cvv", "cvc", "csc");

    private static final Set<String> GRAMS = Set.of("g", "gram", "grams", "gr");
    private static final Set<String> KILOGRAMS = Set.of("kg", "kilo", "kilogram", "kilograms");
    private static final Set<String> POUNDS =
            Set.of("lb", "lbs", "pound", "pounds", "oz", "ounce", "ounces", "ton", "tons");

    private static final Set<String> OWN_NAMES = Set.of(
            "business",
            "legal",
            "registered",
            "official",
            "trade",
            "trading",
            "display",
            "billing",
            "full",
            "company",
            "organization",
            "public");

    private static final Set<String> TITLES = Set.of("text.title", "text.name", "product.name", "company.name");

    private static final Set<String> CALLED = Set.of("name", "title");

    private final TableFacts table;
    private final Map<String, Match> matches;
    private final Map<String, Rule> rules;
    private final LocalWords words;

    /**
     * Prepares a table.
     *
     * @param words the words of the locale's language
     */
    Pairs(TableFacts table, Map<String, Match> matches, Map<String, Rule> rules, LocalWords words) {
        this.table = table;
        this.matches = matches;
        this.rules = new LinkedHashMap<>(rules);
        this.words = words;
    }

    /** Returns the rules, some replaced by parts of one subject. */
    Map<String, Rule> agree() {
        products();
        companies();
        files();
        cards();
        if (words.isCommon("job-titles")) {
            jobs();
        }
        reviews();
        slugs();
        return rules;
    }

    private void products() {
        for (Rule rule : List.copyOf(rules.values())) {
            if (rule instanceof Rule.About about
                    && about.subject() == Subject.PRODUCT
                    && about.part().equals("name")) {
                String group = about.group();
                String category = first(it -> isText(it) && draws(it, "product-categories") && !isNarrower(it));
                String narrower = first(it -> isText(it)
                        && isNarrower(it)
                        && (draws(it, "product-categories") || isMeant(it, "type.category")));
                about(category == null ? null : narrower, Subject.PRODUCT, "noun", group);
                category = category == null ? narrower : category;
                String brand = first(it -> isText(it) && draws(it, "brands"));
                about(category, Subject.PRODUCT, "category", group);
                about(brand, Subject.PRODUCT, "brand", group);
                String price = price();
                about(price, Subject.PRODUCT, "price", group);
                if (price != null) {
                    otherPrices(price);
                }
                about(weight(), Subject.PRODUCT, "weight", group);
                return;
            }
        }
    }

    private boolean isNarrower(String column) {
        ColumnFacts facts = table.column(column);
        return facts.hasWord("subcategory") || facts.hasWord("sub");
    }

    /** What is paid for a product is less than its price, and a list price no less. */
    private void otherPrices(String price) {
        for (String column : List.copyOf(rules.keySet())) {
            boolean other = !column.equals(price)
                    && isMeant(column, "money.price")
                    && isFree(column)
                    && rules.get(column) instanceof Rule.Number
                    && table.column(column).is(Family.FRACTION);
            String share = other ? share(column) : null;
            if (share != null) {
                String formula = "round(" + Draft.quoted(price) + " * " + share + ", 2)";
                rules.put(column, new Rule.Computed(formula, rules.getOrDefault(column, new Rule.Database())));
            }
        }
    }

    private @Nullable String share(String column) {
        ColumnFacts facts = table.column(column);
        if (facts.hasWord("cost")) {
            return facts.hasWord("shipping") || facts.hasWord("replacement") ? null : "draw(0.35, 0.75, 0.05)";
        } else if (facts.hasWord("list") || facts.hasWord("regular") || facts.hasWord("msrp") || facts.hasWord("old")) {
            return "draw(1, 1.3, 0.05)";
        }
        if (facts.hasWord("minimum") || facts.hasWord("maximum")) {
            return facts.hasWord("minimum") ? "draw(0.6, 0.95, 0.05)" : "draw(1.05, 1.4, 0.05)";
        }
        boolean reduced = facts.hasWord("sale")
                || facts.hasWord("discount")
                || facts.hasWord("discounted")
                || facts.hasWord("special")
                || facts.hasWord("wholesale");
        return reduced ? "draw(0.7, 0.95, 0.05)" : null;
    }

    /** Returns the only column that says what a product weighs, in kilograms or whole grams, or null. */
    private @Nullable String weight() {
        List<String> weights = rules.keySet().stream()
                .filter(column -> isMeant(column, "measure.weight") && rules.get(column) instanceof Rule.Number)
                .toList();
        String column = weights.size() == 1 && isFree(weights.get(0)) ? weights.get(0) : null;
        ColumnFacts facts = column == null ? null : table.column(column);
        boolean fits = facts != null
                && (facts.is(Family.FRACTION)
                        ? GRAMS.stream().noneMatch(facts::hasWord)
                        : facts.is(Family.WHOLE) && KILOGRAMS.stream().noneMatch(facts::hasWord))
                && POUNDS.stream().noneMatch(facts::hasWord);
        return fits ? column : null;
    }

    private @Nullable String price() {
        return first(column -> isMeant(column, "money.price")
                && isFree(column)
                && rules.get(column) instanceof Rule.Number
                && table.column(column).is(Family.FRACTION)
                && table.column(column).tokens().stream().anyMatch(word -> PRICES.contains(word.text()))
                && table.column(column).tokens().stream()
                        .noneMatch(word -> word.is("cost") || word.is("discount") || word.is("shipping")));
    }

    /** A company without a person has an address of its own. */
    private void companies() {
        String group = null;
        boolean person = false;
        for (Rule rule : rules.values()) {
            if (rule instanceof Rule.About about) {
                boolean named =
                        about.subject() == Subject.COMPANY && about.part().equals("name");
                group = named && group == null ? about.group() : group;
                person |= about.subject() == Subject.PERSON && NAMES.contains(about.part());
            }
        }
        String mail = first(column -> rules.get(column) instanceof Rule.About about
                && about.subject() == Subject.PERSON
                && about.part().equals("email"));
        if (group != null && table.kinds().contains("company")) {
            otherNames();
        }
        if (group != null && !person) {
            about(mail, Subject.COMPANY, "email", group);
        }
    }

    /** What a company is called in law and in business is one and the same. */
    private void otherNames() {
        String name = first(column -> isCompanyName(column) && names(column));
        if (name != null) {
            List.copyOf(rules.keySet()).stream()
                    .filter(column -> !column.equals(name)
                            && isCompanyName(column)
                            && isFree(column)
                            && OWN_NAMES.stream().anyMatch(table.column(column)::hasWord))
                    .forEach(column -> rules.put(column, new Rule.Template("{" + name + "}")));
        }
    }

    private boolean isCompanyName(String column) {
        return rules.get(column) instanceof Rule.About about
                && about.subject() == Subject.COMPANY
                && about.part().equals("name");
    }

    private void files() {
        String name = first(column ->
                isMeant(column, "file.name") && isText(column) && isPlain(column) && room(column) >= LONGEST_FILE_NAME);
        String type = first(column -> isMeant(column, "file.mime_type") && isText(column) && room(column) >= 73);
        String extension = first(column -> isText(column) && draws(column, "file-extensions") && room(column) >= 4);
        String size = first(column -> isMeant(column, "file.size")
                && table.column(column).is(Family.WHOLE)
                && isFree(column)
                && isWide(column));
        if (name == null && (type == null || extension == null)) {
            return;
        }
        about(name, Subject.FILE, "name", "");
        about(type, Subject.FILE, "mimeType", "");
        about(extension, Subject.FILE, "extension", "");
        about(size, Subject.FILE, "bytes", "");
    }

    /** Returns whether files of any usual size fit. */
    private boolean isWide(String column) {
        return rules.get(column) instanceof Rule.Number number && number.max().length() >= 7;
    }

    private void cards() {
        String number = first(column -> isMeant(column, "card.number")
                && table.column(column).is(Family.TEXT)
                && rules.get(column) instanceof Rule.Pattern
                && table.column(column).domain().minLength() < LONGEST_CARD_NUMBER
                && room(column) >= LONGEST_CARD_NUMBER);
        if (number != null) {
            about(number, Subject.CARD, "number", "");
            about(first(column -> isText(column) && draws(column, "card-brands")), Subject.CARD, "scheme", "");
            about(
                    first(column -> isText(column)
                            && room(column) >= 4
                            && table.column(column).tokens().stream().anyMatch(word -> CODES.contains(word.text()))),
                    Subject.CARD,
                    "code",
                    "");
        }
    }

    private void jobs() {
        String title = first(column -> isText(column) && draws(column, "job-titles"));
        String department = first(column -> isText(column) && draws(column, "departments"));
        String salary = first(column -> isMeant(column, "money.salary")
                && isFree(column)
                && rules.get(column) instanceof Rule.Number number
                && number.max().length() >= 6
                && table.column(column).tokens().stream().noneMatch(word -> word.is("minimum") || word.is("maximum")));
        if (title != null && (department != null || salary != null)) {
            about(title, Subject.JOB, "title", "");
            about(department, Subject.JOB, "department", "");
            about(salary, Subject.JOB, "salary", "");
        }
    }

    /** What a review says, and its title, go by the stars. */
    private void reviews() {
        String stars = first(column -> isMeant(column, "rating")
                && table.column(column).is(Family.WHOLE)
                && rules.get(column) instanceof Rule.Values values
                && values.values().size() == 5
                && values.values().stream().anyMatch(it -> it.value().equals("5")));
        if (stars == null) {
            return;
        }
        boolean review = table.kinds().contains("review");
        for (String column : List.copyOf(rules.keySet())) {
            boolean said = draws(column, "review-sentences")
                    || isMeant(column, "text.comment") && rules.get(column) instanceof Rule.Text;
            boolean titled = review && isMeant(column, "text.title");
            if ((said || titled) && isText(column) && room(column) >= 80) {
                boolean sentence = said || !words.isCommon("titles");
                rules.put(column, byStars(stars, sentence ? "common/reviews-" : "common/review-titles-"));
            }
        }
    }

    /** A name for addresses of pages is that of the page. */
    private void slugs() {
        String titled = first(column -> TITLES.contains(meaning(column)) && names(column));
        String named = titled != null ? titled : first(column -> isCalledName(column) && names(column));
        String slug = first(column -> isMeant(column, "text.slug")
                && table.column(column).is(Family.TEXT)
                && (isFree(column) || table.isUnique(column) && isUnbound(column))
                && !column.equals(named));
        if (named != null && slug != null) {
            rules.put(slug, new Rule.Template("{" + named + "|slug}"));
            if (table.isUnique(slug) && isFree(named) && rules.get(named) instanceof Rule.Vocabulary list) {
                // where pages differ, so do names as long as there are any
                rules.put(named, new Rule.Entry(list.name(), list.column()));
            }
        }
    }

    private boolean names(String column) {
        return table.column(column).is(Family.TEXT)
                && !table.column(column).column().isNullable()
                && column.equals(Draft.quoted(column));
    }

    /** Returns whether a column holds the names of the table's rows, whatever they are names of. */
    private boolean isCalledName(String column) {
        List<Token> words = table.column(column).tokens();
        return !words.isEmpty()
                && CALLED.contains(words.get(words.size() - 1).text())
                && table.ownPrefix(words) == words.size() - 1;
    }

    private Rule byStars(String stars, String lists) {
        return new Rule.When(
                stars,
                List.of(
                        new Rule.Case(List.of("1", "2"), words.localised(new Rule.Vocabulary(lists + "bad", 0))),
                        new Rule.Case(List.of("3"), words.localised(new Rule.Vocabulary(lists + "mixed", 0)))),
                words.localised(new Rule.Vocabulary(lists + "good", 0)));
    }

    private void about(@Nullable String column, Subject subject, String part, String group) {
        if (column != null) {
            rules.put(column, new Rule.About(subject, part, group));
        }
    }

    private @Nullable String first(Predicate<String> wanted) {
        return rules.keySet().stream().filter(wanted).findFirst().orElse(null);
    }

    private String meaning(String column) {
        Match match = matches.get(column);
        return match == null ? "" : match.meaning();
    }

    private boolean isMeant(String column, String meaning) {
        Match match = matches.get(column);
        return match != null && match.meaning().equals(meaning);
    }

    private boolean draws(String column, String list) {
        return rules.get(column) instanceof Rule.Vocabulary drawn
                && drawn.name().substring(drawn.name().indexOf('/') + 1).equals(list);
    }

    /** Returns whether the column takes any text and may repeat it. */
    private boolean isText(String column) {
        return table.column(column).is(Family.TEXT) && isFree(column);
    }

    private boolean isPlain(String column) {
        return rules.get(column) instanceof Rule.Template template
                && template.template().contains("file-extensions");
    }

    private boolean isFree(String column) {
        return !table.isInKey(column) && isUnbound(column);
    }

    private boolean isUnbound(String column) {
        ColumnFacts facts = table.column(column);
        return !facts.isReferenced() && !facts.isForeign() && facts.domain().values() == null;
    }

    private int room(String column) {
        return table.column(column).maxLength();
    }
}
