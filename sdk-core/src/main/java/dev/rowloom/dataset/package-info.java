/**
 * Rows and everything known about how they came to be: the dataset in memory, and the sinks that rows stream to.
 */
@NullMarked
package dev.rowloom.dataset;

import org.jspecify.annotations.NullMarked;
