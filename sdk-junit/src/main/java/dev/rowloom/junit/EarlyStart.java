package dev.rowloom.junit;

import dev.rowloom.RowloomException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A database that is made beside the rows it is for, by a thread that ends with that. */
final class EarlyStart implements AutoCloseable {

    private final FutureTask<TestDatabase> task;

    EarlyStart(Callable<TestDatabase> maker) {
        this.task = new FutureTask<>(maker);
        Thread thread = new Thread(task, "rowloom-database-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the database; what went wrong is thrown as if it had been made here. */
    TestDatabase database() throws SQLException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SQLException failure) {
                throw failure;
            } else if (cause instanceof RuntimeException failure) {
                throw failure;
            } else if (cause instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RowloomException("the test was interrupted while its database started", e);
        }
    }

    /** Ends the database that no test came to take. */
    @Override
    public void close() throws SQLException {
        try {
            database().close();
        } catch (SQLException | RuntimeException e) {
            // it never started: no test has missed it
        }
    }
}
