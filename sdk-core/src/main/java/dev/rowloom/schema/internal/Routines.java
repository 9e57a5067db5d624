package dev.rowloom.schema.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the script's own functions and aggregates give back. */
final class Routines {

    private static final Set<String> POLYMORPHIC =
            Set.of("anyelement", "anycompatible", "anynonarray", "anyenum", "anyarray");

    private final Names names;
    private final Map<String, DeclaredType> results = new HashMap<>();

    Routines(Names names) {
        this.names = names;
    }

    /** Reads CREATE FUNCTION … RETURNS type. */
    void function(Reading reading, Tokens in) {
        while (in.hasNext() && !in.accept("FUNCTION")) {
            in.take();
        }
        in.accept("IF", "NOT", "EXISTS");
        if (!in.peek().isIdentifier()) {
            return;
        }
        String name = names.qualified(in).name();
        in.parenthesized();
        boolean rows = in.atWords("RETURNS", "TABLE") || in.atWords("RETURNS", "SETOF");
        if (!rows && in.acceptAny("RETURNS", "RETURN")) {
            add(name, TypeReader.read(reading, in));
        }
    }

    /** Reads CREATE AGGREGATE, in which the type of the state is that of the result unless a function ends it. */
    void aggregate(Reading reading, Tokens in) {
        while (in.hasNext() && !in.accept("AGGREGATE")) {
            in.take();
        }
        String name = names.qualified(in).name();
        List<Token> options = in.parenthesized();
        if (in.atSymbol("(")) {
            options = in.parenthesized(); // the first ones were the arguments
        }
        DeclaredType state = DeclaredType.NONE;
        for (List<Token> option : Tokens.splitAtCommas(options)) {
            if (option.get(0).isWord("STYPE") && option.size() > 2) {
                state = TypeReader.read(reading, new Tokens(option.subList(2, option.size())));
            } else if (option.get(0).isWord("FINALFUNC")) {
                return;
            }
        }
        add(name, state);
    }

    // Of functions of one name, what they give back is known only where it is the same.
    private void add(String name, DeclaredType type) {
        DeclaredType before = results.put(names.key(name), type);
        if (before != null && !before.text().equalsIgnoreCase(type.text())) {
            results.put(names.key(name), DeclaredType.NONE);
        }
    }

    /** Returns what a function gives back; null where it is not of the script, or that is not known. */
    @Nullable
    QueryValue result(String name, List<@Nullable QueryValue> arguments, ResultTypes types) {
        DeclaredType type = results.get(names.key(name));
        if (type == null || type.equals(DeclaredType.NONE)) {
            return null;
        } else if (!POLYMORPHIC.contains(type.declaration().name())) {
            return types.of(type, false);
        }
        QueryValue first = arguments.isEmpty() ? null : types.unsized(arguments.get(0));
        return first == null ? null : first.nullable();
    }
}
