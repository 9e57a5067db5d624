package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Identity;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the rule by which values of a recognised column are made. */
final class RuleMaker {

    private static final int LONG = 1000;
    private static final double NULL_STEP = 0.02;
    private static final double NAMED = 0.5;
    private static final double OF_PRIVATE = 0.6;

    /** Meanings that are codes, so that a comment may list them. */
    private static final Set<String> CODED = Set.of(
            "status.state",
            "type.category",
            "status.flag",
            "status.priority",
            "person.gender",
            BlueprintWriter.UNKNOWN);

    /** Kinds of tables of which some are basic and some premium. */
    private static final Set<String> BUSINESS = Set.of(
            "person",
            "company",
            "product",
            "order",
            "line",
            "account",
            "payment",
            "course",
            "shipping",
            "bank",
            "rate");

    /** Kinds of tables whose descriptions tell a story. */
    private static final Set<String> STORIES = Set.of("film", "book");

    private static final Set<String> PICTURES =
            Set.of("photo", "image", "picture", "thumbnail", "avatar", "logo", "banner", "cover", "icon", "screenshot");

    private final Catalogue catalogue;
    private final RuleFitter fitter;
    private final Times times;
    private final Topics topics;
    private final Documents documents;
    private final Staff staff;
    private final OwnNames names;
    private final Defaults defaults;
    private final Enumerations enumerations;
    private final Dialect dialect;

    RuleMaker(Catalogue catalogue, LocalWords words, Dialect dialect) {
        this.dialect = dialect;
        this.catalogue = catalogue;
        this.documents = new Documents(catalogue.words());
        this.topics = new Topics(words);
        this.staff = new Staff(words);
        this.defaults = new Defaults(words);
        this.names = new OwnNames(catalogue.words(), words);
        this.times = new Times(Blueprint.DEFAULT_NOW);
        this.fitter = new RuleFitter(words, times);
        this.enumerations = new Enumerations(catalogue.words());
    }

    /** Returns the rule; of listed values only those that the column allows. */
    Rule rule(ColumnFacts column, Match match) {
        Rule rule = topics.about(column, match, wanted(column, match));
        rule = documents.known(column, names.named(column, match, rule));
        rule = match.isUsers() ? rule : staff.acting(column, match, rule);
        rule = match.isUsers() ? rule : defaults.told(column, match, rule);
        return rule instanceof Rule.Values values
                ? fitter.admitted(values.values(), column).orElse(rule)
                : rule;
    }

    private Rule wanted(ColumnFacts column, Match given) {
        Match match =
                isOfTypeAlone(given) ? Match.of(BlueprintWriter.UNKNOWN, given.confidence(), given.reason()) : given;
        if (column.isForeign()) {
            return new Rule.Reference();
        } else if (isNumbered(column, match)) {
            return sequence(column);
        }
        Optional<Rule> users = match.isUsers() ? fitter.fit(catalogue.rules(match.make()), column) : Optional.empty();
        if (users.filter(Rule.Values.class::isInstance).isPresent()) {
            return users.get();
        }
        List<String> listed = column.domain().allowedValues();
        List<String> few = RuleFitter.fewNumbers(column);
        if (!listed.isEmpty()) {
            return enumerations.listed(listed, column);
        } else if (few != null) {
            return ofFew(few, column, match);
        }
        return users.or(() -> TypeRules.of(column, dialect))
                .or(() -> ofCodes(column, match))
                .or(() -> ofMeaning(column, match))
                .orElseGet(() -> ofType(column));
    }

    /** A long type alone is no sign of prose. */
    private static boolean isOfTypeAlone(Match match) {
        return match.meaning().equals("text.long") && match.confidence() < NAMED;
    }

    private static boolean isNumbered(ColumnFacts column, Match match) {
        boolean wholeKey = column.isPrimaryKey() && column.is(Family.NUMBER) && !column.is(Family.FLOAT);
        boolean free = column.domain().numbers() != null && RuleFitter.fewNumbers(column) == null;
        boolean unique = column.isUnique() || column.column().identity().isPresent();
        boolean counted = match.meaning().equals("key.surrogate") && column.is(Family.WHOLE) && unique;
        return free && (column.column().identity().isPresent() || wholeKey || counted);
    }

