package dev.rowloom.validation.internal;

import dev.rowloom.schema.ForeignKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key, compiled.
 *
 * @param description the reference in words
 * @param key the foreign key
 * @param parts its columns, in the order of the parts of {@code parent}
 * @param reads the positions of its columns
 * @param parent the key that it refers to
 * @param forms what the parent's columns make of the values, part by part
 * @param problems what is wrong where there is no such parent
 */
public record ReferenceRule(
        String description,
        ForeignKey key,
        List<KeyPart> parts,
        int[] reads,
        KeyRule parent,
        List<Form> forms,
        Problems problems) {

    /** What a column makes of the values that are compared with it. */
    public enum Form {
        AS_IS,
        /** Text that is a number is one. */
        NUMBER,
        /** A number is its text. */
        TEXT;

        private Object apply(Object value) {
            if (this == NUMBER && value instanceof String text) {
                try {
                    return dev.rowloom.schema.internal.condition.Value.comparable(new BigDecimal(text.strip()));
                } catch (NumberFormatException e) {
                    return text;
                }
            }
            return this == TEXT && value instanceof Number ? value.toString() : value;
        }
    }

    /**
     * What is wrong.
     *
     * @param dangling where there is surely no parent
     * @param possible where there may be none
     */
    public record Problems(Problem dangling, Problem possible) {}

    /** Returns what the row that the view is at refers to, in the form of the parent's key; null where it refers to nothing. */
    public @Nullable Object @Nullable [] values(RowView row) {
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = parts.get(i).of(row);
            if (value == null) {
                return null;
            }
            values[i] = forms.get(i).apply(value);
        }
        return values;
    }
}
