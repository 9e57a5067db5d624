/**
 * Seeded databases, tables, records and beans as parameters of JUnit tests: {@link dev.rowloom.junit.SyntheticData} is the way
 * in.
 */
@NullMarked
package dev.rowloom.junit;

import org.jspecify.annotations.NullMarked;
