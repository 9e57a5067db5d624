package dev.rowloom.openai;

import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.support.AnswerReader;
import dev.rowloom.provider.support.ApiKey;
import dev.rowloom.provider.support.BaseUrl;
import dev.rowloom.provider.support.RequestForm;
import dev.rowloom.provider.support.SchemaDialect;
import dev.rowloom.provider.support.WireFormat;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Chat completions. */
final class OpenAiWire implements WireFormat {

    private final BaseUrl base;
    private final ApiKey key;
    private final Map<String, String> headers;
    private final @Nullable Set<AnswerForm> forms;
    private final OpenAiErrors errors;

    OpenAiWire(BaseUrl base, ApiKey key, Map<String, String> headers, @Nullable Set<AnswerForm> forms) {
        this.base = base;
        this.key = key;
        this.headers = headers;
        this.forms = forms;
        this.errors = new OpenAiErrors(key, List.of("OPENAI_API_KEY"));
    }

    @Override
    public String service() {
        return "OpenAI";
    }

    @Override
    public Capabilities capabilities(String model) {
        return OpenAiModels.capabilities(model, forms);
    }

    @Override
    public SchemaDialect schemas() {
        return OpenAiModels.SCHEMAS;
    }

    @Override
    public HttpRequest.Builder write(RequestForm form) {
        String body = RequestBody.of(form, capabilities(form.request().model()));
        HttpRequest.Builder message = HttpRequest.newBuilder(base.resolve("/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .header("User-Agent", "rowloom")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(message::header);
        key.value().ifPresent(value -> message.header("Authorization", "Bearer " + value));
        return message;
    }

    @Override
    public AnswerReader reader(Consumer<ModelEvent> events) {
        return new CompletionReader(errors, events);
    }

    @Override
    public ProviderException refusal(int status, HttpHeaders answered, String body) {
        return errors.of(status, answered, body);
    }

    @Override
    public boolean isAboutTheSchema(ProviderException refusal) {
        return OpenAiErrors.isAboutTheSchema(refusal);
    }

    @Override
    public Optional<String> refusedParameter(ProviderException refusal, RequestForm form) {
        return OpenAiErrors.refusedParameter(refusal);
    }
}
