package dev.rowloom.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of an SQL array, as PostgreSQL writes it: <code>{a,"b c",NULL}</code>, nested for further dimensions
 * (its manual, section 8.15.6).
 */
public final class ArrayText {

    private final String text;
    private int at;

    private ArrayText(String text) {
        this.text = text;
    }

    /**
     * Returns the elements: texts, lists of a further dimension, or null for NULL.
     *
     * @throws IllegalArgumentException if the text is no array
     */
    public static List<@Nullable Object> parse(String text) {
        ArrayText reader = new ArrayText(text);
        List<@Nullable Object> elements = reader.array();
        if (reader.at != text.length()) {
            throw reader.malformed();
        }
        return elements;
    }

    private List<@Nullable Object> array() {
        expect('{');
        List<@Nullable Object> elements = new ArrayList<>();
        while (peek() != '}') {
            if (!elements.isEmpty()) {
                expect(',');
            }
            elements.add(element());
        }
        expect('}');
        return elements;
    }

    private @Nullable Object element() {
        if (peek() == '{') {
            return array();
        } else if (peek() == '"') {
            return quoted();
        }
        int start = at;
        while (peek() != ',' && peek() != '}') {
            at++;
        }
        String plain = text.substring(start, at);
        return plain.equalsIgnoreCase("null") ? null : plain;
    }

    private String quoted() {
        expect('"');
        StringBuilder plain = new StringBuilder();
        while (peek() != '"') {
            at += peek() == '\\' ? 1 : 0;
            plain.append(peek());
            at++;
        }
        expect('"');
        return plain.toString();
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw malformed();
        }
        at++;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("the text is no array in braces");
    }
}
