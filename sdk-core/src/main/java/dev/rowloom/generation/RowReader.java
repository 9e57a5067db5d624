package dev.rowloom.generation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads whole rows, objects or arrays, whose text the {@link RowParser} has cut out of an answer. */
final class RowReader {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(?:\\.\\d{1,100})?(?:[eE][+-]?\\d{1,4})?");

    private final List<WantedColumn> columns;
    private final ColumnNames names;
    private final ParseLog log;
    private final Predicate<ParsedRow> rows;
    private final JsonFactory json;
    private @Nullable List<String> header;
    private boolean anyRow;

    RowReader(
            List<WantedColumn> columns,
            ColumnNames names,
            ParserLimits limits,
            ParseLog log,
            Predicate<ParsedRow> rows) {
        this.columns = List.copyOf(columns);
        this.names = names;
        this.log = log;
        this.rows = rows;
        this.json = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1)
                        .maxNumberLength(limits.numberChars())
                        .maxStringLength(limits.rowChars())
                        .build())
                .build();
    }

    /** Begins an array: its first row may be a header. */
    void beginArray() {
        anyRow = false;
    }

    boolean hasHeader() {
        return header != null;
    }

    /** Forgets the header, at the end of what it stood in. */
    void endHeader() {
        header = null;
    }

    /**
     * Reads a row and hands it on, or says why it is none.
     *
     * @param within the names around it, innermost first
     */
    void read(List<String> within, String text) {
        try (JsonParser parser = json.createParser(text)) {
            JsonToken first = parser.nextToken();
            Draft draft = first == JsonToken.START_OBJECT ? object(parser, text) : array(parser, text);
            if (draft != null && parser.nextToken() == null) {
                deliver(within, draft, text);
            } else if (draft != null) {
                log.reject(Fragment.Reason.MALFORMED, text, text.length());
            }
        } catch (IOException e) {
            log.reject(Fragment.Reason.MALFORMED, text, text.length());
        }
    }

    /** Reads the names that values of arrays belong to; also where none is known, for then the values are not of the table. */
    void readHeader(String text) {
        List<String> read = new ArrayList<>();
        try (JsonParser parser = json.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                read.add(parser.getText());
            }
            if (parser.currentToken() == JsonToken.END_ARRAY && !read.isEmpty()) {
                header = read;
            } else {
                log.reject(Fragment.Reason.OUTSIDE, text, text.length());
            }
        } catch (IOException e) {
            log.reject(Fragment.Reason.MALFORMED, text, text.length());
        }
    }

    private Draft object(JsonParser parser, String text) throws IOException {
        Draft draft = new Draft();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            draft.set(name, cell(parser, text));
        }
        return draft;
    }

    /** Returns the row of an array, or null if it is a header. */
    private @Nullable Draft array(JsonParser parser, String text) throws IOException {
        List<Cell> cells = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            cells.add(cell(parser, text));
        }
        if (!anyRow && header == null && isHeader(cells)) {
            header = cells.stream().map(Cell::text).toList();
            log.count(Salvage.HEADER);
            return null;
        }
        Draft draft = new Draft();
        List<String> places = header;
        draft.fits = cells.size() == (places == null ? columns.size() : places.size());
        for (int i = 0; draft.fits && i < cells.size(); i++) {
            draft.set(places == null ? columns.get(i).name() : places.get(i), cells.get(i));
        }
        return draft;
    }

    private void deliver(List<String> within, Draft draft, String text) {
        anyRow = true;
        if (!draft.fits || !draft.any) {
            Fragment.Reason reason = draft.fits ? Fragment.Reason.NO_KNOWN_COLUMN : Fragment.Reason.WRONG_LENGTH;
            log.reject(reason, text, text.length());
            return;
        }
        boolean taken = rows.test(new ParsedRow(within, draft.counted(), draft.extras, text));
        if (taken && !draft.extras.isEmpty()) {
            String extras = draft.extrasText();
            log.reject(Fragment.Reason.EXTRA_COLUMN, extras, extras.length());
        }
    }

    /**
     * Returns whether a first row is the list of the columns. A single text is one only by the column's very name: it may as
     * well be a value.
     */
    private boolean isHeader(List<Cell> cells) {
        Set<Integer> found = new HashSet<>();
        for (Cell cell : cells) {
            Integer exact = names.exact(cell.text());
            Integer column = exact != null || cells.size() == 1 ? exact : names.near(cell.text());
            if (cell.kind() != Cell.Kind.TEXT || column == null || !found.add(column)) {
                return false;
            }
        }
        return !cells.isEmpty();
    }

    private Cell cell(JsonParser parser, String text) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Cell.NULL;
            case VALUE_STRING -> new Cell(Cell.Kind.TEXT, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Cell(Cell.Kind.BOOLEAN, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Cell(Cell.Kind.NUMBER, parser.getText());
            default -> new Cell(Cell.Kind.JSON, RawJson.of(parser, text, json));
        };
    }

    /** Returns a text as what its column expects, if it is that. */
    private Cell unquoted(WantedColumn column, Cell cell) {
        if (cell.kind() != Cell.Kind.TEXT || column.expected() == WantedColumn.Expected.ANY) {
            return cell;
        }
        String text = cell.text().trim();
        boolean number = column.expected() == WantedColumn.Expected.NUMBER
                && NUMBER.matcher(text).matches();
        boolean truth = column.expected() == WantedColumn.Expected.BOOLEAN
                && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
        boolean none = text.equalsIgnoreCase("null");
        if (number || truth || none) {
            log.count(Salvage.VALUE_AS_TEXT);
        }
        if (number || truth) {
            return new Cell(number ? Cell.Kind.NUMBER : Cell.Kind.BOOLEAN, text);
        }
        return none ? Cell.NULL : cell;
    }

    /** A row whose values come one by one. */
    private final class Draft {

        private final @Nullable Cell[] cells = new Cell[columns.size()];
        private final Map<String, String> extras = new LinkedHashMap<>();
        private int renamed;
        private boolean any;
        private boolean fits = true;

        /** Sets a value; of two for one column the first stays. */
        void set(String name, Cell cell) {
            Integer exact = names.exact(name);
            Integer column = exact != null ? exact : names.near(name);
            if (column == null || cells[column] != null) {
                extras.merge(name, cell.kind() == Cell.Kind.NULL ? "null" : cell.text(), (a, b) -> a + ", " + b);
                return;
            }
            renamed += exact == null ? 1 : 0;
            cells[column] = unquoted(columns.get(column), cell);
            any = true;
        }

        /** Returns what no column took. */
        String extrasText() {
            return extras.entrySet().stream()
                    .map(extra -> extra.getKey() + ": " + extra.getValue())
                    .collect(Collectors.joining("; "));
        }

        /** Returns the cells of the row, whose oddities are counted. */
        List<Cell> counted() {
            List<Cell> whole = new ArrayList<>(cells.length);
            for (Cell cell : cells) {
                if (cell == null) {
                    log.count(Salvage.MISSING_COLUMN);
                }
                whole.add(cell == null ? Cell.ABSENT : cell);
            }
            for (int i = 0; i < renamed; i++) {
                log.count(Salvage.COLUMN_NAME);
            }
            extras.forEach((name, value) -> log.count(Salvage.EXTRA_COLUMN));
            return whole;
        }
    }
}
