/**
 * Real databases for tests: servers started on demand, fresh databases, script runners that behave as the usual client of each
 * database does, and checks that a loaded database holds its constraints.
 *
 * <p>{@link dev.rowloom.it.database.DatabaseExtension} hands a test the {@link dev.rowloom.it.database.TestDatabases} of the run;
 * {@link dev.rowloom.it.database.TestDatabases#create} makes a {@link dev.rowloom.it.database.Database};
 * {@link dev.rowloom.it.database.Integrity} and {@link dev.rowloom.it.database.TableCounts} look at what was loaded.
 */
@NullMarked
package dev.rowloom.it.database;

import org.jspecify.annotations.NullMarked;
