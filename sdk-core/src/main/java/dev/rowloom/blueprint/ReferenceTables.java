package dev.rowloom.blueprint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds tables of reference data, such as {@code countries} and {@code currency}, whose rows are known: they get the entries of
 * a vocabulary, row by row, so that names and codes agree.
 */
final class ReferenceTables {

    private static final int MOST_COLUMNS = 14;
    private static final int MOST_PARENTS = 2;

    /** Words in front of what a table lists that say no more. */
    private static final Set<String> NOISE = Set.of(
            "iso",
            "ref",
            "reference",
            "dim",
            "lookup",
            "lu",
            "world",
            "base",
            "sys",
            "system",
            "master",
            "geo",
            "list",
            "supported",
            "available",
            "loc",
            "sales",
            "billing",
            "common",
            "core",
            "app");

    /** What is the same for everyone, whatever module of an application a table belongs to. */
    private static final Set<String> WORLDWIDE = Set.of("country", "currency", "language", "continent", "timezone");

    private static final List<String> NAMES = List.of(
            "",
            "name",
            "title",
            "label",
            "description",
            "englishname",
            "shortname",
            "fullname",
            "displayname",
            "nicename",
            "longname",
            "officialname",
            "nameen",
            "printablename",
            "commonname",
            "desc",
            "names",
            "value");
    private static final Set<String> NAMED = Set.of("name", "title", "label");

    private static final List<String> CODES = List.of(
            "code",
            "iso",
            "isocode",
            "abbreviation",
            "abbr",
            "shortcode",
            "abbrev",
            "cd",
            "key",
            "id",
            "iso2",
            "alpha2",
            "isocode2",
            "isoalpha2",
            "code2",
            "cca2",
            "alpha2code",
            "iso31661a2",
            "iso2code",
            "isoalpha2code",
            "a2",
            "iso31661",
            "iso6391",
            "iso639",
            "iso4217",
            "shortname",
            "codename",
            "stateprovincecode",
            "provincecode",
            "isocode639",
            "symbol");
    private static final List<String> CODES_OF_3 = List.of(
            "code",
            "iso3",
            "alpha3",
            "isocode3",
            "isoalpha3",
            "code3",
            "cca3",
            "alpha3code",
            "iso31661a3",
            "iso3code",
            "isoalpha3code",
            "a3",
            "iso",
            "isocode",
            "id");
    private static final List<String> NUMBERS = List.of(
            "numericcode", "isonumeric", "iso31661numeric", "numcode", "number", "isonum", "numeric", "ccn3", "un");
    private static final List<String> DIAL_CODES = List.of(
            "phonecode",
            "dialcode",
            "callingcode",
            "phoneprefix",
            "dialingcode",
            "prefix",
            "phone",
            "callcode",
            "areacode");

    /**
     * What a column of a vocabulary is called in tables.
     *
     * @param column the column, from 0
     * @param names the names without the table's own and without gaps
     */
    private record Part(int column, List<String> names) {}

    private record Listing(String vocabulary, List<Part> parts) {}

    private static final List<Part> NAME_AND_CODE = List.of(new Part(1, CODES), new Part(0, NAMES));
    private static final List<Part> NAME = List.of(new Part(0, NAMES));
    private static final List<Part> KIND = List.of(
            new Part(0, NAMES.stream().filter(name -> !name.equals("value")).toList()));

    private static final Map<String, Listing> LISTINGS = Map.ofEntries(
            Map.entry(
                    "country",
                    new Listing(
                            "countries",
                            List.of(
                                    new Part(1, CODES),
                                    new Part(2, CODES_OF_3),
                                    new Part(3, NUMBERS),
                                    new Part(4, List.of("currency", "currencycode")),
                                    new Part(5, DIAL_CODES),
                                    new Part(6, List.of("capital", "capitalcity", "capitalname")),
                                    new Part(7, List.of("continent", "region", "area")),
                                    new Part(0, NAMES)))),
            Map.entry(
                    "currency",
                    new Listing(
                            "currencies",
                            List.of(
                                    new Part(2, List.of("symbol", "sign", "currencysymbol")),
                                    new Part(0, CODES),
                                    new Part(1, NAMES)))),
            Map.entry("language", new Listing("languages", List.of(new Part(0, CODES), new Part(1, NAMES)))),
            Map.entry("lang", new Listing("languages", List.of(new Part(0, CODES), new Part(1, NAMES)))),
            Map.entry("continent", new Listing("continents", NAME_AND_CODE)),
            Map.entry("state", new Listing("regions", NAME_AND_CODE)),
            Map.entry("province", new Listing("regions", NAME_AND_CODE)),
            Map.entry("timezone", new Listing("timezones", NAME)),
            Map.entry("unit", new Listing("measures", NAME_AND_CODE)),
            Map.entry("uom", new Listing("measures", NAME_AND_CODE)),
            Map.entry("measure", new Listing("measures", NAME_AND_CODE)),
            Map.entry("month", new Listing("months", NAME)),
            Map.entry("weekday", new Listing("weekdays", NAME)),
            Map.entry("orderstatus", new Listing("order-statuses", NAME)),
            Map.entry("ticketstatus", new Listing("ticket-statuses", NAME)),
            Map.entry("issuestatus", new Listing("ticket-statuses", NAME)),
            Map.entry("taskstatus", new Listing("ticket-statuses", NAME)),
            Map.entry("accountstatus", new Listing("account-statuses", NAME)),
            Map.entry("userstatus", new Listing("account-statuses", NAME)),
            Map.entry("status", new Listing("account-statuses", NAME)),
            Map.entry("paymentmethod", new Listing("payment-methods", NAME)),
            Map.entry("priority", new Listing("priorities", NAME)));

