package dev.rowloom.provider.testkit.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.provider.testkit.Behaviour;
import dev.rowloom.provider.testkit.Fault;
import dev.rowloom.provider.testkit.stub.StubWire.End;
import dev.rowloom.provider.testkit.stub.StubWire.Refusal;
import dev.rowloom.provider.testkit.stub.TextAnswer.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The replies with which a service behaves, or fails, as the tests ask.
 *
 * @since 0.1.0
 */
public final class FaultReplies {

    private static final int HUGE_PIECES = 6_400;
    private static final int HUGE_PIECE = 32 << 10;
    private static final int AFTER = 40;

    private final StubWire wire;

    /**
     * Creates replies.
     *
     * @param wire what the service's answers look like
     */
    public FaultReplies(StubWire wire) {
        this.wire = wire;
    }

    /** Returns the reply of a fault. */
    public Reply of(Fault fault) {
        return switch (fault) {
            case OK -> rows();
            case RATE_LIMITED -> wire.refusal(Refusal.RATE_LIMITED);
            case RATE_LIMITED_WITHOUT_DELAY -> wire.refusal(Refusal.RATE_LIMITED_WITHOUT_DELAY);
            case DAILY_QUOTA -> wire.refusal(Refusal.QUOTA_EXHAUSTED);
            case INTERNAL -> wire.refusal(Refusal.INTERNAL);
            case OVERLOADED -> wire.refusal(Refusal.OVERLOADED);
            case BAD_GATEWAY ->
                call -> call.whole(
                        502, Map.of("Content-Type", "text/html"), "<html><body>502 Bad Gateway</body></html>");
            case SILENT -> call -> call.http().stall();
            case RESET -> rows().pieces(10).ending(Ending.RESET, 2);
            case CUT -> rows().pieces(10).ending(Ending.CUT, 2);
            case STALL -> rows().pieces(10).ending(Ending.STALL, 2);
            case WITHOUT_REASON -> rows().ending(Ending.WITHOUT_REASON, Integer.MAX_VALUE);
            case ERROR_EVENT -> rows().pieces(10).ending(Ending.ERROR_EVENT, 2);
            case EMPTY -> text("");
            case PROSE -> text("Of course! Which kind of rows would you like me to write for you?");
            case FENCED ->
                new TextAnswer(wire, call -> "Here are the rows:\n```json\n" + written(call) + "\n```\nEnjoy!");
            case MAX_TOKENS -> new TextAnswer(wire, call -> part(written(call))).end(End.MAX_TOKENS);
            case HUGE -> this::endless;
            case DEEP -> text("{\"rows\":[" + "[".repeat(10_000) + "]".repeat(10_000) + "]}");
            case ALL_THINKING -> rows().thinking(1_000_000);
            case BLOCKED_PROMPT -> wire.refusal(Refusal.BLOCKED_PROMPT);
            case BLOCKED_ANSWER -> text("{\"rows\":[").end(End.BLOCKED);
            case SCHEMA_REFUSED -> refusingSchemas(rows());
            case WRONG_TYPES, EXTRA_COLUMN, MISSING_COLUMN, SAME_ROW, DANGLING_KEYS, OTHER_TABLE, TEN_TIMES ->
                new TextAnswer(wire, call -> BadRows.of(fault, written(call)));
        };
    }

    /**
     * Returns the reply of a behaviour.
     *
     * @param behaviour how to answer
     * @param released what {@link Behaviour#WAITS_FOR_RELEASE} waits for
     */
    public Reply of(Behaviour behaviour, CountDownLatch released) {
        TextAnswer answer = text(Behaviour.TEXT).pieces(5);
        return switch (behaviour) {
            case ANSWERS, UNAUTHORISED -> answer.thinking(7).cached(3);
            case WAITS_FOR_RELEASE ->
                call -> {
                    text(Behaviour.TEXT)
                            .pieces(5)
                            .ending(Ending.WITHOUT_REASON, 1)
                            .send(call);
                    while (released.getCount() > 0) {
                        call.http().pause(Duration.ofMillis(1));
                    }
                    String rest = Behaviour.TEXT.substring(20);
                    Tokens tokens = new Tokens(9, 0, 0, Tokens.of(Behaviour.TEXT));
                    wire.text(call, rest, tokens);
                    wire.end(call, End.STOP, tokens);
                };
            case STALLS -> answer.ending(Ending.STALL, 1);
            case SILENT -> call -> call.http().stall();
            case OUT_OF_TOKENS -> text(Behaviour.TEXT.substring(0, AFTER)).end(End.MAX_TOKENS);
            case CUTS_BLUEPRINT -> cutBlueprint();
            case REFUSES_SCHEMAS -> refusingSchemas(answer);
            case BREAKS_OFF -> answer.ending(Ending.RESET, 1);
            case ENDS_WITHOUT_REASON ->
                text(Behaviour.TEXT.substring(0, AFTER)).ending(Ending.WITHOUT_REASON, Integer.MAX_VALUE);
            case FAILS_WITHIN -> answer.ending(Ending.ERROR_EVENT, 1);
            case RATE_LIMITED -> wire.refusal(Refusal.RATE_LIMITED);
            case QUOTA_EXHAUSTED -> wire.refusal(Refusal.QUOTA_EXHAUSTED);
            case OVERLOADED -> wire.refusal(Refusal.OVERLOADED);
            case INTERNAL -> wire.refusal(Refusal.INTERNAL);
            case INVALID_REQUEST -> wire.refusal(Refusal.INVALID);
            case BLOCKS_PROMPT -> wire.refusal(Refusal.BLOCKED_PROMPT);
            case BLOCKS_ANSWER -> text(Behaviour.TEXT.substring(0, AFTER)).end(End.BLOCKED);
        };
    }

    private Reply cutBlueprint() {
        AtomicInteger requests = new AtomicInteger();
        String cut = Behaviour.BLUEPRINT.substring(0, Behaviour.BLUEPRINT.length() - AFTER);
        return call -> {
            boolean first = requests.getAndIncrement() == 0;
            (first ? text(cut).end(End.MAX_TOKENS) : text(Behaviour.BLUEPRINT_LEFT)).send(call);
        };
    }

    private TextAnswer rows() {
        return new TextAnswer(wire, this::written);
    }

    private TextAnswer text(String text) {
        return new TextAnswer(wire, call -> text);
    }

    private String written(StubCall call) {
        return SchemaRows.of(wire, call.body());
    }

    private static String part(String text) {
        return text.substring(0, text.length() * 6 / 10);
    }

    private Reply refusingSchemas(Reply otherwise) {
        return call -> {
            JsonNode schema = wire.schema(call.body());
            (schema.isMissingNode() ? otherwise : wire.refusal(Refusal.SCHEMA)).send(call);
        };
    }

    private void endless(StubCall call) throws IOException {
        Tokens tokens = new Tokens(9, 0, 0, 9);
        wire.begin(call, tokens);
        wire.text(call, "{\"rows\":[[1,\"", tokens);
        String text = "la ".repeat(HUGE_PIECE / 3);
        for (int i = 0; i < HUGE_PIECES; i++) {
            wire.text(call, text, tokens);
        }
    }
}
