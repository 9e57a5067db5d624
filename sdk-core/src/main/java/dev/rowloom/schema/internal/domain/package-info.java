/**
 * What values CHECK constraints and types leave to each column: read off the expressions at planning time.
 */
@NullMarked
package dev.rowloom.schema.internal.domain;

import org.jspecify.annotations.NullMarked;
