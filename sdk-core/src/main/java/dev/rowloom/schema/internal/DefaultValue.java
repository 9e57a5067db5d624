package dev.rowloom.schema.internal;

import dev.rowloom.schema.Identity;
import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a DEFAULT clause.
 *
 * @param tokens its tokens
 */
record DefaultValue(List<Token> tokens) {

    /** Takes a value: what follows up to the next clause of the column. */
    static DefaultValue read(Reading reading, Tokens in) {
        List<Token> taken = new ArrayList<>();
        do {
            int before = in.position();
            if (in.atSymbol("(") || in.atSymbol("[")) {
                takeGroup(in, taken);
            } else {
                taken.add(in.take());
            }
            if (in.position() == before) {
                break;
            }
        } while (in.hasNext() && !Clauses.begin(in) && !atTarget(in, taken));
        return new DefaultValue(taken);
    }

    // DEFAULT 0 FOR c, but not NEXT VALUE FOR s
    private static boolean atTarget(Tokens in, List<Token> taken) {
        return in.atWords("FOR") && !taken.get(taken.size() - 1).isWord("VALUE");
    }

    private static void takeGroup(Tokens in, List<Token> into) {
        int depth = 0;
        do {
            Token token = in.take();
            into.add(token);
            depth += Tokens.depthChange(token);
        } while (depth > 0 && in.hasNext());
    }

    /** Sets the column's default, or the sequence it takes numbers from. */
    void applyTo(ColumnDraft column, Reading reading) {
        TableName sequence = sequence(reading);
        Token only = tokens.size() == 1 ? tokens.get(0) : null;
        if (sequence != null) {
            column.identity = new Identity(Identity.Kind.SEQUENCE_DEFAULT, 1, 1, sequence);
        }
        if (only != null && only.isWord("NULL")) {
            column.defaultValue = null;
        } else if (only != null && only.kind() == Token.Kind.NAME) {
            column.defaultValue = "'" + only.text().replace("'", "''") + "'"; // SQLite reads it as a text
        } else {
            column.defaultValue = reading.text(tokens);
        }
    }

    // nextval('s'::regclass), nextval(('s'::text)::regclass), NEXT VALUE FOR s, nextval(s)
    private @Nullable TableName sequence(Reading reading) {
        Tokens in = new Tokens(KeyParts.stripParentheses(tokens));
        if (in.accept("NEXT", "VALUE", "FOR")) {
            return reading.catalogue().placed(reading.names().qualified(in));
        }
        int size = tokens.size();
        if (size > 2
                && tokens.get(size - 1).isWord("NEXTVAL")
                && tokens.get(size - 2).isSymbol(".")) {
            return reading.catalogue()
                    .placed(reading.names().qualified(new Tokens(tokens.subList(0, size - 2)))); // s.NEXTVAL
        }
        if (in.accept("PG_CATALOG")) {
            in.acceptSymbol(".");
        }
        if (!in.accept("NEXTVAL") || !in.atSymbol("(")) {
            return null;
        }
        List<Token> argument = in.parenthesized();
        for (Token token : argument) {
            if (token.kind() == Token.Kind.TEXT) {
                return named(token.text(), reading);
            }
        }
        return argument.isEmpty()
                ? null
                : reading.catalogue().placed(reading.names().qualified(new Tokens(argument)));
    }

    // Read as PostgreSQL reads a regclass: a part without quotes goes on to the next point, whatever characters it
    // holds.
    private static @Nullable TableName named(String text, Reading reading) {
        List<Token> name = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!name.isEmpty()) {
                name.add(Token.made(Token.Kind.SYMBOL, "."));
            }
            boolean quoted = text.charAt(at) == '"';
            int end = quoted ? closingQuote(text, at + 1) : end(text, at);
            String part = quoted
                    ? text.substring(at + 1, end).replace("\"\"", "\"")
                    : text.substring(at, end).strip();
            name.add(Token.made(quoted ? Token.Kind.NAME : Token.Kind.WORD, part));
            at = end(text, end) + 1;
        }
        return name.isEmpty()
                ? null
                : reading.catalogue().placed(reading.names().qualified(new Tokens(name)));
    }

    private static int end(String text, int from) {
        int point = text.indexOf('.', from);
        return point < 0 ? text.length() : point;
    }

    private static int closingQuote(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
            at += text.charAt(at) == '"' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }
}
