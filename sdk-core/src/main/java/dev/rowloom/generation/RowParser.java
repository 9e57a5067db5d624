package dev.rowloom.generation;

import dev.rowloom.generation.Fragment.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads rows out of a model's answer as it streams: each is handed on with its last character.
 *
 * <p>Rows are objects, or arrays of values in the order of the columns or of a header, in an array of their own, which may
 * stand within objects; words, fences and values around them are passed over and kept as fragments. A row is only taken
 * whole: one that the answer ends within is a fragment. Brackets and quotes are followed here, and Jackson reads each row
 * once it is complete, so that a row that is no JSON spoils no other.
 *
 * <p>Memory is bounded by the longest row; every character is looked at once here, and once more by Jackson. Nothing that
 * a model writes makes it throw. Not thread-safe.
 */
final class RowParser {

    /** The name that rows are asked for by. */
    static final String ROWS = "rows";

    private static final Set<String> HEADERS = Set.of("columns", "header", "headers", "fields");
    private static final int DEEPEST = 8;
    private static final int LONGEST_STRAY = 4_000;

    private final ParserLimits limits;
    private final ColumnNames names;
    private final ParseLog log = new ParseLog();
    private final RowReader reader;
    private final RowText row;
    /** The brackets that are open around rows. */
    private final Deque<Level> around = new ArrayDeque<>();

    private final StringBuilder stray = new StringBuilder();
    private Mode mode = Mode.OUTSIDE;
    private String name = "";
    private String lastString = "";
    private int stringStart = -1;
    private boolean escaped;
    private boolean afterComma;
    private long strayLength;
    private long chars;
    private long taken;
    private long read;
    private long beyond;
    /** How many brackets were open around the header, or 0 if there is none. */
    private int headerDepth;

    /**
     * An open bracket around rows.
     *
     * @param name what the object around it calls it, or empty
     */
    private record Level(char bracket, String name) {}

    /** What the characters that come belong to. */
    private enum Mode {
        OUTSIDE,
        ROW,
        /** An object that may be a row, or hold rows. */
        UNDECIDED,
        HEADER
    }

    /**
     * Begins an answer.
     *
     * @param rows takes each row, and says whether it is one of those asked for: only these count against the limit
     */
    RowParser(List<WantedColumn> columns, ParserLimits limits, Predicate<ParsedRow> rows) {
        this.limits = limits;
        this.names = new ColumnNames(columns);
        this.reader = new RowReader(columns, names, limits, log, parsed -> {
            boolean asked = rows.test(parsed);
            taken += asked ? 1 : 0;
            return asked;
        });
        this.row = new RowText(limits, log);
    }

    /** Returns what became of the answer beside its rows. */
    ParseLog log() {
        return log;
    }

    /** Returns the number of rows so far that were asked for. */
    long rows() {
        return taken;
    }

    /**
     * Reads more of the answer.
     *
     * @return whether yet more is wanted: false once a limit is reached, when the answer had better be ended
     */
    boolean accept(CharSequence delta) {
        for (int i = 0; i < delta.length(); i++) {
            char c = delta.charAt(i);
            if (beyond > 0 || chars >= limits.chars() || isFull() && beginsSomething(c)) {
                keepBeyond(delta, i);
                return false;
            }
            chars++;
            next(c);
        }
        return beyond == 0;
    }

    /** Ends the answer: what is not complete becomes a fragment. */
    void end() {
        if (beyond > 0) {
            log.reject(Reason.BEYOND_LIMIT, stray, beyond);
            dropStray();
        }
        if (mode != Mode.OUTSIDE) {
            log.reject(Reason.TRUNCATED, row.text(), row.length());
        } else {
            endStray();
        }
        if (mode != Mode.OUTSIDE || !around.isEmpty()) {
            log.count(Salvage.UNCLOSED);
        }
        mode = Mode.OUTSIDE;
        around.clear();
        dropStray();
        beyond = 0;
    }

    private boolean isFull() {
        return taken >= limits.rows() || read >= limits.read();
    }

    private boolean beginsSomething(char c) {
        return mode == Mode.OUTSIDE && stringStart < 0 && (c == '{' || c == '[');
    }

    private void next(char c) {
        switch (mode) {
            case OUTSIDE -> outside(c);
            case UNDECIDED -> undecided(c);
            case HEADER -> header(c);
            case ROW -> {
                if (row.take(c)) {
                    endRow();
                }
            }
        }
    }

    private void outside(char c) {
        if (stringStart >= 0) {
            string(c);
            return;
        }
        switch (c) {
            case '{' -> open(c);
            case '[' -> {
                Level above = around.peek();
                if (above != null && above.bracket() == '[') {
                    begin(Mode.ROW, c);
                } else if (above != null && HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                    begin(Mode.HEADER, c);
                } else {
                    enter(c);
                }
            }
            case '}', ']' -> leave(c);
            case '"' -> {
                keep(c);
                if (!around.isEmpty()) {
                    stringStart = stray.length();
                }
            }
            case ':', ',' -> separator(c);
            default -> keep(c);
        }
        if (!RowText.isSpace(c)) {
            afterComma = c == ',' && !around.isEmpty();
        }
    }

