package dev.rowloom.generation;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.schema.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a column's dates and times are to be written.
 *
 * @param iso the form of ISO 8601, or null where the column is declared as text
 * @param pattern what the caller or the plan wants instead, or null for ISO 8601
 */
record DateWords(@Nullable String iso, @Nullable String pattern) {

    private static final int LONGEST = 60;

    /** Returns the form of a column's dates and times, or nothing if it holds none as far as anyone said. */
    static Optional<DateWords> of(ColumnControls controls, Table table, ColumnLayout layout) {
        String iso = iso(layout);
        Optional<String> said = iso == null
                ? controls.ownDateFormat(table.id(), layout.name())
                : controls.dateFormat(table.id(), layout.name());
        String pattern = said.orElse(layout.format());
        if (iso == null && pattern == null) {
            return Optional.empty();
        }
        return Optional.of(new DateWords(iso, ColumnControls.ISO.equals(pattern) ? null : pattern));
    }

    /** Returns the form in a few words of which none comes from outside but in quotes. */
    String words() {
        if (pattern != null) {
            return OutsideText.quoted(OutsideText.oneLine(pattern, LONGEST));
        }
        return iso == null ? "ISO 8601" : iso;
    }

    private static @Nullable String iso(ColumnLayout layout) {
        return switch (layout.encoding()) {
            case DATE -> "YYYY-MM-DD";
            case TIME -> "HH:MM:SS";
            case TIMESTAMP -> "YYYY-MM-DDTHH:MM:SS";
            case INSTANT -> "YYYY-MM-DDTHH:MM:SSZ";
            default -> null;
        };
    }
}
