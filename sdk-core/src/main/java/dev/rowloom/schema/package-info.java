/**
 * What the tables are: tables, columns, types, keys and checks, immutable and independent of any dialect.
 *
 * <p>The way of a DDL text: it is split into statements by Rowloom's own reader, each statement is parsed on its own, and
 * what the statements say is folded into one schema. A statement that cannot be read becomes a diagnostic with its line
 * and costs nothing else. No later step reads DDL again.
 */
@NullMarked
package dev.rowloom.schema;

import org.jspecify.annotations.NullMarked;
