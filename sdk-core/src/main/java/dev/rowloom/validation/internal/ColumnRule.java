package dev.rowloom.validation.internal;

import dev.rowloom.validation.internal.RowView.Knowledge;
import org.jspecify.annotations.Nullable;

/**
 * What a column asks of each value.
 *
 * @param position its position in the table
 * @param ofNull what is wrong with a null, or null where it takes nulls
 * @param ofMissing what is wrong where it is left out and nothing is put there, or null where that is no matter
 * @param unread what is wrong with text that is no value
 * @param emptyText whether empty text is null
 * @param test the test of its values
 */
public record ColumnRule(
        int position,
        @Nullable Problem ofNull,
        @Nullable Problem ofMissing,
        Problem unread,
        EmptyText emptyText,
        TypeTests.TypeTest test) {

    /** What empty text is to the database. */
    public enum EmptyText {
        TEXT,
        NULL
    }

    /** Returns what is wrong in the row that the view is at, or null where nothing is. */
    public @Nullable Problem test(RowView row) {
        Knowledge known = row.knowledge(position);
        return switch (known) {
            case NULL -> ofNull;
            case MISSING -> ofMissing;
            case UNREAD -> unread(row.original(position));
            case SUPPLIED -> null;
            case VALUE -> {
                Object value = row.value(position);
                if (value == null || emptyText == EmptyText.NULL && "".equals(value)) {
                    yield ofNull;
                }
                Problem wrong = test.test(value);
                String original = row.original(position);
                yield wrong == null && original != null ? test.testOriginal(value, original) : wrong;
            }
        };
    }

    private @Nullable Problem unread(@Nullable String original) {
        return original == null ? unread : test.testUnread(original, unread);
    }
}
