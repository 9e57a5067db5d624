package dev.rowloom.schema.internal;

import dev.rowloom.SchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Gets the text of scripts, and refuses what is none. */
public final class ScriptText {

    private static final int LOOKED_AT = 8192;

    private ScriptText() {}

    /**
     * Returns the text of a UTF-8 file.
     *
     * @throws SchemaException if it can't be read, is longer than the limit, or is no text
     */
    public static String of(Path file, long maxBytes) {
        byte[] bytes = bytes(file, maxBytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw noText(file.toString(), "its bytes are not UTF-8");
        }
    }

    private static byte[] bytes(Path file, long maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(LOOKED_AT);
            for (byte b : head) {
                if (b == 0) {
                    throw noText(file.toString(), "it holds NUL bytes");
                }
            }
            long rest = maxBytes - head.length + 1;
            byte[] tail = in.readNBytes((int) Math.max(0, Math.min(rest, Integer.MAX_VALUE - LOOKED_AT - 8L)));
            requireSize((long) head.length + tail.length, maxBytes, file.toString());
            byte[] all = Arrays.copyOf(head, head.length + tail.length);
            System.arraycopy(tail, 0, all, head.length, tail.length);
            return all;
        } catch (NoSuchFileException e) {
            throw new SchemaException("the file " + file + " does not exist; give the path of a DDL script", e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a directory" : String.valueOf(e.getMessage());
            throw new SchemaException(
                    "the file " + file + " can't be read: " + reason + "; give the path of a readable DDL script", e);
        }
    }

    /**
     * Checks a script's size.
     *
     * @throws SchemaException if it is above the limit
     */
    public static void requireSize(long size, long limit, String source) {
        if (size > limit) {
            throw new SchemaException(
                    source + " is longer than " + limit + " bytes; leave the data out, as a schema-only dump does");
        }
    }

    /** Checks that a script has text, and only text. */
    static void requireText(String ddl, String source) {
        if (ddl.isBlank()) {
            throw new SchemaException(
                    "no table understood in " + source + ": it is empty; give a script with CREATE TABLE");
        }
        if (ddl.indexOf('\0') >= 0) {
            throw noText(source, "it holds NUL characters");
        }
    }

    private static SchemaException noText(String source, String reason) {
        return new SchemaException("no table understood in " + source + ": " + reason
                + ", so it is no SQL text; give a DDL script as UTF-8 text");
    }
}
