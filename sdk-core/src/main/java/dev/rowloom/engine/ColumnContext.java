package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import dev.rowloom.schema.TextEquality;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that is known of a column when its rule becomes a program.
 *
 * @param table the table
 * @param column the column
 * @param blueprint how its values come about
 * @param domain what type and CHECKs leave
 * @param encoding how cells are held
 * @param scale digits after the point in a unit of the cells
 * @param position the column's place in the table's layout
 * @param nullRate the share of nulls, 0 where the column takes none
 * @param streamTable the table's name in stream keys
 * @param streams the plan's streams
 * @param times the plan's time tables
 */
record ColumnContext(
        Table table,
        Column column,
        ColumnBlueprint blueprint,
        ColumnDomain domain,
        Encoding encoding,
        int scale,
        int position,
        double nullRate,
        String streamTable,
        Streams streams,
        TimeTables times) {

    Rule rule() {
        return blueprint.rule();
    }

    /** Returns the column with another domain, rule and share of nulls. */
    ColumnContext with(ColumnDomain newDomain, Rule rule, double newNullRate) {
        ColumnBlueprint changed = new ColumnBlueprint(
                blueprint.id(),
                rule,
                newNullRate,
                blueprint.format(),
                blueprint.meaning(),
                blueprint.confidence(),
                blueprint.reason(),
                blueprint.origin());
        return new ColumnContext(
                table, column, changed, newDomain, encoding, scale, position, newNullRate, streamTable, streams, times);
    }

    /** Returns the column with a rule that is no guess: nothing else passes the conditions on the column. */
    ColumnContext chosen() {
        ColumnBlueprint chosen = new ColumnBlueprint(
                blueprint.id(),
                blueprint.rule(),
                blueprint.nullRate(),
                blueprint.format(),
                blueprint.meaning(),
                blueprint.confidence(),
                blueprint.reason(),
                Origin.MODEL);
        return new ColumnContext(
                table, column, chosen, domain, encoding, scale, position, nullRate, streamTable, streams, times);
    }

    /** Returns the key of one of the column's streams. */
    long key(String purpose) {
        return streams.key(streamTable, blueprint.id(), purpose);
    }

    /** Returns the domain in units of the cells, for encodings that are held in a {@code long}. */
    LongDomain units() {
        LongDomain numbers = domain.numbers();
        if (numbers == null) {
            return LongDomain.ALL;
        }
        return numbers.dividedBy(Digits.powerOfTen(Math.max(0, Units.scale(column.type()) - scale)));
    }

    /** Returns whether a CHECK lists the values, so that each of them has to come. */
    boolean isListed() {
        return table.checks().stream().anyMatch(check -> lists(check.condition()));
    }

    private boolean lists(Expression condition) {
        if (condition instanceof Expression.And and) {
            return and.operands().stream().anyMatch(this::lists);
        } else if (condition instanceof Expression.Or or) {
            return or.operands().stream().anyMatch(this::lists);
        }
        return condition instanceof Expression.In in && in.columns().equals(List.of(column.name()));
    }

    /** Returns how many units of the cells the values are multiples of. */
    long granularity() {
        return Units.granularity(column.type());
    }

    TextLimit limit() {
        return TextLimit.of(column.type(), domain.maxLength());
    }

    /** Returns when texts of the column count as equal. */
    TextEquality equality() {
        if (column.type() instanceof DataType.TextType text) {
            return text.equality();
        }
        return column.type() instanceof DataType.EnumType labelled ? labelled.equality() : TextEquality.EXACT;
    }

    UnaryOperator<String> fold() {
        return new Fold(equality());
    }

    /** Folds texts; equal for equal equalities. */
    private record Fold(TextEquality equality) implements UnaryOperator<String> {

        @Override
        public String apply(String text) {
            return equality.fold(text);
        }
    }

    /** Returns the column's full name, for messages. */
    String name() {
        return table.id() + "." + column.name();
    }
}
