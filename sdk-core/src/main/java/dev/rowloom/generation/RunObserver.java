package dev.rowloom.generation;

import dev.rowloom.dataset.TableGeneration;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.telemetry.internal.CallResult;

/** Told what a run does, for traces and metrics. Called by the threads that make the requests. */
interface RunObserver {

    /** Watches nothing. */
    RunObserver NONE = (call, request) -> ObservedCall.NONE;

    /** A run begins on this thread; returns what watches it. */
    default RunObserver begin() {
        return this;
    }

    /** A table begins: all tables that it refers to have ended. */
    default void tableBegins(DirectTable table) {
        // not everyone watches tables
    }

    /** A table has ended, with all its rows handed on. */
    default void tableEnded(TableGeneration report) {
        // not everyone watches tables
    }

    /** The run has ended, well or not; tables that have not are given up. */
    default void ended() {
        // not everyone watches runs
    }

    /** A request is about to be sent; its {@link ObservedCall#ended} follows on the same thread whatever becomes of it. */
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
            public void answered(ModelEvent.Answered answer) {
                // nobody watches
            }

            @Override
            public void ended(CallResult result) {
                // nobody watches
            }
        };

        /** A part of the answer came. */
        void chunk();

        /** The service said what it calls the answer. */
        void answered(ModelEvent.Answered answer);

        /** The request ended. */
        void ended(CallResult result);
    }
}
