package dev.rowloom.gemini.stub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.provider.testkit.stub.HttpAnswer;
import dev.rowloom.provider.testkit.stub.Pace;
import dev.rowloom.provider.testkit.stub.SchemaRows;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** One call of {@code generateContent} or {@code streamGenerateContent}, and the means to answer it. */
public final class GeminiCall {

    private static final Map<String, String> STREAM_HEADERS = Map.of(
            "Content-Type", "text/event-stream",
            "Content-Disposition", "attachment",
            "Server", "scaffolding on HTTPServer2",
            "Server-Timing", "gfet4t7; dur=812",
            "Vary", "Origin, X-Origin, Referer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "SAMEORIGIN");

    private static final GeminiStubWire WIRE = new GeminiStubWire();

    private final String model;
    private final boolean streamed;
    private final JsonNode body;
    private final HttpAnswer http;
    private final Pace pace;
    private boolean begun;
    /** When the next chunk is due: what one is late by is no delay of those after it. */
    private long due = System.nanoTime();

    GeminiCall(String model, boolean streamed, JsonNode body, HttpAnswer http, Pace pace) {
        this.model = model;
        this.streamed = streamed;
        this.body = body;
        this.http = http;
        this.pace = pace;
    }

    /** Returns the model of the path. */
    public String model() {
        return model;
    }

    /** Returns whether the answer comes as server-sent events. */
    public boolean streamed() {
        return streamed;
    }

    /** Returns the request's JSON. */
    public JsonNode body() {
        return body;
    }

    /** Returns rows that fit the request's schema and its prompt. */
    public String rows() {
        return SchemaRows.of(WIRE, body);
    }

    /** Returns the text of the prompt's last turn. */
    public String prompt() {
        JsonNode contents = body.path("contents");
        return contents.path(contents.size() - 1)
                .path("parts")
                .path(0)
                .path("text")
                .asText();
    }

    /** Returns the connection, for answers that no service gives on purpose. */
    public HttpAnswer http() {
        return http;
    }

    /** Waits as long as the service thinks before its first chunk. */
    public void pauseBeforeFirst() throws IOException {
        pause(pace.beforeFirst());
    }

    /** Waits as long as so many tokens take. */
    public void pauseFor(int tokens) throws IOException {
        pause(pace.of(tokens));
    }

    private void pause(Duration time) throws IOException {
        if (time.isZero()) {
            return;
        }
        due += time.toNanos();
        long left = due - System.nanoTime();
        if (left > 0) {
            http.pause(Duration.ofNanos(left));
        }
    }

    /** Sends the headers of a stream, if they have not been sent. */
    public void begin() throws IOException {
        if (!begun) {
            begun = true;
            http.begin(200, STREAM_HEADERS);
        }
    }

    /** Sends one event of a stream. */
    public void event(String json) throws IOException {
        begin();
        http.chunk("data: " + json + "\r\n\r\n");
    }

    /** Sends a whole answer: an error before the stream has its headers, and keeps the type of a stream. */
    public void whole(int status, String json) throws IOException {
        String type = streamed ? "text/event-stream" : "application/json; charset=UTF-8";
        http.whole(status, Map.of("Content-Type", type, "Server", "scaffolding on HTTPServer2"), json);
    }
}
