package dev.rowloom.engine;

import java.text.Normalizer;
import java.util.Locale;

/** Makes plain lower-case ASCII of a text, for e-mail addresses, user names and web addresses. */
final class Slug {

    private Slug() {}

    /** Returns the letters and digits of a text, accents removed, in lower case; others become the separator or vanish. */
    static String of(String text, String separator) {
        String spelt = text.replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("æ", "ae")
                .replace("Æ", "Ae")
                .replace("œ", "oe")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("đ", "d")
                .replace("þ", "th");
        String plain = Normalizer.normalize(spelt, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                slug.append(gap && !slug.isEmpty() ? separator : "").append(c);
                gap = false;
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'') {
                gap = true;
            }
        }
        return slug.isEmpty() ? "x" : slug.toString();
    }
}
