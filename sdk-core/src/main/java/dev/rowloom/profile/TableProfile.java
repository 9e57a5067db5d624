package dev.rowloom.profile;

import java.util.List;

/**
 * What the rows of a table look like.
 *
 * @param name the table's name
 * @param rows how many rows there were
 * @param columns the columns, in order
 * @param correlations pairs of columns of numbers or times, the strongest first
 * @param dependencies columns that others decide
 * @param fanOuts how many rows belong to each row that foreign keys refer to
 * @since 0.1.0
 */
public record TableProfile(
        String name,
        long rows,
        List<ColumnProfile> columns,
        List<Correlation> correlations,
        List<Dependency> dependencies,
        List<FanOut> fanOuts) {

    /** Copies the lists. */
    public TableProfile {
        columns = List.copyOf(columns);
        correlations = List.copyOf(correlations);
        dependencies = List.copyOf(dependencies);
        fanOuts = List.copyOf(fanOuts);
    }

    /**
     * How two columns go together.
     *
     * @param first the name of a column
     * @param second the name of another
     * @param coefficient Pearson's, −1 to 1, to two digits
     */
    public record Correlation(String first, String second, double coefficient) {}

    /**
     * A functional dependency: rows that agree in one column agree in the other.
     *
     * @param column the column that decides
     * @param decides the column that is decided
     */
    public record Dependency(String column, String decides) {}

    /**
     * How many rows of a table belong to one row of another.
     *
     * @param column the column of the foreign key
     * @param parent the table that it refers to
     * @param parentColumn the column that it refers to
     * @param counts how many rows of that table have how many
     */
    public record FanOut(String column, String parent, String parentColumn, List<Share> counts) {
        /** Copies the list. */
        public FanOut {
            counts = List.copyOf(counts);
        }
    }

    /**
     * How many parents have how many children.
     *
     * @param children the number of children; of greater ones a round average
     * @param parents how many parents have so many
     */
    public record Share(long children, long parents) {}
}
