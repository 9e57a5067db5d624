/** Scripts as they should not be: the DDL reader ends in time, within its memory, and with no exception but its own. */
@NullMarked
package dev.rowloom.it.fuzz;

import org.jspecify.annotations.NullMarked;
