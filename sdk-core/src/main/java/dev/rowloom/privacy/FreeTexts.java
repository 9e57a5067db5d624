package dev.rowloom.privacy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells texts about particular people from other texts. */
final class FreeTexts {

    private static final int LEAST_WORDS = 3;
    private static final Pattern PERSON = Pattern.compile("(?iu).*(?<![\\p{L}])("
            + String.join(
                    "|",
                    // English
                    "mr|mrs|ms|miss|he|she|his|her|him|hers|himself|herself|husband|wife|mother|father|mum|mom|dad|son|daughter|sister"
                            + "|brother|parents|pregnant|divorced|widow(ed|er)?|children|patient|pt|guest|caller|boyfriend|girlfriend"
                            + "|neighbour|neighbor|couple|my name|years old|year old|aged|diagnosed|surgery|vegan|vegetarian|deaf|blind"
                            + "|wheelchair|allergic|religion|muslim|jewish|catholic|depress\\w+|asthma|diabet\\w+|uncle|aunt|grand\\w+"
                            + "|fiance|fiancee|landlord|tenant|maiden|born in|graduated|retired|maternity|sick leave|lives (in|with|alone)",
                    // German
                    "frau|herr|sohn|tochter|mutter|vater|ehemann|ehefrau|kunde|kundin|patientin?|krankenhaus|schwanger|schwerhörig|verwitwet"
                            + "|geschieden|seine?[rmn]?|ihre?[rmn]?|oma|opa|bruder|schwester|rollstuhl|arbeitet",
                    // French
                    "mme|mlle|monsieur|madame|mari|épouse|époux|fils|fille|mère|père|frère|soeur|sœur|enceinte|divorcée?|veuve?|patiente?|enfants?|elle|sourde?",
                    // Spanish, Portuguese, Italian
                    "sra|srta|señora?|esposa|esposo|marido|hij[oa]s?|madre|padre|hermano|hermana|embarazada|viud[oa]|paciente|filh[oa]s?|mãe|pai"
                            + "|irmão|irmã|grávida|senhora?|ela|ele|moglie|marito|figli[oa]|sorella|fratello|incinta|signora?",
                    // Dutch, Scandinavian, Polish, Czech, Hungarian
                    "mevrouw|meneer|zoon|dochter|moeder|vader|zwanger|mevr|fru|mannen|hustru|mor|far|datter|dotter|gravid|pani?|syn|córka|matka"
                            + "|mąż|żona|ciąży|manžel(ka)?|dcera|férje|felesége|fia|lánya|anyja|apja|terhes")
            + ")(?![\\p{L}]).*");
    private static final Pattern FIRST =
            Pattern.compile("(?iu).*\\b(i am|i'm|my|me|ich|mein\\w*|je|mon|ma|mi|meu|minha)\\b.*");
    private static final Pattern CAPITALS =
            Pattern.compile("[\\p{L}\\p{N},;.!?)] (\\p{Lu}[\\p{Ll}]+)|^(\\p{Lu}[\\p{Ll}]+)");
    private static final Set<String> NOTES = Lexicon.words("notes");

    private FreeTexts() {}

    static boolean isText(String value) {
        return value.strip().split("\\s+").length >= LEAST_WORDS;
    }

    /** Returns whether a text is about somebody. */
    static boolean isAboutSomebody(String text, PersonNames names) {
        if (PERSON.matcher(text).matches() || Contents.holdsEmail(text)) {
            return true;
        }
        var capitals = CAPITALS.matcher(text);
        while (capitals.find()) {
            String word = capitals.group(1) == null ? capitals.group(2) : capitals.group(1);
            if (word.length() > 2 && names.isGiven(word)) {
                return true;
            }
        }
        return false;
    }

    static boolean isOfOneself(String text) {
        return FIRST.matcher(text).matches();
    }

    static boolean isNotes(List<String> words) {
        return words.stream().anyMatch(NOTES::contains);
    }
}
