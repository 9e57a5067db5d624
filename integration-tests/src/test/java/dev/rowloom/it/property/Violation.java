package dev.rowloom.it.property;

/** What is wrong with the rows of a table. */
record Violation(String table, String rule, String detail) {

    @Override
    public String toString() {
        return table + ": " + rule + ": " + detail;
    }
}
