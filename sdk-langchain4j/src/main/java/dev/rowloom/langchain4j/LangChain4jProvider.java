package dev.rowloom.langchain4j;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelService;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.support.AnswerLadder;
import dev.rowloom.provider.support.Timeouts;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a streaming chat model of LangChain4j, so that every service that LangChain4j knows is a provider.
 *
 * <pre>{@code
 * ModelProvider provider = LangChain4jProvider.of(OllamaStreamingChatModel.builder()....build());
 * generator.provider(provider, "llama3.2").generate();
 * }</pre>
 *
 * <p>A request with a schema asks for structured output if the model says that it has it, else for a call of a function whose
 * parameters are the answer, then for JSON with the schema in the prompt, then for any text. The name of the model goes along
 * with each request; {@link #MODEL_OF_ITS_OWN} leaves it to the chat model. How long a stream may be silent is bounded here.
 * Retries are for the caller of this provider: switch those of the chat model off.
 *
 * <p>What LangChain4j does not hand on is not known here, either: the headers of a refusal, unless its message says how long to
 * wait, and whether the connection or the service ended a stream. Its exceptions may be logged by the chat model with the
 * body of a refusal; that is a setting of the chat model. The seed of a request is left out, as LangChain4j has none for all.
 *
 * <p>Immutable and thread-safe. Closing it ends its streams and leaves the chat model alone.
 *
 * @since 0.1.0
 */
public final class LangChain4jProvider implements ModelProvider {

    /** The id that reports and traces name. */
    public static final String ID = "langchain4j";

    /** In place of a model's name: asks the model that the chat model was built with. */
    public static final String MODEL_OF_ITS_OWN = "default";

    private final StreamingChatModel model;
    private final Timeouts timeouts;
    private final Set<AnswerForm> forms;
    private final AnswerLadder ladder = new AnswerLadder();
    private final Set<ModelStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private LangChain4jProvider(StreamingChatModel model, Timeouts timeouts, Set<AnswerForm> forms) {
        this.model = model;
        this.timeouts = timeouts;
        this.forms = forms;
    }

    /** Returns a provider that asks a chat model, in the forms that it says it has, with the usual times of waiting. */
    public static LangChain4jProvider of(StreamingChatModel model) {
        Objects.requireNonNull(model, "model");
        EnumSet<AnswerForm> forms = EnumSet.of(AnswerForm.FUNCTION_CALL, AnswerForm.JSON, AnswerForm.TEXT);
        if (model.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA)) {
            forms.add(AnswerForm.JSON_SCHEMA);
        }
        return new LangChain4jProvider(model, Timeouts.DEFAULT, forms);
    }

    /** Returns a provider of the same chat model that waits as long as this; the time for a connection is not heeded. */
    public LangChain4jProvider timeouts(Timeouts times) {
        return new LangChain4jProvider(model, Objects.requireNonNull(times, "times"), forms);
    }

    /** Returns a provider of the same chat model that asks in these forms alone; text always is one. */
    public LangChain4jProvider answerForms(Collection<AnswerForm> answerForms) {
        EnumSet<AnswerForm> all = EnumSet.of(AnswerForm.TEXT);
        all.addAll(answerForms);
        return new LangChain4jProvider(model, timeouts, all);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Capabilities capabilities(String modelName) {
        return Capabilities.builder()
                .answerForms(forms)
                .samplingParameters(EnumSet.of(SamplingParameter.TEMPERATURE, SamplingParameter.TOP_P))
                .build();
    }

    @Override
    public ModelService service() {
        return switch (model.provider()) {
            case OPEN_AI -> ModelService.of("openai");
            case ANTHROPIC -> ModelService.of("anthropic");
            case GOOGLE_AI_GEMINI, GOOGLE_GENAI -> ModelService.of("gemini");
            case GOOGLE_VERTEX_AI_GEMINI -> ModelService.of("vertex");
            case AMAZON_BEDROCK -> ModelService.of("bedrock");
            case MISTRAL_AI -> ModelService.of("mistral");
            default -> ModelService.of(ID);
        };
    }

    @Override
    public ModelStream open(ModelRequest request) {
        if (closed) {
            throw ProviderException.of(Kind.CANCELLED, "the provider of LangChain4j is closed");
        }
        ChatStream stream = new ChatStream(this, request);
        open.add(stream);
        if (closed) {
            stream.close();
        }
        return stream;
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(ModelStream::close);
    }

    StreamingChatModel model() {
        return model;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    AnswerLadder ladder() {
        return ladder;
    }

    void forget(ModelStream stream) {
        open.remove(stream);
    }

    @Override
    public String toString() {
        return "langchain4j over " + model.getClass().getSimpleName();
    }
}
