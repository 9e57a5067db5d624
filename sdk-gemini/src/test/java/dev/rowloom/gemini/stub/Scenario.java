package dev.rowloom.gemini.stub;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The ways in which a service answers, by names that can be given on a command line. */
public enum Scenario {
    /** Writes what is asked. */
    OK(() -> Answer.of(GeminiCall::rows)),
    /** Too many requests a minute; says when to come again. */
    RATE_LIMITED(() -> Refusals.perMinute("2.463586755s")),
    /** Too many requests; says nothing. */
    RATE_LIMITED_WITHOUT_DELAY(Refusals::exhausted),
    /** The allowance of the day is used up. */
    DAILY_QUOTA(Refusals::perDay),
    /** 500. */
    INTERNAL(Refusals::internal),
    /** 503. */
    OVERLOADED(Refusals::overloaded),
    /** A page of a proxy. */
    BAD_GATEWAY(() -> call -> call.http()
            .whole(502, java.util.Map.of("Content-Type", "text/html"), "<html><body>502 Bad Gateway</body></html>")),
    /** Never answers at all. */
    SILENT(() -> call -> call.http().stall()),
    /** Resets the connection in the middle. */
    RESET(() -> Answer.of(GeminiCall::rows).chunks(10).ending(Answer.Ending.RESET, 2)),
    /** Closes the connection within an event. */
    CUT(() -> Answer.of(GeminiCall::rows).chunks(10).ending(Answer.Ending.CUT, 2)),
    /** Stops in the middle and keeps the connection. */
    STALL(() -> Answer.of(GeminiCall::rows).chunks(10).ending(Answer.Ending.STALL, 2)),
    /** Ends the stream without a reason. */
    WITHOUT_REASON(() -> Answer.of(GeminiCall::rows).ending(Answer.Ending.WITHOUT_REASON, Integer.MAX_VALUE)),
    /** An error in a stream that began well. */
    ERROR_EVENT(() -> Answer.of(GeminiCall::rows)
            .chunks(10)
            .errorAfter(2, Refusals.json(503, "UNAVAILABLE", "The model is overloaded. Please try again later."))),
    /** No text. */
    EMPTY(() -> Answer.text("")),
    /** Words in place of JSON. */
    PROSE(() -> Answer.text("Of course! Which kind of rows would you like me to write for you?")),
    /** JSON within a Markdown fence, with words around it. */
    FENCED(() -> Answer.of(call -> "Here are the rows:\n```json\n" + call.rows() + "\n```\nEnjoy!")),
    /** Reaches the greatest number of tokens in the middle. */
    MAX_TOKENS(() -> Answer.of(call -> half(call.rows())).finish("MAX_TOKENS")),
    /** Writes 200 MB of one text. */
    HUGE(() -> Scenario::endless),
    /** Nests arrays ten thousand deep. */
    DEEP(() -> Answer.text("{\"rows\":[" + "[".repeat(10_000) + "]".repeat(10_000) + "]}")),
    /** Thinks until no token is left. */
    ALL_THINKING(() -> Answer.of(GeminiCall::rows).thinking(1_000_000)),
    /** Blocks the prompt. */
    BLOCKED_PROMPT(() -> Refusals.blockedPrompt("PROHIBITED_CONTENT")),
    /** Blocks the answer after its first words. */
    BLOCKED_ANSWER(() -> Answer.text("{\"rows\":[").finish("SAFETY")),
    /** Refuses every schema. */
    SCHEMA_REFUSED(() -> call -> {
        boolean schema = call.body().at("/generationConfig/responseJsonSchema").isObject()
                || call.body().path("tools").isArray();
        (schema ? Refusals.schema() : OK.reply()).send(call);
    });

    private static final int HUGE_EVENTS = 6_400;
    private static final int HUGE_EVENT = 32 << 10;

    private final Supplier<Reply> reply;

    Scenario(Supplier<Reply> reply) {
        this.reply = reply;
    }

    /** Returns the reply. */
    public Reply reply() {
        return reply.get();
    }

    /** Returns the scenario of a name such as {@code rate-limited}. */
    public static Scenario named(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario '" + name + "'; there are "
                        + Arrays.stream(values()).map(Scenario::title).collect(Collectors.joining(", "))));
    }

    private static String half(String text) {
        return text.substring(0, text.length() * 6 / 10);
    }

    private static void endless(GeminiCall call) throws IOException {
        String text = "la ".repeat(HUGE_EVENT / 3);
        for (int i = 0; i < HUGE_EVENTS; i++) {
            call.event("{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \""
                    + (i == 0 ? "{\\\"rows\\\":[[1,\\\"" : text) + "\"}],\"role\": \"model\"},\"index\": 0}]}");
        }
    }

    private String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
