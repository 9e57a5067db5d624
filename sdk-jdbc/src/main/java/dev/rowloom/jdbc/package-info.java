/**
 * Loads rows into live databases through JDBC: {@link dev.rowloom.jdbc.JdbcSink} is the way in.
 */
@NullMarked
package dev.rowloom.jdbc;

import org.jspecify.annotations.NullMarked;
