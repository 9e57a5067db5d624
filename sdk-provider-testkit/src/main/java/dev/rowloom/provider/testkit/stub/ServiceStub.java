package dev.rowloom.provider.testkit.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service on the loopback address. Writes the rows that are asked for unless told otherwise. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ServiceStub implements Closeable {

    private static final JsonMapper JSON = new JsonMapper();

    private final StubWire wire;
    private final Deque<Reply> script = new ArrayDeque<>();
    private final List<Recorded> calls = new CopyOnWriteArrayList<>();
    private final StubServer server;
    private volatile Reply otherwise;
    private volatile Pace pace = Pace.IMMEDIATE;

    /**
     * A request that came.
     *
     * @param http as it came
     * @param body its JSON
     */
    public record Recorded(StubServer.HttpRequest http, JsonNode body) {}

    /**
     * Starts on a free port.
     *
     * @param wire what the service's requests and answers look like
     */
    public ServiceStub(StubWire wire) {
        this(wire, 0);
    }

    /**
     * Starts on a port; 0 takes a free one.
     *
     * @param wire what the service's requests and answers look like
     * @param port the port
     */
    public ServiceStub(StubWire wire, int port) {
        this.wire = wire;
        this.otherwise = rows();
        server = new StubServer(port, this::handle);
    }

    /** Returns the address that stands for the service's. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** Returns an answer with the rows that are asked for. */
    public TextAnswer rows() {
        return new TextAnswer(wire, call -> SchemaRows.of(wire, call.body()));
    }

    /** Returns an answer with a text. */
    public TextAnswer text(String text) {
        return new TextAnswer(wire, call -> text);
    }

    /** Sets the replies to the next calls, in order. */
    public ServiceStub then(Reply... replies) {
        synchronized (script) {
            script.addAll(List.of(replies));
        }
        return this;
    }

    /** Sets the reply to every call that {@link #then} leaves. */
    public ServiceStub always(Reply reply) {
        otherwise = reply;
        return this;
    }

    /** Sets how fast it answers. */
    public ServiceStub pace(Pace newPace) {
        pace = newPace;
        return this;
    }

    /** Returns the requests so far, in the order of their arrival. */
    public List<Recorded> calls() {
        return calls;
    }

    /** Returns the number of connections that are open now. */
    public int openConnections() {
        return server.openConnections();
    }

    /**
     * Waits until the stub is closed.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public void awaitClose() throws InterruptedException {
        server.awaitClose();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void handle(StubServer.HttpRequest http, HttpAnswer answer) throws IOException {
        JsonNode body;
        try {
            body = http.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(http.body());
        } catch (JsonProcessingException e) {
            answer.whole(400, Map.of("Content-Type", "text/plain"), "no JSON");
            return;
        }
        calls.add(new Recorded(http, body));
        StubCall call = new StubCall(http, body, answer, pace);
        wire.other(call).orElseGet(this::reply).send(call);
    }

    private Reply reply() {
        synchronized (script) {
            return script.isEmpty() ? otherwise : script.remove();
        }
    }
}
