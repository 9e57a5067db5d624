package dev.rowloom.provider.support;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ProviderException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is particular to one service: how a request is written and what its answers mean.
 *
 * <p>Implementations are safe for use by several threads at a time.
 *
 * @since 0.1.0
 */
public interface WireFormat {

    /** Returns what messages call the service, such as {@code OpenAI}. */
    String service();

    /** Returns what a model can do; see {@link dev.rowloom.provider.ModelProvider#capabilities}. */
    Capabilities capabilities(String model);

    /** Returns what the service's structured output takes of JSON Schema. */
    SchemaDialect schemas();

    /**
     * Writes a request: the address, the headers and the body, credentials included. The answer is to be streamed as
     * server-sent events.
     *
     * @throws ProviderException if there are no credentials
     */
    HttpRequest.Builder write(RequestForm form);

    /**
     * Starts to read one answer.
     *
     * @param events takes what the answer says
     */
    AnswerReader reader(Consumer<ModelEvent> events);

    /**
     * Returns the failure that an answer with another status than 200 means.
     *
     * @param status the HTTP status
     * @param headers the answer's headers
     * @param body the answer, which may be anything
     */
    ProviderException refusal(int status, HttpHeaders headers, String body);

    /** Returns whether a refusal may be the fault of the form in which the answer was asked; a weaker one is tried then. */
    boolean isAboutTheSchema(ProviderException refusal);

    /**
     * Returns the name of a parameter that the request can do without and that the service refused. It is asked again
     * without, and so from then on for the model. If not overridden, there is none.
     *
     * @param refusal the refusal
     * @param form what was sent
     */
    default Optional<String> refusedParameter(ProviderException refusal, RequestForm form) {
        return Optional.empty();
    }
}
