package dev.rowloom.provider.support;

import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends the requests of one provider and hands out their answers as they come. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HttpTransport implements AutoCloseable {

    private final HttpClient client;
    private final WireFormat wire;
    private final Timeouts timeouts;
    private final AnswerLadder ladder = new AnswerLadder();
    private final Set<ModelStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Creates a transport. Sends nothing.
     *
     * @param wire what is particular to the service
     * @param base where the service is: HTTP/2 is offered by https alone
     * @param timeouts how long it is waited for
     */
    public HttpTransport(WireFormat wire, BaseUrl base, Timeouts timeouts) {
        this.wire = wire;
        this.timeouts = timeouts;
        boolean tls = "https".equalsIgnoreCase(base.uri().getScheme());
        this.client = HttpClient.newBuilder()
                // a redirect would take the key to another place
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .version(tls ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Begins a request and returns at once; see {@link dev.rowloom.provider.ModelProvider#open}.
     *
     * @throws ProviderException of kind {@link Kind#CANCELLED} if this is closed
     */
    public ModelStream open(ModelRequest request) {
        if (closed) {
            throw ProviderException.of(Kind.CANCELLED, "the provider of " + wire.service() + " is closed");
        }
        HttpModelStream stream = new HttpModelStream(this, request);
        open.add(stream);
        if (closed) {
            stream.close();
        }
        return stream;
    }

    /** Closes the streams that are still open. Doing so again has no effect. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(ModelStream::close);
    }

    WireFormat wire() {
        return wire;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    AnswerLadder ladder() {
        return ladder;
    }

    void forget(ModelStream stream) {
        open.remove(stream);
    }

    HttpStream send(RequestForm form) {
        return new HttpStream(client, wire.write(form).build());
    }
}
