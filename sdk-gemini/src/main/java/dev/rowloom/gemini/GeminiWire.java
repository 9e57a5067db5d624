package dev.rowloom.gemini;

import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelEvent;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.support.AnswerReader;
import dev.rowloom.provider.support.RequestForm;
import dev.rowloom.provider.support.SchemaDialect;
import dev.rowloom.provider.support.WireFormat;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.function.Consumer;

/** {@code streamGenerateContent}. */
final class GeminiWire implements WireFormat {

    static final String SERVICE = "Gemini";

    private final Endpoint endpoint;
    private final Login login;
    private final ErrorAnswers errors;

    GeminiWire(Endpoint endpoint, Login login, ErrorAnswers errors) {
        this.endpoint = endpoint;
        this.login = login;
        this.errors = errors;
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public Capabilities capabilities(String model) {
        return GeminiModels.capabilities(model);
    }

    @Override
    public SchemaDialect schemas() {
        return GeminiModels.SCHEMAS;
    }

    @Override
    public HttpRequest.Builder write(RequestForm form) {
        String model = form.request().model();
        HttpRequest.Builder message = HttpRequest.newBuilder(endpoint.stream(model))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "text/event-stream")
                .header("User-Agent", "rowloom")
                .POST(HttpRequest.BodyPublishers.ofString(RequestBody.of(form, capabilities(model))));
        form.request()
                .timeout()
                .ifPresent(
                        timeout -> message.header("X-Server-Timeout", Long.toString(Math.max(1, timeout.toSeconds()))));
        login.addTo(message);
        return message;
    }

    @Override
    public AnswerReader reader(Consumer<ModelEvent> events) {
        return new ResponseReader(errors, events);
    }

    @Override
    public ProviderException refusal(int status, HttpHeaders headers, String body) {
        return errors.of(status, body, headers);
    }

    @Override
    public boolean isAboutTheSchema(ProviderException refusal) {
        return ErrorAnswers.mayBeTheSchema(refusal);
    }
}
