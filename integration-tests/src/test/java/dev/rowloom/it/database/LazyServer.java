package dev.rowloom.it.database;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Starts a server when it is asked for the first time; a failed start is not tried again. */
final class LazyServer implements AutoCloseable {

    private final DatabaseKind kind;
    private final DatabaseServer.Starter starter;
    private final boolean required;
    private final Consumer<String> log;
    private @Nullable DatabaseServer server;
    private @Nullable Throwable failure;

    LazyServer(DatabaseKind kind, DatabaseServer.Starter starter, boolean required, Consumer<String> log) {
        this.kind = kind;
        this.starter = starter;
        this.required = required;
        this.log = log;
    }

    /**
     * Returns the running server.
     *
     * @throws TestAbortedException if it can't be started on this machine
     * @throws IllegalStateException the same, where skipping is not allowed
     */
    synchronized DatabaseServer get() {
        if (server == null && failure == null) {
            start();
        }
        if (server != null) {
            return server;
        }
        String reason = kind + " can't be started on this machine: " + describe(failure);
        if (required) {
            throw new IllegalStateException(reason + " (CI=true: not skipped)", failure);
        }
        throw new TestAbortedException(reason, failure);
    }

    private void start() {
        try {
            server = starter.start();
        } catch (Exception | LinkageError e) {
            failure = e;
            if (!required) {
                log.accept("Tests that need " + kind + " are skipped, it can't be started on this machine: "
                        + describe(e));
            }
        }
    }

    private static String describe(@Nullable Throwable e) {
        Throwable cause = e == null ? null : e.getCause();
        return cause == null ? String.valueOf(e) : e + ", caused by " + describe(cause);
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