    private void string(char c) {
        keep(c);
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"' || c == '\n' || stray.length() >= LONGEST_STRAY) {
            lastString =
                    stray.substring(Math.min(stringStart, stray.length()), Math.max(stringStart, stray.length() - 1));
            stringStart = -1;
        }
    }

    /** A colon makes the text ahead of it a name; a comma ends a value. */
    private void separator(char c) {
        if (around.isEmpty()) {
            keep(c);
        } else if (c == ':') {
            name = lastString;
            dropStray();
        } else {
            endStray();
        }
    }

    private void open(char c) {
        Level above = around.peek();
        boolean inArray = above != null && above.bracket() == '[';
        begin(inArray && around.size() > 1 ? Mode.ROW : Mode.UNDECIDED, c);
    }

    private void begin(Mode next, char bracket) {
        endStray();
        mode = next;
        row.start(bracket);
    }

    private void enter(char bracket) {
        endStray();
        if (around.size() == DEEPEST) {
            around.removeLast(); // what is around that deep matters no more
        }
        around.push(new Level(bracket, name));
        name = "";
        if (bracket == '[') {
            reader.beginArray();
        }
    }

    private void leave(char c) {
        if (around.isEmpty()) {
            keep(c);
            return;
        }
        endStray();
        if (afterComma) {
            log.count(Salvage.TRAILING_COMMA);
        }
        around.pop();
        name = "";
        if (around.size() < headerDepth) {
            reader.endHeader();
            headerDepth = 0;
        }
    }

    /** Returns what the arrays and objects around a row are called, innermost first. */
    private List<String> within() {
        List<String> within = new ArrayList<>();
        if (!name.isEmpty()) {
            within.add(name);
        }
        around.stream().map(Level::name).filter(it -> !it.isEmpty()).forEach(within::add);
        return within;
    }

    /** Reads on in what is called a header; one that holds brackets holds rows. */
    private void header(char c) {
        boolean opens = (c == '{' || c == '[') && !row.isWithinString() && row.depth() == 1;
        if (!opens || row.broken() != null) {
            if (row.take(c)) {
                endRow();
            }
            return;
        }
        if (row.last() != '[') {
            log.reject(Reason.OUTSIDE, row.text(), row.length());
        }
        mode = Mode.OUTSIDE;
        enter('[');
        outside(c);
    }

    /** Finds out whether an object is a row by its names: one that is no column's and has brackets is not. */
    private void undecided(char c) {
        boolean opens = !row.isWithinString() && (c == '{' || c == '[') && row.depth() == 1 && row.last() == ':';
        if (opens && row.broken() == null) {
            String found = row.lastName();
            if (!isColumn(found)) {
                intoObject(found, c);
                return;
            }
        }
        boolean endsName = c == ':' && !row.isWithinString() && row.depth() == 1;
        if (row.take(c)) {
            endRow();
        } else if (endsName && row.broken() == null && row.last() == ':' && isColumn(row.lastName())) {
            mode = Mode.ROW;
        }
    }

    /** Returns whether a name is a column's; what rows and headers are asked for by never is, at the top. */
    private boolean isColumn(String found) {
        boolean asked = around.isEmpty() && (found.equals(ROWS) || HEADERS.contains(found));
        return names.knows(found) && !asked;
    }

    /** Takes the object for one that holds rows. */
    private void intoObject(String found, char bracket) {
        CharSequence read = row.text();
        if (read.toString().indexOf(',') >= 0) {
            log.reject(Reason.OUTSIDE, read, row.length());
        }
        mode = Mode.OUTSIDE;
        enter('{');
        name = found;
        outside(bracket);
    }

    private void endRow() {
        Mode ended = mode;
        mode = Mode.OUTSIDE;
        Reason broken = row.broken();
        if (broken != null) {
            log.reject(broken, row.text(), row.length());
        } else if (ended == Mode.HEADER) {
            reader.readHeader(row.text().toString());
        } else if (ended == Mode.ROW || row.length() > 2) {
            reader.read(within(), row.text().toString());
        }
        read += ended == Mode.HEADER ? 0 : 1;
        headerDepth = reader.hasHeader() && headerDepth == 0 ? around.size() : headerDepth;
    }

    private void keep(char c) {
        strayLength++;
        if (stray.length() < LONGEST_STRAY) {
            stray.append(c);
        }
    }

    /** Counts the words or values that stood outside of rows, and keeps them. */
    private void endStray() {
        if (strayLength > 0) {
            String text = stray.toString();
            if (text.contains("```")) {
                log.count(Salvage.FENCE);
                text = text.replaceAll("```[A-Za-z]{0,12}", "");
            }
            if (!text.isBlank()) {
                log.count(Salvage.PROSE);
                log.reject(Reason.OUTSIDE, text.strip(), strayLength);
            }
        }
        dropStray();
    }

    private void dropStray() {
        stray.setLength(0);
        strayLength = 0;
        lastString = "";
        stringStart = -1;
    }

    private void keepBeyond(CharSequence delta, int from) {
        if (beyond == 0) {
            endStray();
        }
        beyond += delta.length() - from;
        int room = LONGEST_STRAY - stray.length();
        stray.append(delta, from, Math.min(delta.length(), from + Math.max(0, room)));
    }
}
