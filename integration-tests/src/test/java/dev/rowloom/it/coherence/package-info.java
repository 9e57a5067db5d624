/**
 * Looks for rows that contradict each other: rules that a reader of a schema would expect, found by the names of its columns
 * alone and each put as one SQL query. Knows nothing of how the rows are made.
 */
@NullMarked
package dev.rowloom.it.coherence;

import org.jspecify.annotations.NullMarked;
