package dev.rowloom.schema.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of the script that can stand in a condition as the expression they are. */
final class SqlFunctions {

    /** How often calls inside of functions are replaced. */
    private static final int DEEPEST = 8;

    private static final int MOST_TOKENS = 5000;

    private final Names names;
    private final Map<String, SqlFunction> functions = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    SqlFunctions(Names names) {
        this.names = names;
    }

    /** Adds a function; where two of one name differ in their parameters' types alone, none of them is used. */
    void add(String name, SqlFunction function) {
        String key = key(name, function.parameters().size());
        SqlFunction before = functions.put(key, function);
        boolean other = before != null
                && !(before.types().equals(function.types()) && before.schema().equals(function.schema()));
        if (other) {
            ambiguous.add(key);
        }
    }

    private String key(String name, int parameters) {
        return names.key(name) + "/" + parameters;
    }

    /** Returns the tokens with calls of the functions replaced by what they are. */
    List<Token> inline(List<Token> tokens) {
        return functions.isEmpty() ? tokens : inline(tokens, 0);
    }

    private List<Token> inline(List<Token> tokens, int depth) {
        if (depth > DEEPEST || tokens.size() > MOST_TOKENS) {
            return tokens;
        }
        List<Token> out = new ArrayList<>();
        Tokens in = new Tokens(tokens);
        while (in.hasNext()) {
            Token token = in.take();
            boolean call = token.isIdentifier() && in.atSymbol("(");
            List<Token> inside = call ? in.parenthesizedAhead() : List.of();
            SqlFunction function = call ? find(token, inside) : null;
            if (function == null) {
                out.add(token);
                continue;
            }
            in.parenthesized();
            removeQualifier(out);
            out.add(Token.made(Token.Kind.SYMBOL, "("));
            out.addAll(inline(replaced(function, Tokens.splitAtCommas(inline(inside, depth + 1))), depth + 1));
            out.add(Token.made(Token.Kind.SYMBOL, ")"));
        }
        return out;
    }

    private @Nullable SqlFunction find(Token name, List<Token> arguments) {
        String key = key(names.of(name), Tokens.splitAtCommas(arguments).size());
        return ambiguous.contains(key) ? null : functions.get(key);
    }

    // schema.name(…)
    private static void removeQualifier(List<Token> out) {
        int size = out.size();
        if (size > 1 && out.get(size - 1).isSymbol(".") && out.get(size - 2).isIdentifier()) {
            out.subList(size - 2, size).clear();
        }
    }

    private List<Token> replaced(SqlFunction function, List<List<Token>> arguments) {
        List<Token> out = new ArrayList<>();
        List<Token> body = function.body();
        for (int i = 0; i < body.size(); i++) {
            boolean called = i + 1 < body.size() && body.get(i + 1).isSymbol("(");
            int parameter = called ? -1 : parameter(function, body.get(i));
            if (parameter < 0) {
                out.add(body.get(i));
            } else {
                out.add(Token.made(Token.Kind.SYMBOL, "("));
                out.addAll(arguments.get(parameter));
                out.add(Token.made(Token.Kind.SYMBOL, ")"));
            }
        }
        return out;
    }

    private int parameter(SqlFunction function, Token token) {
        if (token.kind() == Token.Kind.WORD && token.text().matches("\\$[1-9]\\d?")) {
            int number = Integer.parseInt(token.text().substring(1)) - 1;
            return number < function.parameters().size() ? number : -1;
        } else if (!token.isIdentifier()) {
            return -1;
        }
        String name = names.of(token);
        for (int i = 0; i < function.parameters().size(); i++) {
            String parameter = function.parameters().get(i);
            if (!parameter.isEmpty() && names.same(parameter, name)) {
                return i;
            }
        }
        return -1;
    }
}
