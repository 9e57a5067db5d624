package dev.rowloom.gemini.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.provider.testkit.stub.HttpAnswer;
import dev.rowloom.provider.testkit.stub.Pace;
import dev.rowloom.provider.testkit.stub.StubServer;
import dev.rowloom.provider.testkit.stub.StubServer.HttpRequest;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Gemini service on the loopback address: {@code generateContent}, {@code streamGenerateContent}, {@code countTokens}
 * and {@code models/NAME}, with its checks of keys and requests.
 */
public final class GeminiStub implements Closeable {

    /** The key that the stub takes. */
    public static final String KEY = "AIzaStub-0123456789-secret";

    private static final Pattern PATH =
            Pattern.compile("/v1(?:beta1?)?/(?:projects/[^/]+/locations/[^/]+/publishers/google/)?"
                    + "models/([A-Za-z0-9.-]+)(?::(\\w+)(?:\\?(.*))?)?");
    private static final JsonMapper JSON = new JsonMapper();

    private final Deque<Reply> script = new ArrayDeque<>();
    private final List<Recorded> calls = new CopyOnWriteArrayList<>();
    private final StubServer server;
    private volatile Reply otherwise = Scenario.OK.reply();
    private volatile Pace pace = Pace.IMMEDIATE;

    /**
     * A request that came.
     *
     * @param http as it came
     * @param body its JSON
     */
    public record Recorded(HttpRequest http, JsonNode body) {

        /** Returns the path without the query. */
        public String path() {
            int query = http.path().indexOf('?');
            return query < 0 ? http.path() : http.path().substring(0, query);
        }
    }

    /** Starts on a free port. */
    public GeminiStub() {
        this(0);
    }

    /** Starts on a port; 0 takes a free one. */
    public GeminiStub(int port) {
        server = new StubServer(port, this::handle);
    }

    /** Returns the address that stands for the service's. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** Sets the replies to the next calls, in order. */
    public GeminiStub then(Reply... replies) {
        synchronized (script) {
            script.addAll(List.of(replies));
        }
        return this;
    }

    /** Sets the reply to every call that {@link #then} leaves. */
    public GeminiStub always(Reply reply) {
        otherwise = reply;
        return this;
    }

    /** Sets how fast it answers. */
    public GeminiStub pace(Pace newPace) {
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

    /** Waits until the stub is closed. */
    public void awaitClose() throws InterruptedException {
        server.awaitClose();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void handle(HttpRequest http, HttpAnswer answer) throws IOException {
        Optional<JsonNode> body = json(http.body());
        calls.add(new Recorded(http, body.orElse(JSON.nullNode())));
        Matcher path = PATH.matcher(http.path());
        if (!path.matches()) {
            answer.whole(404, java.util.Map.of("Content-Type", "text/html"), "<html>404</html>");
            return;
        }
        String method = path.group(2) == null ? "" : path.group(2);
        boolean streamed = method.equals("streamGenerateContent");
        GeminiCall call = new GeminiCall(path.group(1), streamed, body.orElse(JSON.nullNode()), answer, pace);
        refusal(http, body, call).orElseGet(() -> reply(method)).send(call);
    }

    private Reply reply(String method) {
        switch (method) {
            case "generateContent", "streamGenerateContent":
                synchronized (script) {
                    return script.isEmpty() ? otherwise : script.remove();
                }
            case "countTokens":
                return call ->
                        call.whole(200, "{\"totalTokens\": " + (call.prompt().length() + 3) / 4 + "}");
            case "":
                return call -> call.whole(
                        200,
                        "{\"name\": \"models/" + call.model()
                                + "\",\"version\": \"001\",\"displayName\": \"" + call.model()
                                + "\",\"inputTokenLimit\": 1048576,\"outputTokenLimit\": 65536,"
                                + "\"supportedGenerationMethods\": [\"generateContent\",\"countTokens\"],\"thinking\": true}");
            default:
                return Refusals.error(404, "NOT_FOUND", "no method " + method);
        }
    }

    private static Optional<Reply> refusal(HttpRequest http, Optional<JsonNode> body, GeminiCall call) {
        String bearer = http.headers().getOrDefault("authorization", "");
        String key = http.headers().getOrDefault("x-goog-api-key", bearer.replace("Bearer ", ""));
        if (key.isEmpty()) {
            return Optional.of(Refusals.error(
                    403,
                    "PERMISSION_DENIED",
                    "Method doesn't allow unregistered callers (callers without established identity). Please use API "
                            + "Key or other form of API consumer identity to call this API."));
        } else if (!key.equals(KEY)) {
            return Optional.of(Refusals.unknownKey());
        } else if (call.model().startsWith("no-such")) {
            return Optional.of(Refusals.error(
                    404,
                    "NOT_FOUND",
                    "models/" + call.model() + " is not found for API version v1beta, or is not supported for "
                            + "generateContent. Call ModelService.ListModels to see the list of available models and "
                            + "their supported methods."));
        } else if (body.isEmpty()) {
            return Optional.of(Refusals.error(400, "INVALID_ARGUMENT", "Invalid JSON payload received."));
        }
        return http.method().equals("GET") || http.path().contains(":countTokens")
                ? Optional.empty()
                : RequestRules.refusal(body.get()).map(message -> Refusals.error(400, "INVALID_ARGUMENT", message));
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.of(body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
