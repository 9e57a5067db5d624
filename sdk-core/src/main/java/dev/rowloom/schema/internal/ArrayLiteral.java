package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's text form of an array: <code>{a,"b c",NULL}</code>. */
final class ArrayLiteral {

    private ArrayLiteral() {}

    /** Returns the elements as text tokens with commas between them; null where it is no array of one dimension. */
    static @Nullable List<Token> elements(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{") || !trimmed.endsWith("}") || trimmed.length() < 3) {
            return null;
        }
        List<Token> tokens = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean last = i == trimmed.length() - 1;
            if (c == '\\' && !last) {
                element.append(trimmed.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '{' && !quoted) {
                return null;
            } else if (last || (c == ',' && !quoted)) {
                if (!tokens.isEmpty()) {
                    tokens.add(Token.made(Token.Kind.SYMBOL, ","));
                }
                tokens.add(Token.made(Token.Kind.TEXT, element.toString()));
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return tokens;
    }
}
