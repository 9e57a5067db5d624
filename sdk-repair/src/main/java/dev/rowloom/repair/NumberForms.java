package dev.rowloom.repair;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and truth values as people write them. */
final class NumberForms {

    private static final Pattern NUMBER = Pattern.compile(
            "((?<![\\p{L}\\d])[(+-])?\\s*\\p{Sc}?\\s*([0-9][0-9.,'’_ \\u00a0\\u202f]*|[.,][0-9]+)\\s*((?:[kKmMbB](?!\\p{L}))?)(e[+-]?[0-9]+)?");
    private static final Map<String, String> POWERS = Map.of("k", "1000", "m", "1000000", "b", "1000000000");
    private static final List<String> WORDS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final Set<String> TRUE = Set.of(
            "true",
            "t",
            "yes",
            "y",
            "on",
            "1",
            "active",
            "enabled",
            "ja",
            "oui",
            "si",
            "sì",
            "sí",
            "da",
            "igen",
            "tak",
            "wahr",
            "vrai",
            "verdadero",
            "vero",
            "sim",
            "x",
            "checked",
            "✓",
            "✔",
            "ok");
    private static final Set<String> FALSE = Set.of(
            "false",
            "f",
            "no",
            "n",
            "off",
            "0",
            "inactive",
            "disabled",
            "nein",
            "non",
            "nem",
            "nie",
            "não",
            "falsch",
            "faux",
            "falso",
            "unchecked",
            "✗",
            "✘",
            "not",
            "none");

    private NumberForms() {}

    /** Returns what numbers a text may mean, the most likely first. */
    static Set<String> numbers(String text) {
        Set<String> found = new LinkedHashSet<>();
        String plain = text.strip();
        int word = WORDS.indexOf(plain.toLowerCase(Locale.ROOT));
        if (word >= 0) {
            found.add(Integer.toString(word));
        }
        Matcher matcher = NUMBER.matcher(plain);
        while (matcher.find()) {
            String sign = matcher.group(1);
            boolean negative = "-".equals(sign) || "(".equals(sign) && plain.endsWith(")");
            for (String digits : digits(matcher.group(2))) {
                add(found, (negative ? "-" : "") + digits, matcher);
            }
        }
        truth(text).forEach(truth -> found.add(truth.equals("true") ? "1" : "0"));
        return found;
    }

    private static void add(Set<String> found, String digits, Matcher matcher) {
        try {
            String exponent = matcher.group(4);
            BigDecimal number = new BigDecimal(exponent == null ? digits : digits + exponent);
            String power = POWERS.get(matcher.group(3).toLowerCase(Locale.ROOT));
            BigDecimal scaled = power == null ? number : number.multiply(new BigDecimal(power));
            if (Math.abs((long) scaled.precision() - scaled.scale()) < 60) {
                found.add(scaled.toPlainString());
            }
        } catch (NumberFormatException e) {
            // two points, say
            return;
        }
    }

    /** Takes separators of thousands out, whichever of point and comma they are. */
    private static Set<String> digits(String written) {
        String number = written.replaceAll("[ '’_\\u00a0\\u202f]", "");
        number = number.replaceAll("[.,]+$", "");
        int comma = number.lastIndexOf(',');
        int point = number.lastIndexOf('.');
        Set<String> found = new LinkedHashSet<>();
        if (comma >= 0 && point >= 0) {
            found.add(comma > point ? number.replace(".", "").replace(',', '.') : number.replace(",", ""));
        } else if (comma >= 0) {
            separated(found, number, ',');
        } else if (point != number.indexOf('.')) {
            found.add(number.replace(".", ""));
        } else {
            found.add(number.startsWith(".") ? "0" + number : number);
        }
        return found;
    }

    private static void separated(Set<String> found, String number, char separator) {
        boolean thousands = number.matches("[0-9]{1,3}(" + Pattern.quote(String.valueOf(separator)) + "[0-9]{3})+");
        String without = number.replace(String.valueOf(separator), "");
        String asPoint =
                number.indexOf(separator) == number.lastIndexOf(separator) ? number.replace(separator, '.') : without;
        found.add(thousands ? without : asPoint.startsWith(".") ? "0" + asPoint : asPoint);
    }

    /** Returns {@code true} or {@code false}, or nothing where a text is neither. */
    static Set<String> truth(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Set<String> found = new LinkedHashSet<>();
        if (TRUE.contains(word)) {
            found.add("true");
        } else if (FALSE.contains(word)) {
            found.add("false");
        } else if (word.matches("[+-]?[0-9]+([.,]0*)?")) {
            found.add(word.matches("[+-]?0+([.,]0*)?") ? "false" : "true");
        }
        return found;
    }
}
