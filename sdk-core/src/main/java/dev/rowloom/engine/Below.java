package dev.rowloom.engine;

/** Another column whose value a column must not be below. */
record Below(int position, LongProgram value, Order order) {}
