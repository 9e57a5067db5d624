package dev.rowloom.export;

/** Tells whether bytes are one JSON text, RFC 8259. Strings are not looked at for well-formed UTF-8. */
final class JsonSyntax {

    /** Deep enough for any document of a column, and what common parsers accept at least. */
    private static final int MAX_DEPTH = 500;

    private static final int INVALID = -1;

    private final byte[] data;
    private final int end;

    private JsonSyntax(byte[] data, int end) {
        this.data = data;
        this.end = end;
    }

    static boolean isValid(byte[] data, int start, int end) {
        JsonSyntax syntax = new JsonSyntax(data, end);
        int after = syntax.value(syntax.space(start), 0);
        return after != INVALID && syntax.space(after) == end;
    }

    /** Returns the position after the value that begins there. */
    private int value(int at, int depth) {
        return switch (peek(at)) {
            case '{' -> members(at, depth + 1, '}');
            case '[' -> members(at, depth + 1, ']');
            case '"' -> string(at);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    private int members(int opening, int depth, char closing) {
        int at = space(opening + 1);
        if (depth > MAX_DEPTH) {
            return INVALID;
        }
        if (peek(at) == closing) {
            return at + 1;
        }
        while (true) {
            at = closing == '}' ? name(at) : at;
            at = at == INVALID ? at : value(at, depth);
            if (at == INVALID) {
                return INVALID;
            }
            at = space(at);
            if (peek(at) == closing) {
                return at + 1;
            }
            if (peek(at) != ',') {
                return INVALID;
            }
            at = space(at + 1);
        }
    }

    /** Returns where the member's value begins. */
    private int name(int at) {
        int after = peek(at) == '"' ? string(at) : INVALID;
        if (after == INVALID || peek(space(after)) != ':') {
            return INVALID;
        }
        return space(space(after) + 1);
    }

    private int string(int opening) {
        int at = opening + 1;
        while (at < end) {
            int b = data[at];
            if (b == '"') {
                return at + 1;
            }
            if (b >= 0 && b < ' ') {
                return INVALID;
            }
            at = b == '\\' ? escape(at + 1) : at + 1;
            if (at == INVALID) {
                return INVALID;
            }
        }
        return INVALID;
    }

    private int escape(int at) {
        if (peek(at) != 'u') {
            return peek(at) > 0 && "\"\\/bfnrt".indexOf(peek(at)) >= 0 ? at + 1 : INVALID;
        }
        for (int i = at + 1; i <= at + 4; i++) {
            if (Character.digit(peek(i), 16) < 0) {
                return INVALID;
            }
        }
        return at + 5;
    }

    private int number(int start) {
        int at = peek(start) == '-' ? start + 1 : start;
        int after = peek(at) == '0' ? at + 1 : digits(at);
        if (after != INVALID && peek(after) == '.') {
            after = digits(after + 1);
        }
        if (after != INVALID && (peek(after) == 'e' || peek(after) == 'E')) {
            int sign = peek(after + 1);
            after = digits(sign == '+' || sign == '-' ? after + 2 : after + 1);
        }
        return after;
    }

    private int digits(int start) {
        int at = start;
        while (peek(at) >= '0' && peek(at) <= '9') {
            at++;
        }
        return at == start ? INVALID : at;
    }

    private int word(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(at + i) != word.charAt(i)) {
                return INVALID;
            }
        }
        return at + word.length();
    }

    private int space(int start) {
        int at = start;
        while (peek(at) == ' ' || peek(at) == '\n' || peek(at) == '\r' || peek(at) == '\t') {
            at++;
        }
        return at;
    }

    /** Returns the byte, or −1 at the end and for every byte beyond ASCII. */
    private int peek(int at) {
        return at < end ? Math.max(data[at], -1) : -1;
    }
}
