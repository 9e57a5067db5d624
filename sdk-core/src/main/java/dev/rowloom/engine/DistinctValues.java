package dev.rowloom.engine;

import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.DataType;
import org.jspecify.annotations.Nullable;

/** Finds, for a column, the numbered values of which none comes twice under the column's equality. */
final class DistinctValues {

    private final DistinctTexts texts;

    DistinctValues(Words words, SubjectRules subjects, TextRules texts) {
        this.texts = new DistinctTexts(texts, new DistinctWords(words, subjects));
    }

    /**
     * Returns the values, or null where none can be numbered: a caller's own function.
     *
     * @param limit within which texts have to differ
     * @param step of how many microseconds times have to differ, 0 where of any
     */
    @Nullable
    Distinct of(ColumnContext column, TextLimit limit, long step) {
        Rule rule = column.rule();
        if (rule instanceof Rule.External) {
            return null;
        } else if (column.encoding().isLong()) {
            return step > 1 ? DistinctLongs.coarse(column, rule, step) : DistinctLongs.of(column, rule);
        } else if (column.encoding() == Encoding.UUID) {
            return DistinctBytes.uuids(column);
        } else if (column.encoding() == Encoding.BINARY) {
            return DistinctBytes.of(column, limit);
        }
        return takesAnyText(column.column().type()) ? texts.of(column, rule, limit) : formed(column, rule, limit);
    }

    private static boolean takesAnyText(DataType type) {
        return type instanceof DataType.TextType || type instanceof DataType.JsonType;
    }

    /** Returns texts of a type that takes no others, such as an interval's. */
    private @Nullable Distinct formed(ColumnContext column, Rule rule, TextLimit limit) {
        if (column.column().type() instanceof DataType.RangeType range
                && Ranges.isKnown(range.element())
                && isExcluded(column)) {
            return new Distinct(
                    Ranges.SLOTS,
                    Distinct.Shuffling.NEEDED,
                    source -> new Ranges(range.element(), source, column.key("value")));
        }
        String pattern = column.blueprint().origin() == Origin.INFERRED
                ? KeyPatterns.of(column.column().type())
                : null;
        if (pattern != null) {
            return DistinctPatterns.of(column, TextPattern.parse(pattern, column.fold()));
        } else if (rule instanceof Rule.Values) {
            return texts.listed(column, rule, TextLimit.NONE);
        } else if (rule instanceof Rule.Pattern given) {
            return DistinctPatterns.of(column, TextPattern.parse(given.pattern(), column.fold()));
        }
        return column.column().type() instanceof DataType.OpaqueType ? texts.of(column, rule, limit) : null;
    }

    /** Returns whether an exclusion constraint says that no two ranges of the column overlap. */
    private static boolean isExcluded(ColumnContext column) {
        return column.table().exclusions().stream()
                .flatMap(exclusion -> exclusion.elements().stream())
                .anyMatch(element ->
                        element.expression().columns().contains(column.column().name()));
    }
}
