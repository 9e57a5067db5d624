package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A number, date or time written as text. */
final class Rendered extends BytesProgram {

    private final LongProgram value;
    private final Encoding encoding;
    private final int scale;
    private final @Nullable DateTimeFormatter format;

    /**
     * Makes a program.
     *
     * @param encoding how the value is held
     * @param format how dates and times are written, or null for ISO 8601
     */
    Rendered(LongProgram value, Encoding encoding, int scale, @Nullable DateTimeFormatter format) {
        this.value = value;
        this.encoding = encoding;
        this.scale = scale;
        this.format = format;
    }

    LongProgram value() {
        return value;
    }

    @Override
    int constantPrefix() {
        // the century and the decade
        return encoding == Encoding.DATE || encoding == Encoding.TIMESTAMP || encoding == Encoding.INSTANT ? 3 : 0;
    }

    /** Returns whether dates and times are written otherwise than in ISO 8601. */
    boolean isFormatted() {
        return format != null;
    }

    Encoding encoding() {
        return encoding;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        long number = value.value(frame, cell);
        if (format != null) {
            out.append(format.format(Temporals.of(encoding, number)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        byte[] text = new byte[40];
        int end = switch (encoding) {
            case DATE -> Digits.writeDate(number, text, 0);
            case TIME -> Digits.writeTime(number, text, 0);
            case TIMESTAMP, INSTANT -> Digits.writeTimestamp(number, (byte) ' ', text, 0);
            default -> Digits.writeDecimal(number, scale, text, 0);
        };
        out.append(text, 0, end);
    }
}
