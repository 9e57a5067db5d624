package dev.rowloom.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a table's or column's name. */
final class NameWords {

    private NameWords() {}

    /** Returns the words in lower case: {@code OrderItems}, {@code order_items} and {@code ORDER-ITEMS} have the same. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = Character.isUpperCase(c)
                    && i > 0
                    && (Character.isLowerCase(name.charAt(i - 1))
                            || i + 1 < name.length()
                                    && Character.isUpperCase(name.charAt(i - 1))
                                    && Character.isLowerCase(name.charAt(i + 1)));
            if (begins || !Character.isLetterOrDigit(c)) {
                end(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
