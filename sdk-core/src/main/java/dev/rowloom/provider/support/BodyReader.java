package dev.rowloom.provider.support;

import java.nio.ByteBuffer;

/** Takes the bytes of an answer's body. */
interface BodyReader {

    /**
     * Reads more bytes.
     *
     * @throws TooLongException if they are more than any service sends
     */
    void read(ByteBuffer bytes);

    /** Reads the end. */
    void end();

    /** Reports a body, or a part of it, that is longer than allowed. */
    final class TooLongException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
