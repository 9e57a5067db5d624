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
}
