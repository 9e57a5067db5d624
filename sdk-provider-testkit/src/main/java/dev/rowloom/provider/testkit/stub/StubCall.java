package dev.rowloom.provider.testkit.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * One call of a service, and the means to answer it. Used by one thread.
 *
 * @since 0.1.0
 */
public final class StubCall {

    private final StubServer.HttpRequest request;
    private final JsonNode body;
    private final HttpAnswer http;
    private final Pace pace;
    private boolean begun;
    /** When the next piece is due: what one is late by is no delay of those after it. */
    private long due = System.nanoTime();

    StubCall(StubServer.HttpRequest request, JsonNode body, HttpAnswer http, Pace pace) {
        this.request = request;
        this.body = body;
        this.http = http;
        this.pace = pace;
    }

    /** Returns the request as it came. */
    public StubServer.HttpRequest request() {
        return request;
    }

    /** Returns a header of the request, or an empty text. */
    public String header(String lowerCaseName) {
        return request.headers().getOrDefault(lowerCaseName, "");
    }

    /** Returns the request's JSON. */
    public JsonNode body() {
        return body;
    }

    /** Returns the connection, for answers that no service gives on purpose. */
    public HttpAnswer http() {
        return http;
    }

    /**
     * Waits as long as the service thinks before its first piece.
     *
     * @throws IOException if the stub is closed
     */
    public void pauseBeforeFirst() throws IOException {
        pause(pace.beforeFirst());
    }

    /**
     * Waits as long as so many tokens take.
     *
     * @throws IOException if the stub is closed
     */
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

    /**
     * Sends the headers of a stream, if they have not been sent.
     *
     * @throws IOException if the client went away
     */
    public void begin(Map<String, String> headers) throws IOException {
        if (!begun) {
            begun = true;
            http.begin(200, headers);
        }
    }

    /**
     * Sends a whole answer.
     *
     * @throws IOException if the client went away
     */
    public void whole(int status, Map<String, String> headers, String text) throws IOException {
        http.whole(status, headers, text);
    }
}
