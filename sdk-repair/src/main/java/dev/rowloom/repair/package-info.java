/**
 * Repairs rows by the smallest change that makes them valid, and tells of every cell that it changed.
 *
 * <p>{@link dev.rowloom.repair.IntegrityRepair} is a step of a generator or stands alone over any dataset. Inside, a
 * {@code Workspace} lays changes over the rows, which stay as they are; {@code KeyMending} settles which of several rows keeps a
 * key, and gives keys back that children still ask for; {@code RowSolver} looks for the fewest cells of a row whose change makes
 * it valid, among the values that {@code TableMoves} proposes; what has no valid value is nulled or dropped in the end.
 */
@NullMarked
package dev.rowloom.repair;

import org.jspecify.annotations.NullMarked;