    private static Rule sequence(ColumnFacts column) {
        Optional<Identity> identity = column.column().identity();
        long start = identity.map(Identity::start).orElse(1L);
        LongDomain domain = column.domain().numbers();
        if (domain != null && !domain.isEmpty()) {
            long unit = BigDecimal.TEN.pow(Units.scale(column.type())).longValueExact();
            start = Math.floorDiv(domain.atLeast(Math.multiplyExact(start, unit)) + unit - 1, unit);
        }
        return new Rule.Sequence(start, identity.map(Identity::increment).orElse(1L));
    }

    private Rule ofFew(List<String> few, ColumnFacts column, Match match) {
        if (column.is(Family.TWO_LABELS)) {
            return enumerations.listed(few, column);
        }
        Optional<Rule> made = ofMeaning(column, match);
        boolean all = made.filter(rule ->
                        rule instanceof Rule.Values values && values.values().size() == few.size())
                .isPresent();
        return all ? made.get() : enumerations.listed(few, column);
    }

    private Optional<Rule> ofCodes(ColumnFacts column, Match match) {
        boolean typed = column.is(Family.WHOLE) || column.is(Family.TEXT) && column.maxLength() < LONG;
        Optional<String> comment = column.column().comment();
        if (!typed || comment.isEmpty() || !CODED.contains(match.meaning())) {
            return Optional.empty();
        }
        List<String> codes = Enumerations.codesIn(comment.get());
        if (codes.isEmpty() || !(enumerations.listed(codes, column) instanceof Rule.Values values)) {
            return Optional.empty();
        }
        return fitter.admitted(values.values(), column);
    }

    private Optional<Rule> ofMeaning(ColumnFacts column, Match match) {
        if (match.meaning().equals("status.flag")) {
            return isFlagType(column) ? Optional.of(enumerations.flag(column)) : Optional.empty();
        } else if (match.isUsers()) {
            return fitter.fit(catalogue.rules(match.make()), column);
        }
        Optional<Rule> listed = ofList(column, match).or(() -> ofMagnitude(column, match));
        if (listed.isPresent() || match.meaning().equals(BlueprintWriter.UNKNOWN)) {
            return listed;
        }
        return fitter.fit(catalogue.rules(make(column, match)), column);
    }

    private static String make(ColumnFacts column, Match match) {
        if (match.make().equals("text.description")
                && !Collections.disjoint(column.table().kinds(), STORIES)) {
            return "plot";
        }
        boolean picture = column.tokens().stream().anyMatch(word -> PICTURES.contains(word.singular()));
        if (picture && match.make().equals("file.name")) {
            return "image name";
        } else if (picture && match.make().equals("file.mime_type")) {
            return "image type";
        } else if (match.make().equals("person.honorific") && column.hasWord("suffix")) {
            return "name suffix";
        }
        if (match.make().equals("address.street_line") && isSecondLine(column)) {
            return "street2";
        }
        if (match.meaning().equals("percent") && isFraction(column)) {
            return "fraction " + match.make();
        } else if (match.make().equals("type.category")
                && column.table().kinds().stream().noneMatch(BUSINESS::contains)) {
            return "technical type";
        }
        return match.make();
    }

    private Optional<Rule> ofMagnitude(ColumnFacts column, Match match) {
        if (match.meaning().equals("percent") && isFraction(column)) {
            return Optional.empty();
        }
        return catalogue.magnitudes().of(column, match).flatMap(rules -> fitter.fit(rules, column));
    }

    /** A list of kinds, if the column is no key and its default is none of another list. */
    private Optional<Rule> ofList(ColumnFacts column, Match match) {
        if (!column.is(Family.TEXT) || column.table().isInKey(column.name()) || column.isReferenced()) {
            return Optional.empty();
        }
        return catalogue
                .lists()
                .of(column, match)
                .filter(list -> column.defaultLiteral()
                        .filter(value -> !value.isEmpty() && !value.equals("null"))
                        .map(value -> fitter.lists(list, value))
                        .orElse(true))
                .flatMap(list -> fitter.fit(rules(new Rule.Vocabulary(list, 0), Family.TEXT), column));
    }