    private final LocalWords words;
    private final Lists kinds;

    ReferenceTables(LocalWords words, Lists kinds) {
        this.words = words;
        this.kinds = kinds;
    }

    /** Returns the rules of those columns that hold entries of a list; none where the table is no reference table. */
    Map<String, Rule> rules(TableFacts table) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        Listing listing = listing(table).orElse(null);
        boolean small = table.columns().size() <= MOST_COLUMNS
                && table.table().foreignKeys().size() <= MOST_PARENTS;
        if (listing == null || !small) {
            return rules;
        }
        String vocabulary = words.listed(listing.vocabulary());
        table.columns().forEach((name, column) -> {
            boolean open = column.is(Family.TEXT)
                    && !column.isForeign()
                    && column.domain().values() == null
                    && column.column().computedAs().isEmpty();
            if (open) {
                part(listing, vocabulary, table, column).ifPresent(part -> rules.put(name, part));
            }
        });
        leaveDescriptions(table, rules);
        boolean told = rules.values().stream()
                .anyMatch(rule -> rule instanceof Rule.Entry entry
                        && listing.parts().stream()
                                .filter(part -> part.column() == 0 || part.names() == CODES)
                                .anyMatch(part -> part.column() == entry.column()));
        return told ? rules : Map.of();
    }

    /** A description beside the name is no second name. */
    private static void leaveDescriptions(TableFacts table, Map<String, Rule> rules) {
        List<String> described = rules.keySet().stream()
                .filter(column -> table.column(column).hasWord("description"))
                .toList();
        boolean named = rules.entrySet().stream()
                .anyMatch(rule -> !described.contains(rule.getKey())
                        && table.column(rule.getKey()).tokens().stream().anyMatch(word -> NAMED.contains(word.text())));
        if (named) {
            rules.keySet().removeAll(described);
        }
    }

    private Optional<Listing> listing(TableFacts table) {
        List<String> tokens = table.words();
        int first = 0;
        while (first < tokens.size() - 1 && NOISE.contains(tokens.get(first))) {
            first++;
        }
        List<String> rest = tokens.subList(first, tokens.size());
        if (rest.equals(List.of("country", "region"))) {
            return Optional.of(Objects.requireNonNull(LISTINGS.get("country")));
        } else if (rest.equals(List.of("state", "province")) || rest.equals(List.of("us", "state"))) {
            return Optional.of(Objects.requireNonNull(LISTINGS.get("state")));
        }
        String last = rest.get(rest.size() - 1);
        boolean apart = WORLDWIDE.contains(last) && table.table().foreignKeys().isEmpty();
        return Optional.ofNullable(LISTINGS.get(apart ? last : String.join("", rest)))
                .or(() -> kinds.ofTable(rest).map(list -> new Listing(list.substring(list.indexOf('/') + 1), KIND)));
    }

    private Optional<Rule> part(Listing listing, String vocabulary, TableFacts table, ColumnFacts column) {
        String name = String.join(
                "",
                column
                        .tokens()
                        .subList(
                                table.ownPrefix(column.tokens()),
                                column.tokens().size())
                        .stream()
                        .map(Token::text)
                        .toList());
        String own = String.join("", table.words());
        String told = name.equals(own) || own.endsWith(name) && name.length() > 2 ? "" : name;
        return listing.parts().stream()
                .filter(part -> part.names().contains(told))
                .filter(part -> fits(vocabulary, part.column(), column))
                .findFirst()
                .map(part -> new Rule.Entry(vocabulary, part.column()));
    }

    private boolean fits(String vocabulary, int part, ColumnFacts column) {
        Vocabulary list = words.vocabularies().get(vocabulary);
        if (part >= list.columns()) {
            return false;
        }
        int longest = list.values(part).stream().mapToInt(String::length).max().orElse(0);
        int shortest = list.values(part).stream().mapToInt(String::length).min().orElse(0);
        boolean fixed = column.type() instanceof dev.rowloom.schema.DataType.TextType text
                && text.padding() == dev.rowloom.schema.DataType.Padding.FIXED;
        return longest <= column.maxLength()
                && shortest >= column.domain().minLength()
                && (!fixed || longest == column.maxLength() || column.maxLength() > 3);
    }
}
