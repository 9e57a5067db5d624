package dev.rowloom.telemetry.internal;

import dev.rowloom.provider.ModelRequest;
import java.util.function.Function;

/** A step that nobody watches. */
enum NoStep implements Step {
    INSTANCE;

    @Override
    public Step note(String key, long value) {
        return this;
    }

    @Override
    public Step note(String key, String value) {
        return this;
    }

    @Override
    public Step child(String name) {
        return this;
    }

    @Override
    public ModelCall call(ModelRequest request, CallFacts facts) {
        return ModelCall.NONE;
    }

    @Override
    public void warn(String status) {
        // nobody watches
    }

    @Override
    public void fail(Throwable failure) {
        // nobody watches
    }

    @Override
    public void end() {
        // nobody watches
    }

    @Override
    public <T> T run(Function<Step, T> work) {
        return work.apply(this);
    }

    @Override
    public <T> T aside(Function<Step, T> work) {
        return work.apply(this);
    }

    @Override
    public <T> T during(Function<Step, T> work) {
        return work.apply(this);
    }
}
