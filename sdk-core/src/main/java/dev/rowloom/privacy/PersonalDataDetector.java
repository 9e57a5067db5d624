package dev.rowloom.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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
    private static final int MOST_CHARACTERS = 1000;
    private static final Set<String> POSTCODES = Lexicon.words("postcode");
    private static final Set<String> OTHER_DATES = Lexicon.words("other-dates");
    private static final Set<String> DOCUMENTS = Set.of("document", "documento", "doc", "dokument", "documentnumber");
    private static final Pattern POINTED = Pattern.compile("\\d{1,2}\\.\\d{3}\\.\\d{3}");
    private static final Set<String> TRAVEL =
            Set.of("travel", "identity", "identite", "identidad", "viaje", "voyage", "personal");
    private static final Set<String> ACCOUNTS =
            Set.of("account", "acct", "compte", "cuenta", "conto", "konto", "rekening");
    private static final Set<String> TREASURIES = Lexicon.words("treasuries");

    private final WordColumns words = new WordColumns();

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
                            .map(value ->
                                    value.length() > MOST_CHARACTERS ? value.substring(0, MOST_CHARACTERS) : value)
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
            return Contents.holdsEmail(text) || Shared.DETECTOR.words.isWholeName(text);
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

    private Detection detect(Subject subject) {
        Detection found = byForm(subject);
        if (found == null) {
            found = byNameAndForm(subject);
        }
        if (found == null) {
            found = words.detect(subject);
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
                "ean",
                "isbn",
                "gtin",
                "upc",
                "barcode",
                "imei",
                "serial",
                "tracking",
                "order",
                "invoice",
                "iccid",
                "sku");
        double cards = subject.share(Contents::isCard);
        if (cards >= 0.8 && !coded) {
            return subject.as(PersonalData.CARD, 0.7 + cards * 0.29, "its values pass the Luhn check of card numbers");
        }
        Detection hosts = hosts(subject);
        if (hosts != null) {
            return hosts;
        }
        String number = coded ? "" : NationalIds.of(subject.values());
        boolean other = subject.named(PersonalData.PHONE)
                || subject.named(PersonalData.ACCOUNT_NUMBER)
                || subject.named(PersonalData.DATE_OF_BIRTH);
        return number.isEmpty() || other || subject.share(BirthDates::isDate) > 0.9
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
                        "gateway",
                        "relay",
                        "peer",
                        "src",
                        "dst")
                || subject.share(text -> text.contains(":")) > 0.3
                || subject.share(Contents::hasGreatOctet) >= 0.5
                || subject.share(Contents::isPrivateHost) == 1 && !subject.isNameless();
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
        if (isAccountOfTreasury(subject)) {
            return subject.as(PersonalData.ACCOUNT_NUMBER, 0.6, "its name and its table's name say so");
        }
        if (isDocumentOfPerson(subject)) {
            return subject.as(PersonalData.NATIONAL_ID, 0.6, "its name says so");
        }
        Detection phone = phone(subject);
        if (phone != null) {
            return phone;
        }
        return areBirths(subject)
                ? subject.as(
                        PersonalData.DATE_OF_BIRTH,
                        0.6,
                        "its dates spread over years as births do, and its name says nothing else")
                : address(subject);
    }

    private static boolean areBirths(Subject subject) {
        boolean some =
                subject.sign().meaning().equals("time.event") && subject.sign().confidence() <= 0.5;
        boolean other = ColumnNames.say(subject.words(), OTHER_DATES) || subject.aboutThings() && !subject.isNameless();
        return (subject.isNameless() || !other && (subject.isUnknown() || some))
                && subject.share(BirthDates::isDate) >= 0.9
                && BirthDates.spreadLikeBirths(subject.values());
    }

    /** Returns whether it is an account in a table of payments, where others have accounts of many kinds. */
    private static boolean isAccountOfTreasury(Subject subject) {
        List<String> words = subject.words();
        boolean alone = words.size() == 1 && ColumnNames.say(subject.table(), TREASURIES);
        boolean last = !words.isEmpty() && ACCOUNTS.contains(words.get(words.size() - 1));
        return last
                && (alone || words.size() > 1 && ColumnNames.say(words, TREASURIES))
                && subject.share(text -> Contents.digits(text) >= 7 && Contents.couldBeAccount(text)) >= 0.7;
    }

    /** Returns whether it is the number of a document that people show, and not of an invoice. */
    private static boolean isDocumentOfPerson(Subject subject) {
        return subject.words().stream().anyMatch(DOCUMENTS::contains)
                && (subject.aboutPeople()
                        || subject.words().stream().anyMatch(TRAVEL::contains)
                        || subject.share(text -> POINTED.matcher(text.strip()).matches()) >= 0.8)
                && subject.share(text -> Contents.digits(text) >= 5 && text.length() <= 20) >= 0.7
                && subject.share(BirthDates::isDate) < 0.5;
    }

    private static @Nullable Detection phone(Subject subject) {
        String written = "its values are written as telephone numbers are";
        boolean place = subject.sign().meaning().startsWith("geo.");
        if (subject.share(Contents::isInternationalPhone) >= 0.9 && !place) {
            return subject.as(PersonalData.PHONE, 0.8, written);
        }
        if (!subject.isUnknown()
                || subject.share(BirthDates::isDate) > 0
                || subject.has("serial", "order", "code", "zip")) {
            return null;
        }
        boolean mixed = subject.share(Contents::isInternationalPhone) > 0
                && subject.share(Contents::couldBePhone) == 1
                && subject.share(text -> Contents.digits(text) >= 8) == 1;
        boolean bare = mixed || subject.isNameless() && Contents.areBarePhones(subject.values());
        return bare || subject.share(Contents::isPhone) >= 0.8
                ? subject.as(PersonalData.PHONE, bare ? 0.6 : 0.75, written)
                : null;
    }

    /** Returns whether streets are listed as such, with no house on them. */
    private static boolean isStreetAlone(Subject subject) {
        return subject.aboutThings()
                && !subject.aboutPeople()
                && !subject.values().isEmpty()
                && subject.share(text -> Contents.digits(text) > 0) == 0;
    }

    private static @Nullable Detection address(Subject subject) {
        boolean any = !subject.values().isEmpty();
        boolean code =
                subject.sign().meaning().equals("address.postal_code") || ColumnNames.say(subject.words(), POSTCODES);
        double streets = subject.share(Streets::isStreet);
        double sure = Math.max(0.75, subject.sign().confidence());
        boolean web = subject.has("web", "url", "mail", "email", "ip", "mac", "wallet", "host", "type", "id", "status");
        if (code && (!any || subject.share(Streets::isPostcode) >= 0.6)) {
            return subject.as(PersonalData.ADDRESS, sure, "its name says so: postcodes");
        } else if (subject.named(PersonalData.ADDRESS)
                && !code
                && !web
                && !isStreetAlone(subject)
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
}
