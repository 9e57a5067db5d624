package dev.rowloom.provider.testkit;

import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came out of a stream: the events, and the failure that ended it if one did. */
record Answers(List<ModelEvent> events, @Nullable ProviderException failure) {

    /** Pulls until the end. */
    static Answers of(ModelStream stream) {
        List<ModelEvent> events = new ArrayList<>();
        try {
            for (Optional<ModelEvent> event = stream.next(); event.isPresent(); event = stream.next()) {
                events.add(event.get());
            }
            return new Answers(events, null);
        } catch (ProviderException e) {
            return new Answers(events, e);
        }
    }

    /** Returns the failure, of which there must be one. */
    ProviderException requiredFailure() {
        ProviderException thrown = failure;
        if (thrown == null) {
            throw new AssertionError("no failure; the events were " + events);
        }
        return thrown;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        of(ModelEvent.TextDelta.class).forEach(delta -> text.append(delta.text()));
        return text.toString();
    }

    <E extends ModelEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
