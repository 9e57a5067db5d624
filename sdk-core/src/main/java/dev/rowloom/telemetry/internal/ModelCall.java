package dev.rowloom.telemetry.internal;

/** A request to a model under way. Used by the thread that began it. */
public interface ModelCall {

    /** Watches nothing. */
    ModelCall NONE = new ModelCall() {
        @Override
        public void chunk() {
            // nobody watches
        }

        @Override
        public void answered(String id, String model) {
            // nobody watches
        }

        @Override
        public void end(CallResult result) {
            // nobody watches
        }
    };

    /** A part of the answer's text came. */
    void chunk();

    /**
     * The service said what it calls the answer.
     *
     * @param id of the answer, or empty
     * @param model that answers, or empty
     */
    void answered(String id, String model);

    /** The request ended. */
    void end(CallResult result);
}
