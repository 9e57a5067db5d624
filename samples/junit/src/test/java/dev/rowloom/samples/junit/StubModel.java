package dev.rowloom.samples.junit;

import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.FinishReason;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a model that writes one and the same answer. */
final class StubModel implements ModelProvider {

    private final String answer;
    private final AtomicInteger requests = new AtomicInteger();

    StubModel(String answer) {
        this.answer = answer;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public String id() {
        return "stub";
    }

    @Override
    public Capabilities capabilities(String model) {
        return Capabilities.builder()
                .answerForms(List.of(AnswerForm.JSON_SCHEMA))
                .build();
    }

    @Override
    public ModelStream open(ModelRequest request) {
        requests.incrementAndGet();
        Iterator<ModelEvent> events = List.<ModelEvent>of(
                        new ModelEvent.TextDelta(answer), new ModelEvent.Finish(FinishReason.STOP, "STOP"))
                .iterator();
        return new ModelStream() {
            @Override
            public Optional<ModelEvent> next() {
                return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
            }

            @Override
            public void close() {
                // nothing is held open
            }
        };
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
