package dev.rowloom.generation;

import java.util.List;

/**
 * What is settled of a row before it is written.
 *
 * @param number the row's number within its request, from 1
 * @param facts such as the name of the customer that an order refers to, or the e-mail address that a name must go with
 */
record RowFacts(int number, List<Fact> facts) {

    RowFacts {
        facts = List.copyOf(facts);
    }

    /**
     * One thing that is settled.
     *
     * @param name a column's, or that of a parent's column behind the role of the parent, such as {@code customer.city}
     * @param value as a model would write it
     */
    record Fact(String name, String value) {}
}
