package dev.rowloom.blueprint;

import java.util.List;

/**
 * How many children the parents of a foreign key have. The total is the child table's row count; the cardinality says how
 * it is spread.
 *
 * @since 0.1.0
 */
public sealed interface Cardinality {

    /** Every parent has as many as any other, give or take one. */
    record Even() implements Cardinality {}

    /**
     * Few parents have many children, many have few.
     *
     * @param concentration how far it goes, above 0: the most frequent parent has about {@code 1 + 1 / concentration} times
     *     the average
     * @param min the least number of children of any parent, as far as the row count allows
     */
    record Skewed(double concentration, int min) implements Cardinality {}

    /**
     * As many children as counted in samples: so many parents have so many. Where there are other numbers of parents and
     * children, the shares hold as far as whole numbers allow.
     *
     * @param counts at least one, with a child and a parent in all
     */
    record Counted(List<Count> counts) implements Cardinality {
        /** Copies the list. */
        public Counted {
            counts = List.copyOf(counts);
        }
    }

    /**
     * How many parents have how many children.
     *
     * @param children 0 to 1,000,000,000
     * @param parents 1 to 1,000,000,000
     */
    record Count(long children, long parents) {}
}
