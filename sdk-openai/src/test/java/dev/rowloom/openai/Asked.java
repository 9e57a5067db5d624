package dev.rowloom.openai;

import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an answer came to. */
record Asked(List<ModelEvent> events, ProviderException failure) {

    static Asked of(ModelProvider provider, ModelRequest request) {
        List<ModelEvent> events = new ArrayList<>();
        try (ModelStream stream = provider.open(request)) {
            for (Optional<ModelEvent> event = stream.next(); event.isPresent(); event = stream.next()) {
                events.add(event.get());
            }
            return new Asked(events, null);
        } catch (ProviderException e) {
            return new Asked(events, e);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (ModelEvent event : events) {
            if (event instanceof ModelEvent.TextDelta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    TokenUsage usage() {
        return events.stream()
                .filter(ModelEvent.Usage.class::isInstance)
                .map(event -> ((ModelEvent.Usage) event).tokens())
                .reduce(TokenUsage.NONE, (first, last) -> last);
    }

    List<String> degraded() {
        return events.stream()
                .filter(ModelEvent.Degraded.class::isInstance)
                .map(event -> ((ModelEvent.Degraded) event).refused() + " > " + ((ModelEvent.Degraded) event).used())
                .toList();
    }
}
