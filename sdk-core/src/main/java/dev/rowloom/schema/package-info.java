/**
 * What the tables are: schemas read from SQL DDL, immutable and neutral of the dialect.
 *
 * <p>{@link dev.rowloom.schema.Schema#fromDdl(String)} reads a script; every later step works on the
 * {@link dev.rowloom.schema.Schema} alone. What could not be read is in
 * {@link dev.rowloom.schema.Schema#diagnostics()}. Everything particular to one database product is behind
 * {@link dev.rowloom.schema.Dialect}.
 */
@NullMarked
package dev.rowloom.schema;

import org.jspecify.annotations.NullMarked;
