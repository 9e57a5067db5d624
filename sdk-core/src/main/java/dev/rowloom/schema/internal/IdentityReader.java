package dev.rowloom.schema.internal;

import dev.rowloom.schema.Identity;
import dev.rowloom.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how a column is numbered, and the options of sequences. */
final class IdentityReader {

    private static final Set<String> OPTIONS = Set.of(("START INCREMENT MINVALUE MAXVALUE NOMINVALUE NOMAXVALUE CACHE "
                    + "NOCACHE CYCLE NOCYCLE ORDER NOORDER KEEP NOKEEP SCALE NOSCALE GLOBAL SESSION")
            .split(" "));

    private long start = 1;
    private long increment = 1;
    private @Nullable TableName name;

    private IdentityReader() {}

    /** Takes the options after {@code AS IDENTITY}, if there are any. */
    static Identity read(Reading reading, Tokens in, Identity.Kind kind) {
        IdentityReader reader = new IdentityReader();
        reader.options(reading, new Tokens(in.atSymbol("(") ? in.parenthesized() : bareOptions(in)));
        return new Identity(kind, reader.start, reader.increment, reader.name);
    }

    // As Oracle's own tools write them: AS IDENTITY MINVALUE 1 MAXVALUE 99 INCREMENT BY 1 START WITH 1 CACHE 20 NOORDER
    private static List<Token> bareOptions(Tokens in) {
        List<Token> options = new ArrayList<>();
        while (OPTIONS.contains(in.peek().keyword())) {
            options.add(in.take());
            while (in.atWords("WITH")
                    || in.atWords("BY")
                    || in.atSymbol("-")
                    || in.peek().kind() == Token.Kind.NUMBER) {
                options.add(in.take());
            }
        }
        return options;
    }

    /** Takes the optional {@code (start, step)} or {@code = start} of a counter without a sequence. */
    static Identity counter(Tokens in) {
        List<List<Token>> numbers = Tokens.splitAtCommas(in.parenthesized());
        long first = numbers.isEmpty() ? 1 : number(new Tokens(numbers.get(0)), 1);
        long step = numbers.size() < 2 ? 1 : number(new Tokens(numbers.get(1)), 1);
        return new Identity(Identity.Kind.BY_DEFAULT, first, step == 0 ? 1 : step, null);
    }

    /** Takes the options of a sequence and returns it under the given name. */
    static SequenceDraft sequence(Reading reading, TableName name, Tokens in) {
        IdentityReader reader = new IdentityReader();
        reader.options(reading, in);
        return new SequenceDraft(name, reader.start, reader.increment);
    }

    private void options(Reading reading, Tokens in) {
        long least = Long.MIN_VALUE;
        boolean started = false;
        while (in.hasNext()) {
            if (in.accept("START")) {
                in.accept("WITH");
                start = number(in, 1);
                started = true;
            } else if (in.accept("INCREMENT")) {
                in.accept("BY");
                long step = number(in, 1);
                increment = step == 0 ? 1 : step;
            } else if (in.accept("NO", "MINVALUE")) {
                least = Long.MIN_VALUE;
            } else if (in.accept("MINVALUE")) {
                least = number(in, 1);
            } else if (in.accept("SEQUENCE", "NAME")) {
                name = reading.catalogue().placed(reading.names().qualified(in));
            } else {
                in.take();
            }
        }
        if (!started && increment > 0 && least != Long.MIN_VALUE) {
            start = least;
        }
    }

    private static long number(Tokens in, long otherwise) {
        boolean negative = in.acceptSymbol("-");
        Token token = in.peek();
        if (token.kind() != Token.Kind.NUMBER) {
            return otherwise;
        }
        in.take();
        try {
            return Long.parseLong((negative ? "-" : "") + token.text());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
