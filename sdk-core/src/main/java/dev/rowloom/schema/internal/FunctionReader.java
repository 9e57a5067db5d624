package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads functions that are no more than an expression of their arguments: {@code SELECT expression} in SQL, {@code RETURN
 * expression}, and a block of nothing but that. What others do only the database knows.
 */
final class FunctionReader {

    private static final Set<String> MODES = Set.of("IN", "INOUT", "OUT", "VARIADIC");
    private static final Set<String> BEYOND =
            Set.of("SELECT", "FROM", "WHERE", "INTO", "DECLARE", "IF", "LOOP", "PERFORM", "EXECUTE", "RAISE", "INSERT");

    private final Reading reading;

    FunctionReader(Reading reading) {
        this.reading = reading;
    }

    /** Reads the statement. */
    void read(Tokens in) {
        while (in.hasNext() && !in.accept("FUNCTION")) {
            in.take();
        }
        in.accept("IF", "NOT", "EXISTS");
        if (!in.peek().isIdentifier()) {
            return;
        }
        TableName name = reading.names().qualified(in);
        List<List<Token>> parameters = Tokens.splitAtCommas(in.parenthesized());
        List<Token> body = body(in.rest());
        if (body == null || parameters.stream().anyMatch(FunctionReader::isOther)) {
            return;
        }
        String types = parameters.stream()
                .map(part -> Tokens.sql(part).toLowerCase(Locale.ROOT))
                .toList()
                .toString();
        String schema = name.qualifier() == null ? "" : name.qualifier();
        List<String> names = parameters.stream().map(this::name).toList();
        reading.catalogue().functions().add(name.name(), new SqlFunction(schema, names, types, body));
    }

    // a mode other than IN
    private static boolean isOther(List<Token> parameter) {
        String mode = parameter.get(0).keyword();
        return MODES.contains(mode) && !mode.equals("IN");
    }

    // [IN] [name] type
    private String name(List<Token> parameter) {
        List<Token> rest = parameter.get(0).isWord("IN") ? parameter.subList(1, parameter.size()) : parameter;
        boolean named =
                rest.size() > 1 && rest.get(0).isIdentifier() && rest.get(1).isIdentifier();
        return named ? reading.names().of(rest.get(0)) : "";
    }

    private @Nullable List<Token> body(List<Token> rest) {
        for (int i = 0; i + 1 < rest.size(); i++) {
            if (rest.get(i).isWord("AS") && rest.get(i + 1).kind() == Token.Kind.TEXT) {
                String text = rest.get(i + 1).text();
                return expression(Lexer.tokens(
                        text, 0, text.length(), reading.names().dialect().lexicalRules()));
            } else if (rest.get(i).isWord("RETURN") || rest.get(i).isWord("BEGIN")) {
                return expression(rest.subList(i, rest.size()));
            }
        }
        return null;
    }

    private static @Nullable List<Token> expression(List<Token> body) {
        List<Token> tokens = new ArrayList<>(body);
        removeEnd(tokens, ";");
        if (!tokens.isEmpty() && tokens.get(0).isWord("BEGIN")) {
            if (!tokens.get(tokens.size() - 1).isWord("END")) {
                return null;
            }
            tokens.remove(tokens.size() - 1);
            tokens.remove(0);
            if (!tokens.isEmpty() && tokens.get(0).isWord("ATOMIC")) {
                tokens.remove(0);
            }
            removeEnd(tokens, ";");
        }
        boolean begins = !tokens.isEmpty()
                && (tokens.get(0).isWord("SELECT") || tokens.get(0).isWord("RETURN"));
        List<Token> expression = begins ? tokens.subList(1, tokens.size()) : List.of();
        return expression.isEmpty() || isMore(expression) ? null : List.copyOf(expression);
    }

    private static void removeEnd(List<Token> tokens, String symbol) {
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isSymbol(symbol)) {
            tokens.remove(tokens.size() - 1);
        }
    }

    // EXTRACT(… FROM …), TRIM(… FROM …) and SUBSTRING(… FROM …) are inside of parentheses
    private static boolean isMore(List<Token> expression) {
        int depth = 0;
        for (Token token : expression) {
            depth += Tokens.depthChange(token);
            boolean from = token.isWord("FROM");
            boolean beyond = BEYOND.contains(token.keyword()) && !(from && depth > 0);
            if (beyond || token.isSymbol(";") || depth == 0 && (token.isSymbol(",") || token.isWord("AS"))) {
                return true;
            }
        }
        return false;
    }
}
