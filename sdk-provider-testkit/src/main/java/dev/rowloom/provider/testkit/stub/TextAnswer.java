package dev.rowloom.provider.testkit.stub;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/**
 * An answer of text, in pieces of about fifty tokens with four characters to a token. Keeps to the greatest number of tokens,
 * against which thinking counts.
 *
 * @since 0.1.0
 */
public final class TextAnswer implements Reply {

    /** How an answer ends. */
    public enum Ending {
        /** As it should. */
        WHOLE,
        /** Without a reason, as if the stream had been complete. */
        WITHOUT_REASON,
        /** Within an event, at the end of the connection. */
        CUT,
        /** With a reset of the connection. */
        RESET,
        /** Never. */
        STALL,
        /** With an event that holds an error. */
        ERROR_EVENT
    }

    private static final Duration ARRIVAL = Duration.ofMillis(40);

    private final StubWire wire;
    private final Function<StubCall, String> text;
    private int thinking;
    private int cached;
    private int pieceTokens = 50;
    private int endAfter = Integer.MAX_VALUE;
    private StubWire.End end = StubWire.End.STOP;
    private Ending ending = Ending.WHOLE;

    /**
     * Creates an answer.
     *
     * @param wire the service's wire format
     * @param text what to answer to a call
     */
    public TextAnswer(StubWire wire, Function<StubCall, String> text) {
        this.wire = wire;
        this.text = text;
    }

    /** Sets the tokens of thinking. */
    public TextAnswer thinking(int tokens) {
        thinking = tokens;
        return this;
    }

    /** Sets how many tokens of the prompt were cached. */
    public TextAnswer cached(int tokens) {
        cached = tokens;
        return this;
    }

    /** Sets the size of pieces. */
    public TextAnswer pieces(int tokens) {
        pieceTokens = tokens;
        return this;
    }

    /** Sets the reason of the end. */
    public TextAnswer end(StubWire.End reason) {
        end = reason;
        return this;
    }

    /** Ends the answer after some pieces in a way of its own. */
    public TextAnswer ending(Ending how, int pieces) {
        ending = how;
        endAfter = pieces;
        return this;
    }

    @Override
    public void send(StubCall call) throws IOException {
        String whole = text.apply(call);
        int room = wire.maxTokens(call.body());
        int thought = Math.min(thinking, room);
        int chars = (int) Math.min(whole.length(), Tokens.chars(room - thought));
        String kept = whole.substring(0, chars);
        call.pauseBeforeFirst();
        call.pauseFor(thought);
        wire.begin(call, tokens(call, thought, ""));
        int step = (int) Tokens.chars(pieceTokens);
        int pieces = 0;
        for (int from = 0; from < kept.length() && pieces < endAfter; from += step) {
            String piece = kept.substring(from, Math.min(kept.length(), from + step));
            call.pauseFor(Tokens.of(piece));
            wire.text(call, piece, tokens(call, thought, kept.substring(0, from + piece.length())));
            pieces++;
        }
        end(call, chars < whole.length() ? StubWire.End.MAX_TOKENS : end, tokens(call, thought, kept));
    }

    private void end(StubCall call, StubWire.End reason, Tokens tokens) throws IOException {
        switch (ending) {
            case WHOLE -> wire.end(call, reason, tokens);
            case WITHOUT_REASON -> {}
            case CUT -> {
                call.http().chunk(wire.brokenEvent());
                call.http().cut();
            }
            case RESET -> {
                call.http().pause(ARRIVAL); // a reset overtakes what is still on the way
                call.http().reset();
            }
            case STALL -> call.http().stall();
            case ERROR_EVENT -> wire.overloadedWithin(call);
        }
    }

    private Tokens tokens(StubCall call, int thought, String written) {
        int prompt = Tokens.of(wire.prompt(call.body())) + Tokens.of(wire.system(call.body()));
        return new Tokens(prompt, Math.min(cached, prompt), thought, Tokens.of(written));
    }
}