    /** {@code address2}, {@code line_3}: what a street has no room for. */
    private static boolean isSecondLine(ColumnFacts column) {
        String last = column.tokens().get(column.tokens().size() - 1).text();
        return last.equals("2") || last.equals("3");
    }

    private static boolean isFlagType(ColumnFacts column) {
        return column.is(Family.FLAG) || column.is(Family.NUMBER) || column.is(Family.TEXT);
    }

    /** A share that the type or the CHECKs keep near 1. */
    private static boolean isFraction(ColumnFacts column) {
        LongDomain domain = column.domain().numbers();
        if (domain == null || domain.isEmpty() || !column.is(Family.FRACTION)) {
            return false;
        }
        BigDecimal most = BigDecimal.valueOf(domain.max(), Units.scale(column.type()));
        return most.compareTo(BigDecimal.TEN) < 0;
    }

    private Rule ofType(ColumnFacts column) {
        if (column.is(Family.TEXT)) {
            return text(column);
        } else if (column.is(Family.NUMBER)) {
            Rule.Number plain =
                    new Rule.Number(Rule.Shape.SKEWED, "0", "1000", column.is(Family.FRACTION) ? 2 : 0, List.of());
            return fitter.fit(rules(plain, Family.NUMBER), column).orElse(plain);
        } else if (column.is(Family.BOOLEAN) || column.is(Family.BIT)) {
            return enumerations.flag(column);
        } else if (column.is(Family.MOMENT) || column.is(Family.TIME)) {
            Rule.Temporal past = new Rule.Temporal(Rule.Shape.GROWING, "now-P5Y", "now", Rule.Precision.SECOND);
            return times.fit(past, column).orElse(new Rule.Database());
        } else if (column.type() instanceof DataType.JsonType) {
            return new Rule.Json();
        } else if (column.type() instanceof DataType.XmlType) {
            return new Rule.Template("<entry><name>{common/nouns}</name></entry>");
        } else if (column.type() instanceof DataType.BinaryType) {
            return new Rule.Bytes(16, 128);
        }
        return ofMeaning(column, Match.of("time.duration", 0, "")).orElseGet(() -> text(column));
    }

    private static MeaningRules rules(Rule rule, Family family) {
        return new MeaningRules(0, List.of(new MeaningRules.Candidate(Set.of(family), 0, Integer.MAX_VALUE, rule)));
    }

    /** Words where the name has some, which say what is meant; of initials and the like a code. */
    private Rule text(ColumnFacts column) {
        int length = column.maxLength();
        if (names.isCode(column)) {
            Optional<Rule> code = fitter.fit(catalogue.rules("key.natural_code"), column);
            if (code.isPresent()) {
                return code.get();
            }
        }
        if (length <= 3) {
            return new Rule.Pattern("[A-Z]{" + length + "}");
        } else if (length <= 12) {
            return new Rule.Text(Rule.Style.WORD, 1, length);
        }
        return new Rule.Text(Rule.Style.TITLE, 4, Math.min(length, 40));
    }

    /** Returns the share of nulls: none where a constraint or a reference forbids them, else a multiple of 0.02. */
    double nullRate(ColumnFacts column, Match match) {
        boolean never = !column.domain().nullable()
                || !column.column().isNullable()
                || column.isReferenced()
                || column.table().nullsClash(column.name());
        if (never) {
            return 0;
        }
        double usual = match.meaning().equals(BlueprintWriter.UNKNOWN) || column.isForeign()
                ? 0.1
                : catalogue.rules(make(column, match)).nullRate();
        return Math.max(1, Math.round(Math.max(usual, byWords(column, match)) / NULL_STEP)) * 2 / 100.0;
    }

    /** The share of nulls that words tell: of ten rows few have a fax, and few private customers a company. */
    private double byWords(ColumnFacts column, Match match) {
        if (match.meaning().equals("company.name") && column.table().kinds().contains("person")) {
            return OF_PRIVATE;
        } else if (match.meaning().equals("status.flag") || match.meaning().startsWith("quantity.")) {
            return 0;
        }
        return column.tokens().stream()
                .mapToDouble(word -> catalogue.nullRates().getOrDefault(word.singular(), 0.0))
                .max()
                .orElse(0);
    }
}
