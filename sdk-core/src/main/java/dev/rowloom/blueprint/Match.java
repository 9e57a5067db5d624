package dev.rowloom.blueprint;

import java.util.List;

/**
 * What a column was recognised as.
 *
 * @param meaning the meaning
 * @param make the name of the catalogue's rules
 * @param confidence how sure, 0 to 1
 * @param reason what led to it, in words
 * @param role the words before the recognised ones, joined by {@code _}, which tell several subjects of a row apart
 */
record Match(String meaning, String make, double confidence, String reason, String role) {

    /** What the names of rules that a user gave begin with. */
    static final String USERS = "user:";

    /** Returns whether a user said how values are made. */
    boolean isUsers() {
        return make.startsWith(USERS);
    }

    Match withMake(String changed) {
        return new Match(meaning, changed, confidence, reason, role);
    }

    static Match of(NamePattern.Hint hint, String reason) {
        return new Match(hint.meaning(), hint.make(), hint.sure(), reason, "");
    }

    static Match of(String meaning, double confidence, String reason) {
        return new Match(meaning, meaning, confidence, reason, "");
    }

    Match withRole(List<Token> words) {
        String joined = String.join("_", words.stream().map(Token::text).toList());
        return new Match(meaning, make, confidence, reason, joined);
    }

    Match withConfidence(double changed, String why) {
        return new Match(meaning, make, changed, why, role);
    }
}
