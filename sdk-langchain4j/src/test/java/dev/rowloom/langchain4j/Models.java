package dev.rowloom.langchain4j;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.support.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** LangChain4j's own model for OpenAI, against the stub of OpenAI. */
final class Models {

    private Models() {}

    static ModelProvider provider(URI url, String key, Duration silence) {
        return LangChain4jProvider.of(structured(OpenAiStreamingChatModel.builder()
                        .baseUrl(url + "/v1")
                        .apiKey(key)
                        .modelName("gpt-4.1-mini")
                        .strictJsonSchema(true)
                        .build()))
                .timeouts(new Timeouts(silence, silence, silence));
    }

    /** Says what the model can do, which its builder leaves to the caller. */
    private static StreamingChatModel structured(StreamingChatModel model) {
        return new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                model.chat(request, handler);
            }

            @Override
            public Set<Capability> supportedCapabilities() {
                return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
            }
        };
    }
}
