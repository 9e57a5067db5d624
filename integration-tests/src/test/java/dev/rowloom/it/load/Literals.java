package dev.rowloom.it.load;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Dialect;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of a row as an application of these tests would write them in SQL: slowly, and by no code of the sinks. */
final class Literals {

    private Literals() {}

    static String of(Column column, Dialect dialect, @Nullable Object value) {
        boolean mysql = dialect == Dialect.mysql() || dialect == Dialect.mariadb();
        if (value == null) {
            return "NULL";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof byte[] bytes) {
            String hex = HexFormat.of().formatHex(bytes);
            return dialect == Dialect.postgresql() ? "'\\x" + hex + "'" : "X'" + hex + "'";
        }
        if (value instanceof OffsetDateTime instant) {
            String local = quoted(instant.toLocalDateTime());
            return dialect == Dialect.postgresql()
                    ? "TIMESTAMP WITH TIME ZONE " + local.replaceFirst("'$", "+00'")
                    : local;
        }
        if (value instanceof LocalDateTime local) {
            return quoted(local);
        }
        String text = value.toString().replace("'", "''");
        String bits = mysql && column.type() instanceof DataType.BitType ? "b" : "";
        return bits + "'" + (mysql ? text.replace("\\", "\\\\") : text) + "'";
    }

    private static String quoted(LocalDateTime value) {
        return "'" + value.toLocalDate() + " " + value.toLocalTime() + "'";
    }
}
