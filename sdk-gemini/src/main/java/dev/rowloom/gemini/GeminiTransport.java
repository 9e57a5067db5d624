package dev.rowloom.gemini;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the streams of one provider share. Thread-safe. */
final class GeminiTransport {

    private final HttpClient client;
    private final Endpoint endpoint;
    private final Login login;
    private final Timeouts timeouts;
    private final ErrorAnswers errors;
    private final Ladder ladder = new Ladder();
    private final Set<ModelStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    GeminiTransport(Endpoint endpoint, Login login, Timeouts timeouts) {
        this.endpoint = endpoint;
        this.login = login;
        this.timeouts = timeouts;
        this.errors = new ErrorAnswers(new Secrets(login.apiKey()));
        this.client = HttpClient.newBuilder()
                // a redirect would take the key to another place
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .version(endpoint.base().startsWith("https:") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
    }

    Timeouts timeouts() {
        return timeouts;
    }

    ErrorAnswers errors() {
        return errors;
    }

    Ladder ladder() {
        return ladder;
    }

    ModelStream open(ModelRequest request) {
        if (closed) {
            throw ProviderException.of(Kind.CANCELLED, "the provider gemini is closed");
        }
        GeminiStream stream = new GeminiStream(this, request);
        open.add(stream);
        if (closed) {
            stream.close();
        }
        return stream;
    }

    void forget(ModelStream stream) {
        open.remove(stream);
    }

    HttpStream send(ModelRequest request, @Nullable AnswerSchema schema, AnswerStep step) {
        Capabilities capabilities = GeminiModels.capabilities(request.model());
        HttpRequest.Builder message = HttpRequest.newBuilder(endpoint.stream(request.model()))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "text/event-stream")
                .header("User-Agent", "rowloom")
                .POST(HttpRequest.BodyPublishers.ofString(RequestBody.of(request, capabilities, schema, step)));
        request.timeout()
                .ifPresent(
                        timeout -> message.header("X-Server-Timeout", Long.toString(Math.max(1, timeout.toSeconds()))));
        login.addTo(message);
        return new HttpStream(client, message.build());
    }

    void close() {
        closed = true;
        List.copyOf(open).forEach(ModelStream::close);
    }
}
