package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import org.jspecify.annotations.Nullable;

/** Told what a run does, for traces and metrics. Called by the threads that make the requests. */
interface RunObserver {

    /** Watches nothing. */
    RunObserver NONE = (call, request) -> ObservedCall.NONE;

    /** A request is about to be sent. */
    ObservedCall sending(Call call, ModelRequest request);

    /** A request under way. */
    interface ObservedCall {

        /** Watches nothing. */
        ObservedCall NONE = new ObservedCall() {
            @Override
            public void chunk() {
                // nobody watches
            }

            @Override
            public void ended(ModelRequestReport report, String text, @Nullable ProviderException failure) {
                // nobody watches
            }
        };

        /** A part of the answer came. */
        void chunk();

        /**
         * The request ended.
         *
         * @param text the answer as far as it came
         * @param failure why it failed or broke, or null
         */
        void ended(ModelRequestReport report, String text, @Nullable ProviderException failure);
    }
}
