package dev.rowloom.it.database;

/** A script did not run to its end, or left its session in a state that loses rows or hides violations. */
public final class ScriptFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScriptFailedException(String message) {
        super(message);
    }

    ScriptFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
