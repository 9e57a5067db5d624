/**
 * The handful of types a caller names in the first hour.
 *
 * <p>The way of a request: DDL is read into a schema, a blueprint says how each column's values come about, a plan
 * proves that the wanted rows exist before the first one is made, and the engine makes any of them from its address.
 *
 * <p>Everything that goes wrong is a {@link dev.rowloom.RowloomException}; its subclasses say whether the call, the
 * schema, the number of rows or the target has to change.
 */
@NullMarked
package dev.rowloom;

import org.jspecify.annotations.NullMarked;
