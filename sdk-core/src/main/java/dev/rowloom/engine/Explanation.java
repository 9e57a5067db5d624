package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a column was taken for, why, and how its values are made. Immutable.
 *
 * @param table the table's id
 * @param column the column's name
 * @param type the type as the DDL declares it
 * @param meaning what the column holds, as a dotted name such as {@code contact.email}; {@code unknown.opaque} where nothing
 *     tells. {@code docs/meanings.md} lists them
 * @param confidence how sure the meaning is, 0 to 1: of the columns of at least 0.8, about 95 in 100 are right
 * @param reason the evidence in one sentence: words of the name, the kind of table, neighbours, type, comment, CHECK, default
 * @param rule how a value is made, in words
 * @param tier what it takes to make a cell, or null where the database makes it
 * @param note how keys and constraints bear on the column, in words; may be empty
 * @since 0.1.0
 */
public record Explanation(
        String table,
        String column,
        String type,
        String meaning,
        double confidence,
        String reason,
        String rule,
        @Nullable Tier tier,
        String note) {

    /** Checks that nothing but the tier is null. */
    public Explanation {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(note, "note");
    }

    static Explanation of(String table, ColumnContext context, Tier tier, String note) {
        ColumnBlueprint blueprint = context.blueprint();
        return new Explanation(
                table,
                context.column().name(),
                context.column().declaredType(),
                blueprint.meaning(),
                blueprint.confidence(),
                blueprint.reason(),
                RuleWords.of(blueprint),
                tier,
                note);
    }

    /** Returns such as {@code orders.total NUMERIC(10, 2): money.total (0.96), because … Made as …}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(table + "." + column + " " + type + ": " + meaning);
        text.append(" (")
                .append(BigDecimal.valueOf(confidence).setScale(2, RoundingMode.HALF_UP))
                .append(')');
        if (!reason.isEmpty()) {
            text.append(", because of ").append(reason);
        }
        text.append(". Value: ").append(rule);
        if (tier != null) {
            text.append(" (").append(tier.name().toLowerCase(Locale.ROOT)).append(')');
        }
        return text.append(note.isEmpty() ? "." : "; " + note + ".").toString();
    }
}
