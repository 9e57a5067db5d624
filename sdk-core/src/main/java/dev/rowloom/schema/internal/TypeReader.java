package dev.rowloom.schema.internal;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TableName;
import dev.rowloom.schema.TypeDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type: the words of its name, arguments, attributes and array brackets.
 *
 * <p>Names may have several words; they end where a clause of the column begins.
 */
final class TypeReader {

    private static final Set<String> ATTRIBUTES = Set.of("UNSIGNED", "SIGNED", "ZEROFILL");
    private static final Set<String> PLAIN_QUALIFIERS = Set.of("pg_catalog", "information_schema", "sys", "mdsys");

    private static final Pattern MULTIPLE = Pattern.compile("\\d{1,9}[KMGkmg]");

    private final Reading reading;
    private final StringBuilder name = new StringBuilder();
    private final List<String> arguments = new ArrayList<>();
    private final Set<String> attributes = new LinkedHashSet<>();
    private @Nullable String qualifier;
    private int dimensions;
    private final boolean oneWord;

    private TypeReader(Reading reading, boolean oneWord) {
        this.reading = reading;
        this.oneWord = oneWord;
    }

    /** Takes a type. */
    static DeclaredType read(Reading reading, Tokens in) {
        return new TypeReader(reading, false).read(in);
    }

    private DeclaredType read(Tokens in) {
        int start = in.position();
        if (!in.peek().isIdentifier() || (Clauses.begin(in) && !in.peek(1).isSymbol("."))) {
            return DeclaredType.NONE;
        }
        TableName first = firstName(in);
        words(in);
        List<Token> taken = taken(in, start);
        TypeDeclaration declaration = new TypeDeclaration(name.toString(), arguments, attributes, dimensions, null);
        DeclaredType declared = new DeclaredType(
                declaration, first, reading.text(taken), reading.catalogue().type(first));
        if (oneWord || !isUnknown(name.toString()) || isUnknown(first.name())) {
            return declared;
        }
        in.position(start);
        return new TypeReader(reading, true).read(in);
    }

    // A known type with unknown words behind it is that type; the words are a clause that is not understood.
    private boolean isUnknown(String typeName) {
        TypeDeclaration named = new TypeDeclaration(typeName, List.of(), Set.of(), 0, null);
        return reading.names().dialect().type(named) instanceof DataType.OpaqueType;
    }

    private static List<Token> taken(Tokens in, int start) {
        int end = in.position();
        in.position(start);
        List<Token> taken = new ArrayList<>();
        while (in.position() < end) {
            taken.add(in.take());
        }
        return taken;
    }

    private TableName firstName(Tokens in) {
        in.acceptAny("SETOF");
        TableName read = reading.names().qualified(in);
        qualifier = read.qualifier();
        if (qualifier != null && PLAIN_QUALIFIERS.contains(qualifier.toLowerCase(Locale.ROOT))) {
            qualifier = null;
        }
        name.append(read.name());
        return new TableName(qualifier, read.name());
    }

    private void words(Tokens in) {
        while (in.hasNext()) {
            if (in.atSymbol("(")) {
                arguments(in.parenthesized());
            } else if (in.atSymbol("[")) {
                brackets(in);
            } else if (in.accept("ARRAY")) {
                dimensions++;
                if (in.atSymbol("[")) {
                    brackets(in);
                    dimensions--;
                }
            } else if (!word(in)) {
                return;
            }
        }
    }

    private boolean word(Tokens in) {
        Token token = in.peek();
        if (token.kind() == Token.Kind.NAME
                && token.text().isEmpty()) { // to SQLite the brackets of an array are an empty name
            in.take();
            return true;
        }
        if (token.kind() != Token.Kind.WORD || Clauses.begin(in)) {
            return false;
        }
        if (in.accept("WITH", "TIME", "ZONE")) {
            attributes.add("with time zone");
        } else if (in.accept("WITHOUT", "TIME", "ZONE")) {
            attributes.add("without time zone");
        } else if (in.accept("WITH", "LOCAL", "TIME", "ZONE")) {
            attributes.add("with local time zone");
        } else if (ATTRIBUTES.contains(token.keyword()) && !name.isEmpty()) {
            attributes.add(in.take().text().toLowerCase(Locale.ROOT));
        } else if (token.isWord("BINARY")) {
            in.take();
            attributes.add("binary");
        } else if (oneWord) {
            return false;
        } else {
            in.take();
            name.append(' ').append(token.text());
        }
        return true;
    }

    private void arguments(List<Token> inside) {
        for (List<Token> argument : Tokens.splitAtCommas(inside)) {
            if (argument.size() == 1 && argument.get(0).kind() == Token.Kind.TEXT) {
                arguments.add(argument.get(0).text());
            } else if (argument.size() == 2 && argument.get(0).isSymbol("-")) {
                arguments.add("-" + argument.get(1).text());
            } else if (argument.size() == 1
                    && MULTIPLE.matcher(argument.get(0).text()).matches()) {
                arguments.add(multiple(argument.get(0).text()));
            } else {
                arguments.add(argument.get(0).text());
                argument.stream()
                        .skip(1)
                        .forEach(unit -> attributes.add(unit.text().toLowerCase(Locale.ROOT)));
            }
        }
    }

    // CLOB(1K)
    private static String multiple(String length) {
        int last = length.length() - 1;
        int shift = 10 * (1 + "KMG".indexOf(Character.toUpperCase(length.charAt(last))));
        return String.valueOf(Math.min(Integer.MAX_VALUE, Long.parseLong(length.substring(0, last)) << shift));
    }

    private void brackets(Tokens in) {
        in.take();
        while (in.hasNext() && !in.acceptSymbol("]")) {
            in.take();
        }
        dimensions++;
    }
}
