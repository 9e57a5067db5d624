package dev.rowloom.blueprint;

import java.util.List;

/**
 * A word of an identifier.
 *
 * @param text the word in lower case
 * @param singular the same in the singular, as far as English spelling tells
 */
record Token(String text, String singular) {

    static Token of(String text) {
        return new Token(text, singular(text));
    }

    boolean is(String word) {
        return word.equals(text) || word.equals(singular);
    }

    /** Returns the different forms of the word. */
    List<String> forms() {
        return text.equals(singular) ? List.of(text) : List.of(text, singular);
    }

    boolean isNumber() {
        return Character.isDigit(text.charAt(0));
    }

    private static String singular(String word) {
        if (word.length() < 4
                || !word.endsWith("s")
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.equals("series")
                || word.equals("species")
                || word.equals("news")
                || word.endsWith("is")) {
            return word;
        } else if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        } else if (word.endsWith("sses")
                || word.endsWith("xes")
                || word.endsWith("ches")
                || word.endsWith("shes")
                || word.endsWith("tuses")) {
            return word.substring(0, word.length() - 2);
        }
        return word.substring(0, word.length() - 1);
    }
}
