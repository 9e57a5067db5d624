package dev.rowloom.it.conformance;

import dev.rowloom.it.conformance.SqlTokens.Kind;
import dev.rowloom.it.conformance.SqlTokens.Token;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the texts that a regular expression matches where it is a row of characters and classes of fixed number. */
final class PatternSize {

    private static final Pattern ELEMENT =
            Pattern.compile("(?:\\[([^\\]\\[^\\\\]+)\\]|(\\\\d)|([\\p{L}\\p{N} _:/@#-]))(?:\\{(\\d+)\\})?");

    private PatternSize() {}

    /** Returns how many texts a condition of the form {@code column ~ '^[A-Z]{2}$'} leaves to that column. */
    static Optional<BigInteger> of(String condition, String column) {
        List<Token> tokens = Simplified.of(Junctions.bare(condition));
        boolean matches = tokens.size() == 3
                && tokens.get(0).isName()
                && tokens.get(0).text().equalsIgnoreCase(column)
                && tokens.get(1).is("~")
                && tokens.get(2).kind() == Kind.STRING;
        String pattern = matches ? tokens.get(2).text() : "";
        return pattern.startsWith("^") && pattern.endsWith("$")
                ? size(pattern.substring(1, pattern.length() - 1))
                : Optional.empty();
    }

    private static Optional<BigInteger> size(String pattern) {
        BigInteger size = BigInteger.ONE;
        Matcher element = ELEMENT.matcher(pattern);
        int position = 0;
        while (position < pattern.length()) {
            if (!element.region(position, pattern.length()).lookingAt()) {
                return Optional.empty();
            }
            int times = element.group(4) == null ? 1 : Integer.parseInt(element.group(4));
            int choices = element.group(1) != null ? members(element.group(1)) : element.group(2) != null ? 10 : 1;
            size = size.multiply(BigInteger.valueOf(choices).pow(times));
            position = element.end();
        }
        return Optional.of(size);
    }

    private static int members(String characters) {
        Set<Character> members = new HashSet<>();
        for (int i = 0; i < characters.length(); i++) {
            boolean range = i + 2 < characters.length() && characters.charAt(i + 1) == '-';
            char last = range ? characters.charAt(i + 2) : characters.charAt(i);
            for (char c = characters.charAt(i); c <= last; c++) {
                members.add(c);
            }
            i += range ? 2 : 0;
        }
        return members.size();
    }
}
