package dev.rowloom.generation;

import java.util.List;

/**
 * What earlier requests used where values must differ.
 *
 * @param columns the columns of a primary or unique key
 * @param values their latest values, those of several columns joined by a bar
 * @param total how many there are; more than in the list if it was cut
 */
record UsedValues(List<String> columns, List<String> values, long total) {

    UsedValues {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }
}
