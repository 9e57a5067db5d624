package dev.rowloom.profile;

import dev.rowloom.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CSV as RFC 4180 has it, one row at a time, and forgives what spreadsheets make of it. */
final class CsvRows implements SampleRows {

    private static final int LONGEST_FIELD = 1 << 20;
    private static final int MOST_COLUMNS = 10_000;
    private static final String SEPARATORS = ",;\t|";

    private final Reader reader;
    private final String name;
    private final List<String> columns;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private char separator = ',';
    private long line = 1;

    private CsvRows(Reader reader, String name) {
        this.reader = reader;
        this.name = name;
        this.columns = header();
    }

    static CsvRows open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file " + file + " to be profiled");
        }
        try {
            return new CsvRows(Files.newBufferedReader(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new UsageException(file + " can't be read: " + e, e);
        }
    }

    static CsvRows of(Reader reader, String name) {
        return new CsvRows(new BufferedReader(reader), name);
    }

    private List<String> header() {
        int first = peek();
        if (first == '\uFEFF') {
            at++;
        }
        if (peek() < 0) {
            throw new UsageException(name + " is empty; its first line has to name the columns");
        }
        separator = separator();
        List<@Nullable String> fields = fields();
        if (fields.size() > MOST_COLUMNS) {
            throw new UsageException(name + " has " + fields.size() + " columns, more than " + MOST_COLUMNS);
        }
        List<String> names = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String field : fields) {
            String column = field == null || field.isBlank() ? "column_" + (names.size() + 1) : field.strip();
            if (!known.add(column)) {
                throw new UsageException(name + " has two columns named '" + column + "'; rename one");
            }
            names.add(column);
        }
        return Collections.unmodifiableList(names);
    }

    /** Returns what separates the most fields of the first line. */
    private char separator() {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = at; i < end && (quoted || buffer[i] != '\n'); i++) {
            quoted ^= buffer[i] == '"';
            int kind = quoted ? -1 : SEPARATORS.indexOf(buffer[i]);
            if (kind >= 0) {
                counts[kind]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable List<@Nullable String> next() {
        while (peek() >= 0) {
            List<@Nullable String> fields = fields();
            if (fields.size() == 1 && fields.get(0) == null && columns.size() > 1) {
                continue;
            }
            while (fields.size() < columns.size()) {
                fields.add(null);
            }
            return fields.size() > columns.size() ? fields.subList(0, columns.size()) : fields;
        }
        return null;
    }

    private List<@Nullable String> fields() {
        List<@Nullable String> fields = new ArrayList<>();
        while (true) {
            fields.add(field());
            int c = peek();
            if (c == separator) {
                at++;
            } else {
                skipLineEnd();
                return fields;
            }
        }
    }

    private void skipLineEnd() {
        if (peek() == '\r') {
            at++;
        }
        if (peek() == '\n') {
            at++;
        }
        line++;
    }

    private @Nullable String field() {
        if (peek() == '"') {
            at++;
            return quoted();
        }
        StringBuilder text = new StringBuilder();
        for (int c = peek(); c >= 0 && c != separator && c != '\n' && c != '\r'; c = peek()) {
            take(text, (char) c);
        }
        return text.isEmpty() ? null : text.toString();
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = peek();
            if (c < 0) {
                return text.toString();
            } else if (c != '"') {
                line += c == '\n' ? 1 : 0;
                take(text, (char) c);
            } else {
                at++;
                if (peek() != '"') {
                    break;
                }
                take(text, '"');
            }
        }
        // what stands behind the closing quote belongs to the field all the same
        for (int c = peek(); c >= 0 && c != separator && c != '\n' && c != '\r'; c = peek()) {
            take(text, (char) c);
        }
        return text.toString();
    }

    private void take(StringBuilder text, char c) {
        if (text.length() == LONGEST_FIELD) {
            throw new UsageException(name + " has a field of more than " + LONGEST_FIELD + " characters, in line "
                    + line + "; is a quote left open?");
        }
        text.append(c);
        at++;
    }

    private int peek() {
        if (at == end) {
            try {
                end = reader.read(buffer);
            } catch (IOException e) {
                throw new UsageException(
                        name + " can't be read at line " + line + ": " + e + "; it has to be UTF-8", e);
            }
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at];
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UsageException(name + " can't be closed: " + e, e);
        }
    }
}
