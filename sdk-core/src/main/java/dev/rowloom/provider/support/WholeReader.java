package dev.rowloom.provider.support;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Collects a body that makes sense only as a whole: that of an error, or of a proxy that doesn't stream. */
final class WholeReader implements BodyReader {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int longest;
    private final Consumer<String> whole;

    WholeReader(int longest, Consumer<String> whole) {
        this.longest = longest;
        this.whole = whole;
    }

    @Override
    public void read(ByteBuffer more) {
        if (bytes.size() + more.remaining() > longest) {
            throw new TooLongException();
        }
        byte[] copy = new byte[more.remaining()];
        more.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void end() {
        whole.accept(bytes.toString(StandardCharsets.UTF_8));
    }
}
