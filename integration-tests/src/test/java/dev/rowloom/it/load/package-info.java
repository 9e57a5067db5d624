/**
 * Written files loaded into real databases, as they are, and counted and compared there; and what must never change of
 * them: the bytes, whatever the threads, the order and the JDK, and the values, whatever else changes in a schema.
 */
@NullMarked
package dev.rowloom.it.load;

import org.jspecify.annotations.NullMarked;
