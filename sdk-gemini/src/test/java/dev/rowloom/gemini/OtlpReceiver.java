package dev.rowloom.gemini;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces and metrics by OTLP over HTTP in protobuf, as the paths below {@code /api/public/otel} of Langfuse do. */
final class OtlpReceiver implements Closeable {

    static final String BASE = "/api/public/otel";

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** A request that came. */
    record Received(String path, Map<String, String> headers, byte[] body) {}

    /** A span as it was sent; ids as hexadecimal digits, an absent parent as the empty text. */
    record Span(
            String traceId,
            String id,
            String parent,
            String name,
            long kind,
            long status,
            long start,
            long end,
            Map<String, Object> attributes) {

        String text(String key) {
            return (String) value(key);
        }

        long number(String key) {
            return (Long) value(key);
        }

        private Object value(String key) {
            return Objects.requireNonNull(attributes.get(key), () -> name + " has no " + key);
        }
    }

    OtlpReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url(String signal) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BASE + "/v1/" + signal;
    }

    List<Received> requests() {
        return received;
    }

    /** Returns all that came, byte by byte as characters. */
    String raw() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        received.forEach(request -> {
            all.writeBytes(request.headers().toString().getBytes(StandardCharsets.UTF_8));
            all.writeBytes(request.body());
        });
        return all.toString(StandardCharsets.UTF_8);
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        bodies("/v1/traces")
                .forEach(body -> body.messages(1).stream()
                        .flatMap(resource -> resource.messages(2).stream())
                        .flatMap(scope -> scope.messages(2).stream())
                        .forEach(span -> spans.add(span(span))));
        return spans;
    }

    /** Returns the units of metrics by their names. */
    Map<String, String> metrics() {
        Map<String, String> metrics = new LinkedHashMap<>();
        bodies("/v1/metrics")
                .forEach(body -> body.messages(1).stream()
                        .flatMap(resource -> resource.messages(2).stream())
                        .flatMap(scope -> scope.messages(2).stream())
                        .forEach(metric -> metrics.put(metric.text(1), metric.text(3))));
        return metrics;
    }

    private List<ProtoMessage> bodies(String path) {
        return received.stream()
                .filter(request -> request.path().endsWith(path))
                .map(request -> new ProtoMessage(request.body()))
                .toList();
    }

    private static Span span(ProtoMessage span) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        span.messages(9)
                .forEach(pair ->
                        attributes.put(pair.text(1), value(pair.messages(2).get(0))));
        long status = span.messages(15).stream().mapToLong(it -> it.number(3)).sum();
        return new Span(
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                span.number(6),
                status,
                span.number(7),
                span.number(8),
                attributes);
    }

    private static Object value(ProtoMessage any) {
        if (any.has(5)) {
            return any.messages(5).get(0).messages(1).stream()
                    .map(OtlpReceiver::value)
                    .toList();
        } else if (any.has(2)) {
            return any.number(2) == 1;
        } else if (any.has(3)) {
            return any.number(3);
        } else if (any.has(4)) {
            return Double.longBitsToDouble(any.number(4));
        }
        return any.text(1);
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        received.add(new Received(
                exchange.getRequestURI().getPath(),
                headers,
                exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
