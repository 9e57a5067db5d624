package dev.rowloom.provider.testkit.stub;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The answer to one request: whole, or in chunks, with every way in which a connection can go wrong.
 *
 * @since 0.1.0
 */
public final class HttpAnswer {

    private final Socket socket;
    private final CountDownLatch closed;
    private boolean chunked;
    private boolean done;

    HttpAnswer(Socket socket, CountDownLatch closed) {
        this.socket = socket;
        this.closed = closed;
    }

    /** Sends a whole answer. */
    public void whole(int status, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(head(status, headers) + "Content-Length: " + bytes.length + "\r\n\r\n");
        write(bytes);
        done = true;
    }

    /** Sends the headers of an answer that comes in chunks. */
    public void begin(int status, Map<String, String> headers) throws IOException {
        write(head(status, headers) + "Transfer-Encoding: chunked\r\n\r\n");
        chunked = true;
    }

    /** Sends one chunk. */
    public void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[size.length + bytes.length + 2];
        System.arraycopy(size, 0, whole, 0, size.length);
        System.arraycopy(bytes, 0, whole, size.length, bytes.length);
        whole[whole.length - 2] = '\r';
        whole[whole.length - 1] = '\n';
        out.write(whole);
        out.flush();
    }

    /** Waits as a slow service would; ends early if the server is closed. */
    public void pause(Duration time) throws IOException {
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("the server is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Says nothing more until the client gives up or the server is closed. */
    public void stall() throws IOException {
        done = true;
        socket.setSoTimeout(50);
        while (closed.getCount() > 0) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException e) {
                // still there
            }
        }
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
        done = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection without the end of the answer. */
    public void cut() throws IOException {
        done = true;
        socket.close();
    }

    void finish() throws IOException {
        if (!done && chunked) {
            write("0\r\n\r\n");
        }
        done = true;
    }

    private static String head(int status, Map<String, String> headers) {
        StringBuilder text =
                new StringBuilder("HTTP/1.1 " + status + " " + reason(status) + "\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.toString();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Status";
        };
    }

    private void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }
}
