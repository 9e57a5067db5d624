/**
 * Judges whole schema files: what the database accepts is the base, and of that each table has to be understood, generated,
 * loaded, and found in order by the database's own catalogue.
 */
@NullMarked
package dev.rowloom.it.conformance;

import org.jspecify.annotations.NullMarked;
