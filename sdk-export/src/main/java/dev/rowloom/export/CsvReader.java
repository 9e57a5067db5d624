package dev.rowloom.export;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV, RFC 4180: a field without anything is null, {@code ""} is empty text. */
final class CsvReader {

    private static final int END = -1;
    private static final int MOST_OF_FIELD = 64 << 20;
    private static final char MARK = '\uFEFF';

    private final Reader in;
    private final StringBuilder field = new StringBuilder();
    private int next;
    private long line = 1;

    CsvReader(Reader in) throws IOException {
        this.in = in;
        this.next = in.read();
        if (next == MARK) {
            next = in.read();
        }
    }

    /** Returns the line that the next record begins on, from 1. */
    long line() {
        return line;
    }

    /** Returns the fields of the next record, or null after the last one. Empty lines are passed over. */
    @Nullable
    List<@Nullable String> record() throws IOException {
        while (next == '\n' || next == '\r') {
            advance();
        }
        if (next == END) {
            return null;
        }
        List<@Nullable String> fields = new ArrayList<>();
        while (true) {
            fields.add(next == '"' ? quoted() : bare());
            if (next != ',') {
                break;
            }
            advance();
        }
        return fields;
    }

    private void advance() throws IOException {
        line += next == '\n' ? 1 : 0;
        next = in.read();
    }

    private @Nullable String bare() throws IOException {
        field.setLength(0);
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            append();
        }
        return field.isEmpty() ? null : field.toString();
    }

    private String quoted() throws IOException {
        long first = line;
        field.setLength(0);
        advance();
        while (true) {
            if (next == END) {
                throw new IOException("the quote that begins on line " + first + " is not closed");
            } else if (next != '"') {
                append();
                continue;
            }
            advance();
            if (next != '"') {
                break;
            }
            append();
        }
        // what follows the quote up to the comma is a part of the text, as most programs have it
        while (next != ',' && next != '\n' && next != '\r' && next != END) {
            append();
        }
        return field.toString();
    }

    private void append() throws IOException {
        if (field.length() >= MOST_OF_FIELD) {
            throw new IOException("the field on line " + line + " is longer than 64 Mi characters");
        }
        field.append((char) next);
        advance();
    }
}
