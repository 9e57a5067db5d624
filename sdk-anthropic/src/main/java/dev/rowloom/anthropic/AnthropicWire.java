package dev.rowloom.anthropic;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.support.AnswerReader;
import dev.rowloom.provider.support.ApiKey;
import dev.rowloom.provider.support.BaseUrl;
import dev.rowloom.provider.support.RequestForm;
import dev.rowloom.provider.support.SchemaDialect;
import dev.rowloom.provider.support.WireFormat;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The Messages API. */
final class AnthropicWire implements WireFormat {

    /** The version whose answers are read here; the service keeps it for those who name it. */
    private static final String VERSION = "2023-06-01";

    private final URI messages;
    private final ApiKey key;
    private final AnthropicErrors errors;

    AnthropicWire(BaseUrl base, ApiKey key, List<String> variables) {
        // that of other clients ends with the version
        this.messages = base.resolve(base.uri().getPath().endsWith("/v1") ? "/messages" : "/v1/messages");
        this.key = key;
        this.errors = new AnthropicErrors(key, variables);
    }

    @Override
    public String service() {
        return "Anthropic";
    }

    @Override
    public Capabilities capabilities(String model) {
        return AnthropicModels.capabilities(model);
    }

    @Override
    public SchemaDialect schemas() {
        return AnthropicModels.SCHEMAS;
    }

    @Override
    public HttpRequest.Builder write(RequestForm form) {
        String body = RequestBody.of(form, capabilities(form.request().model()));
        HttpRequest.Builder message = HttpRequest.newBuilder(messages)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("anthropic-version", VERSION)
                .header("User-Agent", "rowloom")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        key.value().ifPresent(value -> message.header("x-api-key", value));
        return message;
    }

    @Override
    public AnswerReader reader(Consumer<ModelEvent> events) {
        return new MessageReader(errors, events);
    }

    @Override
    public ProviderException refusal(int status, HttpHeaders headers, String body) {
        return errors.of(status, headers, body);
    }

    @Override
    public boolean isAboutTheSchema(ProviderException refusal) {
        return AnthropicErrors.isAboutTheSchema(refusal);
    }

    @Override
    public Optional<String> refusedParameter(ProviderException refusal, RequestForm form) {
        return AnthropicErrors.refusedParameter(refusal, form);
    }
}
