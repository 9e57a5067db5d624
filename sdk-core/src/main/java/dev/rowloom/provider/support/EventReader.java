package dev.rowloom.provider.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into the data of server-sent events. Every line ending is taken, comments and other fields are passed over,
 * and an event is handed on with the byte that ends it.
 *
 * <p>Source: WHATWG HTML, "Server-sent events", 9.2.6.
 */
final class EventReader implements BodyReader {

    private final int longest;
    private final Consumer<String> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean afterReturn;
    private boolean hasData;

    /**
     * Creates a reader.
     *
     * @param longest the greatest size of one event
     * @param events takes the data of each event
     */
    EventReader(int longest, Consumer<String> events) {
        this.longest = longest;
        this.events = events;
    }

    @Override
    public void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n' && afterReturn) {
                afterReturn = false; // the second half of one line ending
            } else if (next == '\n' || next == '\r') {
                afterReturn = next == '\r';
                endLine();
            } else {
                afterReturn = false;
                line.write(next);
                if (line.size() + data.length() > longest) {
                    throw new TooLongException();
                }
            }
        }
    }

    /** Hands on what the last event holds although nothing ended it. */
    @Override
    public void end() {
        if (line.size() > 0) {
            endLine();
        }
        endEvent();
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            endEvent();
        } else if (text.startsWith("data:")) {
            if (hasData) {
                data.append('\n');
            }
            hasData = true;
            data.append(text, text.startsWith("data: ") ? 6 : 5, text.length());
        }
    }

    private void endEvent() {
        if (hasData) {
            String event = data.toString();
            data.setLength(0);
            hasData = false;
            events.accept(event);
        }
    }
}
