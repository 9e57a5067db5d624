/** What a schema asks of rows, compiled: for the validator, and for the repair module. */
@NullMarked
package dev.rowloom.validation.internal;

import org.jspecify.annotations.NullMarked;
