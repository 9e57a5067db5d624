package dev.rowloom.privacy;

import java.util.List;
import java.util.regex.Pattern;

/** Tells streets, addresses and postcodes. */
final class Streets {

    private static final Pattern BEFORE = Pattern.compile(
            "(?iu)(^|.*[,\\s])(rue|avenue|av\\.?|avda\\.?|bd|boulevard|blvd|calle|c/|cl\\.?|plaza|pza\\.?|paseo|camino|carrer|rua|travessa"
                    + "|praca|praça|largo|estrada|via|viale|corso|piazza|vicolo|ul\\.?|ulica|al\\.|aleja|os\\.|str\\.|strada|bulevardul"
                    + "|calea|chemin|allée|allee|place|quai|route|impasse|jalan|jl\\.?|ulitsa|prospekt|pr\\.|улица|ул\\.|проспект|проезд"
                    + "|sokak|cadde|cad\\.|apt\\.?|p\\.? ?o\\.? ?box|postfach|apartado|unter den|am|im|an der|auf der)\\s+\\S.*");
    private static final Pattern AFTER = Pattern.compile(
            "(?iu).*(\\s(street|st\\.?|road|rd\\.?|lane|ln\\.?|avenue|ave\\.?|drive|dr\\.?|court|ct\\.?|way|close|place|pl\\.?|square|sq\\.?"
                    + "|terrace|crescent|parkway|pkwy\\.?|highway|hwy\\.?|boulevard|blvd\\.?|circle|cir\\.?|trail|loop|row|walk|gardens|grove"
                    + "|hill|manor|mews|quay|gate|alley|vej|gade|utca|útja|út|tér|körút|köz|sokak|caddesi|mahallesi|katu|tie)"
                    + "|stra(ß|ss)e|str\\.|gasse|weg|platz|allee|ufer|damm|ring|steig|pfad|berg|straat|laan|plein|gracht|kade|dreef"
                    + "|gatan|vägen|gränd|veien|vegen|gata|gaten|vej|gade|katu|tie|kuja|polku)(?![\\p{L}]).*");
    private static final Pattern HOUSE = Pattern.compile(".*(\\d+\\s?[a-zA-Z]?([-/]\\d+)?|\\bs/n\\b).*");
    private static final Pattern BLOCKS = Pattern.compile("\\d{1,4}(-\\d{1,4}){1,3}\\s\\p{L}.*|.*[丁番号町区市県].*\\d.*");
    private static final Pattern POSTCODE = Pattern.compile(
            "\\d{4,6}|\\d{5}-\\d{4}|\\d{5}-\\d{3}|\\d{3}-\\d{4}|\\d{2}-\\d{3}|\\d{3} \\d{2}|[A-Z]{1,2}\\d[A-Z0-9]? ?\\d[A-Z]{2}"
                    + "|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{4} ?[A-Z]{2}|[A-Z]{1,2}-?\\d{4,5}");
    private static final Pattern LETTERED =
            Pattern.compile("[A-Z]{1,2}\\d[A-Z0-9]? \\d[A-Z]{2}|[A-Z]\\d[A-Z] \\d[A-Z]\\d|\\d{4} [A-Z]{2}");

    private Streets() {}

    static boolean isStreet(String text) {
        String line = text.strip();
        boolean house = HOUSE.matcher(line).matches();
        return line.length() <= 200
                && line.length() >= 5
                && house
                && (BEFORE.matcher(line).matches()
                        || AFTER.matcher(line).matches()
                        || BLOCKS.matcher(line).matches());
    }

    /** Returns whether a text has a number and words, as addresses do whatever their streets are called. */
    static boolean couldBe(String text) {
        return text.length() >= 5
                && text.chars().filter(Character::isLetter).count() >= 3
                && (Contents.digits(text) > 0 || text.contains(" "));
    }

    static boolean isPostcode(String text) {
        return POSTCODE.matcher(text.strip()).matches();
    }

    /** Returns whether most are postcodes that nothing else looks like. */
    static boolean areSurePostcodes(List<String> values) {
        return Contents.share(values, text -> LETTERED.matcher(text.strip()).matches()) >= 0.8;
    }
}
