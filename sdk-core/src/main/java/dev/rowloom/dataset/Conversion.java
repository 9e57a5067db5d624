package dev.rowloom.dataset;

/** Makes a column's carrier, which is not null, into a value of another Java type. */
@FunctionalInterface
interface Conversion {

    /**
     * Converts a value.
     *
     * @throws RuntimeException if the value has no exact counterpart
     */
    Object apply(Object carrier);
}
