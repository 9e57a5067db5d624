/**
 * Writes rows as CSV, JSON, JSON Lines and SQL, to a directory or one ZIP.
 *
 * <p>A writer turns batches of columns into bytes as they arrive; no table is held in memory. A target file is written
 * under a temporary name and renamed when it is complete. {@link dev.rowloom.export.RowFiles} reads rows back.
 */
@NullMarked
package dev.rowloom.export;

import org.jspecify.annotations.NullMarked;
