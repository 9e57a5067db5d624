/**
 * How alike rows of a profile are to real ones: one half of a real table is profiled, and what is generated is compared with
 * the other half, beside the one half with the other. {@code Fidelity} has a main method for any CSV files.
 */
package dev.rowloom.it.fidelity;
