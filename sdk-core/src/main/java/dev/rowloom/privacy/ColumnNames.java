package dev.rowloom.privacy;

import dev.rowloom.RowloomException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the names of a table's columns say of them: by the catalogue of meanings, and by words of its own. */
final class ColumnNames {

    private static final Map<String, PersonalData> MEANINGS = Map.ofEntries(
            Map.entry("person.first_name", PersonalData.NAME),
            Map.entry("person.middle_name", PersonalData.NAME),
            Map.entry("person.last_name", PersonalData.NAME),
            Map.entry("person.full_name", PersonalData.NAME),
            Map.entry("person.username", PersonalData.NAME),
            Map.entry("person.birth_date", PersonalData.DATE_OF_BIRTH),
            Map.entry("person.document_number", PersonalData.NATIONAL_ID),
            Map.entry("contact.email", PersonalData.EMAIL),
            Map.entry("contact.phone", PersonalData.PHONE),
            Map.entry("address.street_line", PersonalData.ADDRESS),
            Map.entry("address.full", PersonalData.ADDRESS),
            Map.entry("address.postal_code", PersonalData.ADDRESS),
            Map.entry("bank.account_number", PersonalData.ACCOUNT_NUMBER),
            Map.entry("bank.iban", PersonalData.ACCOUNT_NUMBER),
            Map.entry("card.number", PersonalData.CARD),
            Map.entry("net.ip", PersonalData.IP));

    /** Words for people by what they do, one of whom a column of names may be about. */
    private static final Set<String> ROLES = Lexicon.words("people");

    /** Numbers that an employer gives are no state's, whatever they begin with. */
    private static final Set<String> STAFF_NUMBERS = Lexicon.words("staff-numbers");

    private static final int LONG = 6;
    private static final List<PersonalData> KINDS = List.of(
            PersonalData.DATE_OF_BIRTH,
            PersonalData.NATIONAL_ID,
            PersonalData.CARD,
            PersonalData.PHONE,
            PersonalData.ACCOUNT_NUMBER,
            PersonalData.EMAIL,
            PersonalData.NAME,
            PersonalData.ADDRESS);

    private final Map<String, Sign> meanings = new HashMap<>();

    /**
     * What a name says.
     *
     * @param data the kind of personal data, {@link PersonalData#NONE} for none
     * @param meaning the meaning in the catalogue, or an empty text
     */
    record Sign(PersonalData data, double confidence, String meaning) {

        boolean isUnknown() {
            return data == PersonalData.NONE
                    && (confidence < 0.5
                            || meaning.isEmpty()
                            || meaning.startsWith("unknown")
                            || meaning.equals("data.serialized")
                            || meaning.equals("text.name"));
        }
    }

    ColumnNames(String table, List<ColumnSample> columns) {
        Blueprint blueprint = infer(table, columns);
        for (ColumnSample column : columns) {
            meanings.put(column.name(), new Sign(PersonalData.NONE, 0, ""));
        }
        blueprint
                .tables()
                .values()
                .forEach(each -> each.columns()
                        .forEach((name, column) -> meanings.put(
                                name,
                                new Sign(
                                        MEANINGS.getOrDefault(column.meaning(), PersonalData.NONE),
                                        column.confidence(),
                                        column.meaning()))));
    }

    private static Blueprint infer(String table, List<ColumnSample> columns) {
        StringBuilder ddl = new StringBuilder("create table ")
                .append(quoted(table.isBlank() ? "t" : table))
                .append(" (");
        String separator = "";
        for (ColumnSample column : columns) {
            ddl.append(separator).append(quoted(column.name())).append(' ').append(type(column.type()));
            separator = ", ";
        }
        try {
            return Blueprint.infer(
                    DdlSource.of(Dialect.postgresql()).read(ddl.append(");").toString()));
        } catch (RowloomException e) {
            // a name that no table can have says nothing
            return new Blueprint(Blueprint.ENGINE, Blueprint.DEFAULT_NOW, "en-US", Map.of());
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns a type that tells as much as need be: what is no number, date or truth value is text. */
    private static String type(String declared) {
        String type = declared.toLowerCase(Locale.ROOT).strip();
        for (String known : List.of(
                "bigint", "smallint", "integer", "int", "numeric", "decimal", "real", "double", "float", "number")) {
            if (type.startsWith(known) && !type.startsWith("interval")) {
                return type.startsWith("big") ? "bigint" : type.contains("int") ? "integer" : "numeric(12,2)";
            }
        }
        if (type.startsWith("timestamp") || type.startsWith("datetime")) {
            return "timestamp";
        }
        return type.equals("date")
                ? "date"
                : type.startsWith("bool") ? "boolean" : type.equals("uuid") ? "uuid" : "text";
    }

    /** Returns what a column's name says. */
    Sign of(String column) {
        Sign sign = meanings.getOrDefault(column, new Sign(PersonalData.NONE, 0, ""));
        if (isOneOf(Plain.words(column), STAFF_NUMBERS)) {
            return new Sign(PersonalData.NONE, 0.8, "key.natural_code");
        }
        if (sign.data() == PersonalData.NONE || sign.confidence() < 0.75) {
            List<String> words = Plain.words(column);
            for (PersonalData data : KINDS) {
                if (isOneOf(words, Lexicon.words(data.label()))) {
                    return new Sign(data, 0.8, sign.meaning());
                }
            }
            PersonalData data = byLongestPart(String.join("", words));
            return data == PersonalData.NONE ? sign : new Sign(data, 0.8, sign.meaning());
        }
        return sign;
    }

    /**
     * Returns whether words of a name, or all of them together, are in a section of the lexicon. Long words are found
     * at the beginning and the end, as names that are written together have them; those of other scripts anywhere.
     */
    static boolean say(List<String> words, Set<String> known) {
        String joined = String.join("", words);
        return isOneOf(words, known) || known.stream().anyMatch(each -> isPartOf(joined, each));
    }

    private static boolean isOneOf(List<String> words, Set<String> known) {
        String joined = String.join("", words);
        return known.contains(joined)
                || known.contains("=" + joined)
                || words.stream().anyMatch(known::contains);
    }

    /** Returns the kind with the longest word that a name begins or ends with: of a number of birth, no date. */
    private static PersonalData byLongestPart(String joined) {
        PersonalData found = PersonalData.NONE;
        int longest = 0;
        for (PersonalData data : KINDS) {
            for (String word : Lexicon.words(data.label())) {
                boolean birth = data == PersonalData.DATE_OF_BIRTH && word.length() >= 3 && joined.endsWith(word);
                if (word.length() > longest && (birth || isPartOf(joined, word))) {
                    found = data;
                    longest = word.length();
                }
            }
        }
        return found;
    }

    private static boolean isPartOf(String joined, String word) {
        boolean latin = word.codePoints().allMatch(c -> c < 0x250);
        return latin
                ? word.length() >= LONG && (joined.startsWith(word) || joined.endsWith(word))
                : word.length() >= 2 && joined.contains(word);
    }

    /** Returns whether a name has a word for a person. */
    static boolean isOfPerson(List<String> words) {
        return words.stream().anyMatch(word -> ROLES.contains(word) || ROLES.contains(singular(word)))
                || !words.isEmpty()
                        && words.get(0).codePoints().anyMatch(Character::isIdeographic)
                        && ROLES.stream().anyMatch(role -> isPartOf(words.get(0), role));
    }

    static String singular(String word) {
        return word.endsWith("s") && word.length() > 3 ? word.substring(0, word.length() - 1) : word;
    }
}
