package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.ModelRequest;
import java.util.function.Function;

/** A step of a run that has begun. Thread-safe. */
public interface Step {

    /** Adds a number. */
    Step note(String key, long value);

    /** Adds a text. */
    Step note(String key, String value);

    /** Begins a step below this one, whichever thread it is on. */
    Step child(String name);

    /** Begins a request to a model below this step, which becomes current on this thread until it ends. */
    ModelCall call(ModelRequest request, CallFacts facts);

    /** Notes a state that a person should look at. */
    void warn(String status);

    /** Notes a failure by its kind; its message may quote values. */
    void fail(Throwable failure);

    /** Ends the step. Doing so again has no effect. */
    void end();

    /** Does the work of the step as the current one of this thread, notes what is thrown, and ends. */
    <T> T run(Function<Step, T> work);

    /** Does the work of the step as {@link #run} does, but leaves another step the current one. */
    <T> T aside(Function<Step, T> work);

    /** Does the first part of the work as {@link #run} does, but ends only when something is thrown. */
    <T> T during(Function<Step, T> work);
}
