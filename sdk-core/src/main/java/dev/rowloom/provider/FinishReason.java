package dev.rowloom.provider;

/**
 * Why a model stopped writing.
 *
 * @since 0.1.0
 */
public enum FinishReason {
    /** The model was done. */
    STOP,
    /** The answer reached the greatest number of output tokens; its tail is missing. */
    MAX_TOKENS,
    /** Something else, which the event's detail names; the answer may be empty or broken. */
    OTHER
}
