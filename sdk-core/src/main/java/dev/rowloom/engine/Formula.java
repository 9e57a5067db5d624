package dev.rowloom.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value computed from others, as rules write it: {@code quantity * unit_price}, {@code product_id.price}, {@code
 * sum(order_lines, line_total)}. See {@link dev.rowloom.blueprint.Rule.Computed} for the language.
 */
sealed interface Formula {

    /** A number as it is. */
    record Constant(BigDecimal value) implements Formula {}

    /**
     * A column, of the row itself or of the row that a foreign key refers to.
     *
     * @param path the columns of foreign keys that lead to the row, and last the column
     */
    record Cell(List<String> path) implements Formula {
        public Cell {
            path = List.copyOf(path);
        }
    }

    /** Two values and what is done with them. */
    record Operation(char operator, Formula left, Formula right) implements Formula {}

    /** The greatest or least of some values, those that are null left out; the first that is not null. */
    record Choice(Selection selection, List<Formula> among) implements Formula {

        /** Which one is chosen. */
        enum Selection {
            GREATEST,
            LEAST,
            COALESCE
        }

        public Choice {
            among = List.copyOf(among);
        }
    }

    /** A number drawn for each row: the least, or some steps above it, each as likely. */
    record Draw(BigDecimal min, BigDecimal max, BigDecimal step) implements Formula {}

    /**
     * The whole years between two moments.
     *
     * @param to the later one, or null for the moment that the blueprint takes for the present
     */
    record Years(Formula from, @Nullable Formula to) implements Formula {}

    /** A number rounded half up. */
    record Round(Formula value, int decimals) implements Formula {}

    /**
     * What the rows of another table that belong to this row come to.
     *
     * @param table the id of the table, whose owner this table is
     * @param value the value of each of its rows, or null where they are counted
     */
    record Aggregate(Kind kind, String table, @Nullable Formula value) implements Formula {

        /** What is done with the values; those that are null are left out. */
        enum Kind {
            SUM,
            COUNT,
            MIN,
            MAX,
            AVG
        }
    }
}
