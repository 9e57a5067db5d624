package dev.rowloom.provider.testkit.stub;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * HTTP/1.1 over plain sockets of the loopback address, one request for each connection. Unlike the JDK's server it can
 * reset a connection, cut it off within an answer, and stall.
 *
 * @since 0.1.0
 */
public final class StubServer implements Closeable {

    private static final int MAX_BODY = 64 << 20;

    private final ServerSocket listener;
    private final Handler handler;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {

        /** Answers; the connection is closed afterwards. */
        void handle(HttpRequest request, HttpAnswer answer) throws IOException;
    }

    /**
     * A request as it came.
     *
     * @param headers by lower-case names
     */
    public record HttpRequest(String method, String path, Map<String, String> headers, String body) {}

    /** Starts to listen; port 0 takes a free one. */
    public StubServer(int port, Handler handler) {
        this.handler = handler;
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("stub-listener", this::listen);
    }

    /** Returns the address to send requests to. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Returns the number of connections that are open now. */
    public int openConnections() {
        return open.size();
    }

    /** Waits until the server is closed. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                start("stub-connection", () -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            HttpAnswer answer = new HttpAnswer(socket, closed);
            handler.handle(read(in), answer);
            answer.finish();
        } catch (IOException e) {
            // the client went away, which is its right
        } finally {
            open.remove(socket);
        }
    }

    private static HttpRequest read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        if (first.length != 3) {
            throw new IOException("no HTTP");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > MAX_BODY) {
            throw new IOException("too long");
        }
        return new HttpRequest(first[0], first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > 65_536) {
                throw new IOException("no line");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
