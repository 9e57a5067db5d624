package dev.rowloom.gemini;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.Content;
import com.google.genai.types.CountTokensConfig;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import dev.rowloom.UsageException;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.support.ServiceErrors;
import dev.rowloom.provider.support.Timeouts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Google's own client, for calls whose answers come in one piece. Made when it is needed first; makes each call once. */
final class GeminiClient {

    private final Endpoint endpoint;
    private final Login login;
    private final Timeouts timeouts;
    private final ErrorAnswers errors;
    private @Nullable Client client;

    GeminiClient(Endpoint endpoint, Login login, Timeouts timeouts, ErrorAnswers errors) {
        this.endpoint = endpoint;
        this.login = login;
        this.timeouts = timeouts;
        this.errors = errors;
    }

    long countTokens(ModelRequest request) {
        List<Content> contents = new ArrayList<>();
        // the Gemini API counts no system instruction, so that it goes in as a turn
        if (!request.systemText().isEmpty()) {
            contents.add(RequestBody.content(request.systemText()));
        }
        contents.add(RequestBody.content(request.userText()));
        try {
            return client().models
                    .countTokens(
                            request.model(),
                            contents,
                            CountTokensConfig.builder().build())
                    .totalTokens()
                    .orElse(0);
        } catch (ApiException e) {
            throw errors.ofClient(e.code(), e.status(), String.valueOf(e.message()));
        } catch (GenAiIOException e) {
            throw ProviderException.of(
                    Kind.CONNECTION_LOST,
                    "the connection to Gemini failed: " + ServiceErrors.shortened(String.valueOf(e.getMessage())));
        }
    }

    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    private synchronized Client client() {
        String key = login.apiKey().value().orElse(null);
        if (key == null) {
            throw new UsageException("tokens are counted by the Gemini API alone, not by Vertex AI");
        }
        Client known = client;
        if (known == null) {
            known = Client.builder()
                    .apiKey(key)
                    .vertexAI(false)
                    .httpOptions(HttpOptions.builder()
                            .baseUrl(endpoint.base().toString())
                            .timeout((int) Math.min(
                                    Integer.MAX_VALUE, timeouts.response().toMillis()))
                            .retryOptions(HttpRetryOptions.builder()
                                    .attempts(1)
                                    // it would sleep once more after the last attempt
                                    .initialDelay(0.0)
                                    .build())
                            .build())
                    .build();
            client = known;
        }
        return known;
    }
}
