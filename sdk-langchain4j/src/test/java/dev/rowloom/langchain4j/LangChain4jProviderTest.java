package dev.rowloom.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.support.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What models of all kinds do, beyond what every provider keeps to. */
@Timeout(30)
class LangChain4jProviderTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}}";

    private final List<ChatRequest> asked = new ArrayList<>();

    @Test
    void readsAModelThatAnswersInTheCallersThreadAllAtOnce() {
        List<ModelEvent> events = ask(model((request, handler) -> {
            handler.onPartialResponse("a");
            handler.onPartialResponse("b");
            handler.onCompleteResponse(end("ab"));
        }));

        assertThat(text(events)).isEqualTo("ab");
        assertThat(events).contains(new ModelEvent.Finish(dev.rowloom.provider.FinishReason.STOP, "STOP"));
    }

    @Test
    void takesTheTextOfTheEndWhereNothingCameAheadOfIt() {
        assertThat(text(ask(model((request, handler) -> handler.onCompleteResponse(end("all"))))))
                .isEqualTo("all");
    }

    @Test
    void asksInAWeakerFormWhereTheModelHasNoneForTheSchema() {
        List<ModelEvent> events = ask(model((request, handler) -> {
            if (request.responseFormat() != null && request.responseFormat().jsonSchema() != null) {
                throw new UnsupportedFeatureException("JSON schema is not for this model");
            }
            handler.onCompleteResponse(end("{}"));
        }));

        assertThat(events.get(0)).isInstanceOf(ModelEvent.Degraded.class);
        assertThat(asked.get(1).toolSpecifications()).hasSize(1);
    }

    @Test
    void endsACallThatNeverReturns() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        StreamingChatModel stuck = model((request, handler) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        LangChain4jProvider provider = LangChain4jProvider.of(stuck)
                .timeouts(new Timeouts(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50)));
        try (ModelStream stream = provider.open(request())) {
            assertThat(catchFailure(stream).kind()).isEqualTo(Kind.TIMED_OUT);
        }
        interrupted.await();
    }

    @Test
    void saysWhatTheModelSaysItCan() {
        assertThat(LangChain4jProvider.of(model((request, handler) -> {}))
                        .capabilities("any")
                        .hasStructuredOutput())
                .isTrue();
        assertThat(LangChain4jProvider.of(model((request, handler) -> {}))
                        .answerForms(List.of(AnswerForm.JSON))
                        .capabilities("any")
                        .answerForms())
                .containsExactly(AnswerForm.JSON, AnswerForm.TEXT);
    }

    @Test
    void leavesTheModelToTheChatModelWhereAskedTo() {
        ask(model((request, handler) -> handler.onCompleteResponse(end("{}"))));

        assertThat(asked.get(0).modelName()).isNull();
    }

    private static ModelRequest request() {
        return ModelRequest.builder(LangChain4jProvider.MODEL_OF_ITS_OWN, "write")
                .answerSchema(SCHEMA)
                .build();
    }

    private static ProviderException catchFailure(ModelStream stream) {
        try {
            stream.next();
            throw new AssertionError("no failure");
        } catch (ProviderException e) {
            return e;
        }
    }

    private static List<ModelEvent> ask(StreamingChatModel model) {
        List<ModelEvent> events = new ArrayList<>();
        try (LangChain4jProvider provider = LangChain4jProvider.of(model);
                ModelStream stream = provider.open(request())) {
            for (Optional<ModelEvent> event = stream.next(); event.isPresent(); event = stream.next()) {
                events.add(event.get());
            }
        }
        return events;
    }

    private static String text(List<ModelEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ModelEvent event : events) {
            if (event instanceof ModelEvent.TextDelta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    private static ChatResponse end(String text) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .finishReason(FinishReason.STOP)
                .build();
    }

    private StreamingChatModel model(BiConsumer<ChatRequest, StreamingChatResponseHandler> chat) {
        return new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                asked.add(request);
                chat.accept(request, handler);
            }

            @Override
            public Set<Capability> supportedCapabilities() {
                return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
            }
        };
    }
}
