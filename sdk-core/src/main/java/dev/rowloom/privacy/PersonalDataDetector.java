package dev.rowloom.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a table that hold personal data, by their names and by their values: check digits of cards, accounts
 * and national numbers, forms of addresses of all kinds, usual names of people, and words about people in texts.
 *
 * <p>It decides by the columns it is shown, and can err both ways: {@link Detection#confidence()} says how sure it is.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class PersonalDataDetector {

    private static final int MOST_VALUES = 200;
    private static final int SHORTEST = 5;
    private static final Set<String> THINGS = Lexicon.words("things");

    private static final Set<String> NAMELESS = Lexicon.words("nameless");
    private static final Set<String> GENERIC = Lexicon.words("generic");

    private final PersonNames names = new PersonNames();

    private PersonalDataDetector() {}

    private static final class Shared {
        static final PersonalDataDetector DETECTOR = new PersonalDataDetector();
    }

    /**
     * Returns what each column was taken for, in their order.
     *
     * @param table the table's name; empty where there is none
     */
    public static List<Detection> detect(String table, List<ColumnSample> columns) {
        Objects.requireNonNull(table, "table");
        ColumnNames signs = new ColumnNames(table, columns);
        List<Detection> found = new ArrayList<>();
        for (ColumnSample column : columns) {
            found.add(Shared.DETECTOR.detect(new Subject(
                    Plain.words(table),
                    column.name(),
                    Plain.words(column.name()),
                    column.values().stream()
                            .filter(value -> !value.isBlank())
                            .limit(MOST_VALUES)
                            .toList(),
                    signs.of(column.name()))));
        }
        return List.copyOf(found);
    }

    /**
     * Returns whether a value looks personal by itself, whatever its column is: an e-mail address anywhere in it, a card or an
     * IBAN with right check digits, a telephone number, an address of a host, a national number of a form that is hardly
     * anything else's, a street with a house number, a title with a name, or a usual first and family name.
     */
    public static boolean looksPersonal(String value) {
        String text = Objects.requireNonNull(value, "value").strip();
        if (text.length() < SHORTEST || BirthDates.isDate(text)) {
            return false;
        } else if (Contents.digits(text) == 0) {
            return Contents.holdsEmail(text) || Shared.DETECTOR.names.isWhole(text);
        }
        boolean host = Contents.isHost(text)
                && (Contents.hasGreatOctet(text) || Contents.isIpv6(text) || text.startsWith("10."));
        return host
                || Contents.holdsEmail(text)
                || Contents.isPhone(text)
                || Contents.isCard(text)
                || Contents.isIban(text)
                || !NationalIds.of(List.of(text)).isEmpty()
                || Streets.isStreet(text);
    }

    /** A column at hand. */
    private record Subject(
            List<String> table, String column, List<String> words, List<String> values, ColumnNames.Sign sign) {

        double share(Predicate<String> test) {
            return Contents.share(values, test);
        }

        boolean has(String... any) {
            return words.stream().anyMatch(List.of(any)::contains);
        }

        boolean named(PersonalData data) {
            return sign.data() == data;
        }

        /** Returns whether the name is a letter or a word that says nothing, as {@code col_07} is. */
        boolean isNameless() {
            return words.stream().allMatch(word -> word.length() <= 1 || NAMELESS.contains(word));
        }

        boolean aboutThings() {
            return !table.isEmpty()
                    && table.stream()
                            .anyMatch(word -> THINGS.contains(word) || THINGS.contains(ColumnNames.singular(word)));
        }

        boolean aboutPeople() {
            return ColumnNames.isOfPerson(table);
        }

        Detection as(PersonalData data, double confidence, String reason) {
            return new Detection(column, data, Math.min(0.99, confidence), reason);
        }
    }

    private Detection detect(Subject subject) {
        Detection found = byForm(subject);
        if (found == null) {
            found = byNameAndForm(subject);
        }
        if (found == null) {
            found = byWords(subject);
        }
        return found == null
                ? subject.as(
                        PersonalData.NONE,
                        subject.values().isEmpty() ? 0.5 : 0.8,
                        "neither its name nor its values look personal")
                : found;
    }

    /** Tells what hardly anything else looks like. */
    private static @Nullable Detection byForm(Subject subject) {
        if (subject.values().isEmpty()) {
            return null;
        }
        double emails = subject.share(Contents::isEmail);
        if (emails >= 0.6 && !subject.has("message", "msgid")) {
            return subject.as(PersonalData.EMAIL, 0.7 + emails * 0.29, "its values are e-mail addresses");
        }
        double accounts = subject.share(Contents::isIban);
        if (accounts >= 0.7) {
            return subject.as(
                    PersonalData.ACCOUNT_NUMBER, 0.7 + accounts * 0.29, "its values are IBANs with right check digits");
        }
        boolean coded = subject.has(
                "ean", "isbn", "gtin", "upc", "barcode", "imei", "serial", "tracking", "order", "invoice", "iccid");
        double cards = subject.share(Contents::isCard);
        if (cards >= 0.8 && !coded) {
            return subject.as(PersonalData.CARD, 0.7 + cards * 0.29, "its values pass the Luhn check of card numbers");
        }
        Detection hosts = hosts(subject);
        if (hosts != null) {
            return hosts;
        }
        String number = coded ? "" : NationalIds.of(subject.values());
        boolean phone = subject.named(PersonalData.PHONE)
                || subject.named(PersonalData.ACCOUNT_NUMBER)
                || subject.named(PersonalData.DATE_OF_BIRTH);
        return number.isEmpty() || phone || subject.share(BirthDates::isDate) > 0.9
                ? null
                : subject.as(PersonalData.NATIONAL_ID, 0.9, "its values have the form and check digits of " + number);
    }

    private static @Nullable Detection hosts(Subject subject) {
        double hosts = subject.share(Contents::isHost);
        if (hosts < 0.7
                || subject.has(
                        "version",
                        "release",
                        "build",
                        "firmware",
                        "subnet",
                        "cidr",
                        "oid",
                        "mask",
                        "netmask",
                        "section")) {
            return null;
        }
        boolean sure = subject.named(PersonalData.IP)
                || subject.has(
                        "ip",
                        "addr",
                        "address",
                        "host",
                        "client",
                        "remote",
                        "forwarded",
                        "lan",
                        "wan",
                        "server",
                        "gateway")
                || subject.share(text -> text.contains(":")) > 0.3
                || subject.share(Contents::hasGreatOctet) >= 0.5;
        return sure ? subject.as(PersonalData.IP, 0.7 + hosts * 0.29, "its values are addresses of hosts") : null;
    }

    /** Tells what a name makes probable and values do not contradict, and what is written so. */
    private @Nullable Detection byNameAndForm(Subject subject) {
        boolean any = !subject.values().isEmpty();
        double sure = subject.sign().confidence();
        String name = "its name says so";
        if (subject.named(PersonalData.DATE_OF_BIRTH) && (!any || subject.share(BirthDates::isDate) >= 0.6)) {
            return subject.as(PersonalData.DATE_OF_BIRTH, sure, name);
        } else if (subject.named(PersonalData.PHONE) && (!any || subject.share(Contents::couldBePhone) >= 0.5)) {
            return subject.as(PersonalData.PHONE, sure, name);
        } else if (subject.named(PersonalData.EMAIL) && !any) {
            return subject.as(PersonalData.EMAIL, sure, name);
        } else if (subject.named(PersonalData.IP) && !any && !subject.has("subnet", "cidr", "mask")) {
            return subject.as(PersonalData.IP, sure, name);
        } else if (subject.named(PersonalData.NATIONAL_ID)
                && (!any || subject.share(text -> Contents.digits(text) >= 4 && text.length() <= 30) >= 0.7)
                && subject.share(BirthDates::isDate) < 0.9) {
            return subject.as(PersonalData.NATIONAL_ID, sure, name);
        } else if (subject.named(PersonalData.ACCOUNT_NUMBER)
                && (!any || subject.share(Contents::couldBeAccount) >= 0.7)) {
            return subject.as(PersonalData.ACCOUNT_NUMBER, sure, name);
        } else if (subject.named(PersonalData.CARD)
                && (!any || subject.share(text -> Contents.digits(text) >= 13 && !text.contains("*")) >= 0.7)) {
            return subject.as(PersonalData.CARD, sure, name);
        }
        double phones = subject.share(Contents::isPhone);
        boolean unknown = subject.sign().isUnknown() || subject.isNameless();
        if (phones >= 0.8
                && unknown
                && subject.share(BirthDates::isDate) == 0
                && !subject.has("serial", "order", "code", "zip")) {
            return subject.as(PersonalData.PHONE, 0.75, "its values are written as telephone numbers are");
        }
        return unknown && subject.share(BirthDates::isDate) >= 0.9 && BirthDates.spreadLikeBirths(subject.values())
                ? subject.as(
                        PersonalData.DATE_OF_BIRTH,
                        0.6,
                        "its dates spread over years as births do, and its name says nothing else")
                : address(subject);
    }

    private static @Nullable Detection address(Subject subject) {
        boolean any = !subject.values().isEmpty();
        boolean code = subject.sign().meaning().equals("address.postal_code")
                || subject.has("zip", "zipcode", "postcode", "postal", "plz", "cep", "postleitzahl", "postnummer");
        double streets = subject.share(Streets::isStreet);
        double sure = Math.max(0.75, subject.sign().confidence());
        boolean web = subject.has("web", "url", "mail", "email", "ip", "mac", "wallet", "host", "type");
        if (code && (!any || subject.share(Streets::isPostcode) >= 0.6)) {
            return subject.as(PersonalData.ADDRESS, sure, "its name says so: postcodes");
        } else if (subject.named(PersonalData.ADDRESS)
                && !code
                && !web
                && (!any || subject.share(Streets::couldBe) >= 0.6)) {
            return subject.as(PersonalData.ADDRESS, sure, "its name says so");
        } else if (streets >= 0.5 && !web) {
            return subject.as(
                    PersonalData.ADDRESS, 0.6 + streets * 0.35, "its values are written as streets and addresses are");
        }
        return any && subject.sign().isUnknown() && Streets.areSurePostcodes(subject.values())
                ? subject.as(PersonalData.ADDRESS, 0.65, "its values are written as postcodes are")
                : null;
    }

    private @Nullable Detection byWords(Subject subject) {
        double texts = subject.share(FreeTexts::isText);
        Detection text = texts >= 0.6 ? freeText(subject) : null;
        return text != null ? text : name(subject, texts);
    }

    private @Nullable Detection freeText(Subject subject) {
        double words = subject.values().stream()
                .mapToInt(text -> text.split("\\s+").length)
                .average()
                .orElse(0);
        if (words < 4) {
            return null;
        }
        double about = subject.share(text -> FreeTexts.isAboutSomebody(text, names));
        double oneself = subject.share(FreeTexts::isOfOneself);
        boolean review = subject.has("review", "rezension", "avis") && !subject.aboutPeople();
        boolean notes = FreeTexts.isNotes(subject.words());
        boolean people = subject.aboutPeople();
        double needed = review ? 0.5 : notes && people ? 0.15 : notes ? 0.25 : people ? 0.3 : 0.4;
        return about + oneself / 4 >= needed
                ? subject.as(PersonalData.FREE_TEXT_PERSONAL, 0.6 + about * 0.35, "its texts speak of people")
                : null;
    }

    private @Nullable Detection name(Subject subject, double texts) {
        boolean any = !subject.values().isEmpty();
        double known = subject.share(names::isKnown);
        double written = subject.share(PersonNames::isWrittenSo);
        // the name of a thing; of a school, the pupil is none
        boolean things = subject.aboutThings() && GENERIC.containsAll(subject.words());
        if (subject.named(PersonalData.NAME)) {
            boolean fits = !any || subject.share(PersonNames::couldBe) >= 0.6 && texts < 0.9;
            boolean sure =
                    subject.sign().confidence() >= 0.8 || known >= 0.2 || written >= 0.6 && subject.aboutPeople();
            if (fits && sure && !things) {
                return subject.as(
                        PersonalData.NAME, Math.max(0.7, subject.sign().confidence()), "its name says so");
            }
        }
        boolean role = ColumnNames.isOfPerson(subject.words()) && !things;
        boolean other = !subject.sign().isUnknown() && !subject.named(PersonalData.NAME);
        if (!any || other) {
            return null;
        }
        boolean several = subject.share(text -> text.strip().contains(" ")) >= 0.5;
        double titled = subject.share(names::isTitled);
        boolean generic = GENERIC.containsAll(subject.words()) && !subject.aboutPeople();
        if (role && written >= 0.6 && (known >= (generic ? 0.6 : 0.2) || several && !generic)) {
            return subject.as(
                    PersonalData.NAME,
                    0.6 + known * 0.35,
                    "its name is of people, its values are written as names are");
        } else if (titled >= 0.5) {
            return subject.as(PersonalData.NAME, 0.7, "its values have titles of people");
        }
        return !things && known >= 0.6 && written >= 0.7
                ? subject.as(PersonalData.NAME, 0.5 + known * 0.4, "its values are usual names of people")
                : null;
    }
}
