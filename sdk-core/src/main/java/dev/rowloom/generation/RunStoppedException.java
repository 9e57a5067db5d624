package dev.rowloom.generation;

import dev.rowloom.dataset.GenerationFailure;

/** Ends the requests of a run within this package: a ceiling is reached, or no request can succeed any more. */
final class RunStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GenerationFailure.Code code;
    private final String remedy;

    RunStoppedException(GenerationFailure.Code code, String message, String remedy) {
        super(message, null, false, false);
        this.code = code;
        this.remedy = remedy;
    }

    /** Returns whether the same run can succeed later without anything else being done. */
    boolean isRetriable() {
        return switch (code) {
            case UNAUTHORISED, QUOTA_EXHAUSTED, SCHEMA_REFUSED, INVALID_REQUEST -> false;
            default -> true;
        };
    }

    GenerationFailure.Code code() {
        return code;
    }

    String remedy() {
        return remedy;
    }
}
