package dev.rowloom.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rowloom.engine.BytesVector;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.ColumnVector;
import dev.rowloom.engine.Digits;
import dev.rowloom.engine.Encoding;
import dev.rowloom.engine.LongVector;
import dev.rowloom.internal.ArrayText;
import dev.rowloom.schema.DataType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each product takes the values of a column as parameters: as the same values that it reads from a script. */
final class Binders {

    private static final int LONGEST_TIMESTAMP = 40;

    private Binders() {}

    /** Returns what binds values, and text that could not be read as the column's type, which the database judges. */
    static Binder of(Product product, ColumnLayout column) {
        Binder values = ofValues(product, column);
        return (statement, i, cells, row) -> {
            if (cells.hasValue(row)) {
                values.bind(statement, i, cells, row);
            } else if (product == Product.POSTGRESQL) {
                // untyped, since text is no number there
                statement.setObject(i, cells.original(row), Types.OTHER);
            } else {
                statement.setString(i, cells.original(row));
            }
        };
    }

    private static Binder ofValues(Product product, ColumnLayout column) {
        return switch (product) {
            case POSTGRESQL -> postgresql(column);
            case MYSQL -> mysql(column);
            case SQLITE -> sqlite(column);
            case H2 -> h2(column);
        };
    }

    /** Of other types than text the server works out the type from the column: enumerations, JSON, addresses, arrays. */
    private static Binder postgresql(ColumnLayout column) {
        if (column.encoding() != Encoding.TEXT) {
            return standard(column.encoding());
        }
        return column.column().type() instanceof DataType.TextType ? text() : Binders::untyped;
    }

    private static void untyped(PreparedStatement statement, int i, ColumnVector cells, int row) throws SQLException {
        statement.setObject(i, ((BytesVector) cells).text(row), Types.OTHER);
    }

    /** Dates and times as text, which no driver moves to another zone. */
    private static Binder mysql(ColumnLayout column) {
        return switch (column.encoding()) {
            case BOOLEAN -> (statement, i, cells, row) -> statement.setLong(i, number(cells, row));
            case DATE, TIME, TIMESTAMP, INSTANT -> temporal(column.encoding(), "");
            case TEXT -> column.column().type() instanceof DataType.BitType ? bits() : text();
            case UUID -> shown();
            default -> standard(column.encoding());
        };
    }

    /** As the literals of a script are stored: SQLite has no types for dates, and keeps decimals as floating-point numbers. */
    private static Binder sqlite(ColumnLayout column) {
        return switch (column.encoding()) {
            case BOOLEAN -> (statement, i, cells, row) -> statement.setLong(i, number(cells, row));
            case DECIMAL, FLOAT ->
                column.scale() == 0
                        ? (statement, i, cells, row) -> statement.setLong(i, number(cells, row))
                        : (statement, i, cells, row) ->
                                statement.setDouble(i, decimal(cells, row).doubleValue());
            case DATE, TIME, TIMESTAMP -> temporal(column.encoding(), "");
            case INSTANT -> temporal(column.encoding(), "Z");
            case UUID -> shown();
            default -> standard(column.encoding());
        };
    }

    private static Binder h2(ColumnLayout column) {
        return column.encoding() == Encoding.TEXT && column.column().type() instanceof DataType.ArrayType
                ? Binders::array
                : standard(column.encoding());
    }

    private static Binder standard(Encoding encoding) {
        return switch (encoding) {
            case INTEGER -> (statement, i, cells, row) -> statement.setLong(i, number(cells, row));
            case DECIMAL -> (statement, i, cells, row) -> statement.setBigDecimal(i, decimal(cells, row));
            case FLOAT ->
                (statement, i, cells, row) ->
                        statement.setDouble(i, decimal(cells, row).doubleValue());
            case BOOLEAN -> (statement, i, cells, row) -> statement.setBoolean(i, number(cells, row) != 0);
            case DATE, TIME, TIMESTAMP, INSTANT, UUID ->
                (statement, i, cells, row) -> statement.setObject(i, cells.value(row));
            case BINARY -> (statement, i, cells, row) -> statement.setBytes(i, (byte[]) cells.value(row));
            case TEXT -> text();
        };
    }

    static Binder text() {
        return (statement, i, cells, row) -> statement.setString(i, ((BytesVector) cells).text(row));
    }

    private static Binder shown() {
        return (statement, i, cells, row) -> statement.setString(i, String.valueOf(cells.value(row)));
    }

    private static long number(ColumnVector cells, int row) {
        return ((LongVector) cells).get(row);
    }

    private static BigDecimal decimal(ColumnVector cells, int row) {
        LongVector numbers = (LongVector) cells;
        return BigDecimal.valueOf(numbers.get(row), numbers.scale());
    }

    private static Binder temporal(Encoding encoding, String suffix) {
        return (statement, i, cells, row) ->
                statement.setString(i, Temporal.text(encoding, number(cells, row)) + suffix);
    }

    /** Writes dates and times as SQL does. */
    static final class Temporal {

        private Temporal() {}

        static String text(Encoding encoding, long value) {
            byte[] buffer = new byte[LONGEST_TIMESTAMP];
            int end = switch (encoding) {
                case DATE -> Digits.writeDate(value, buffer, 0);
                case TIME -> Digits.writeTime(value, buffer, 0);
                default -> Digits.writeTimestamp(value, (byte) ' ', buffer, 0);
            };
            return new String(buffer, 0, end, UTF_8);
        }
    }

    /** Bits come as text of zeros and ones, and go as the bytes that hold them, the last bit last. */
    private static Binder bits() {
        return (statement, i, cells, row) -> {
            String bits = ((BytesVector) cells).text(row);
            byte[] bytes = new byte[(bits.length() + 7) / 8];
            int shift = bytes.length * 8 - bits.length();
            for (int bit = 0; bit < bits.length(); bit++) {
                int at = bit + shift;
                bytes[at / 8] |= (byte) ((bits.charAt(bit) == '1' ? 1 : 0) << (7 - at % 8));
            }
            statement.setBytes(i, bytes);
        };
    }

    private static void array(PreparedStatement statement, int i, ColumnVector cells, int row) throws SQLException {
        String text = ((BytesVector) cells).text(row);
        if (text.startsWith("{")) {
            statement.setArray(
                    i, statement.getConnection().createArrayOf("CHARACTER VARYING", elements(ArrayText.parse(text))));
        } else {
            statement.setString(i, text);
        }
    }

    private static @Nullable Object[] elements(List<@Nullable Object> elements) {
        @Nullable Object[] array = new @Nullable Object[elements.size()];
        for (int i = 0; i < array.length; i++) {
            Object element = elements.get(i);
            array[i] = element instanceof List<?> inner ? elements(List.copyOf(inner)) : element;
        }
        return array;
    }
}
