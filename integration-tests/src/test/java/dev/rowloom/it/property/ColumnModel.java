package dev.rowloom.it.property;

/** A column. */
record ColumnModel(String name, TypeModel type, boolean nullable) {}
