/**
 * Makes the rows of a plan: each value is a pure function of its address, so any row can be made in any order on any
 * thread.
 *
 * <p>The way of a row: its number or its place below a parent gives the address; seed, table, column and purpose give the
 * stream; permutations keep unique values apart without remembering them; a foreign key's value is computed from the
 * parent's address, never looked up. Only integers, the four operations on doubles and {@link java.lang.StrictMath} are
 * used, so that every Java release gives the same bytes.
 */
@NullMarked
package dev.rowloom.engine;

import org.jspecify.annotations.NullMarked;
