/**
 * Rows with everything known about how they came to be, and the sinks that rows travel to.
 *
 * <p>Rows travel in batches of columns from the engine to a sink: memory, files, a database or a callback. The dataset in
 * memory is one sink among several; none needs all rows of all tables at once.
 */
@NullMarked
package dev.rowloom.dataset;

import org.jspecify.annotations.NullMarked;
