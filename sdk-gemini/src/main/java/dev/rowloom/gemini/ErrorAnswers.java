package dev.rowloom.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.support.ApiKey;
import dev.rowloom.provider.support.ServiceErrors;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells from the service's errors what went wrong and whether another try helps.
 *
 * <p>Source: ai.google.dev/gemini-api/docs/troubleshooting, google.rpc.RetryInfo and QuotaFailure.
 */
final class ErrorAnswers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final ServiceErrors errors;

    ErrorAnswers(ApiKey key) {
        this.errors = new ServiceErrors(GeminiWire.SERVICE, key, Login.VARIABLES);
    }

    /** Returns the failure of an answer that is not 200. */
    ProviderException of(int status, String body, HttpHeaders headers) {
        JsonNode error = error(body);
        String message = error.path("message").asText();
        return build(status, error, message, headers);
    }

    /** Returns the failure that came as an event of a stream. */
    ProviderException ofEvent(JsonNode error) {
        return build(error.path("code").asInt(500), error, error.path("message").asText("no message"), NO_HEADERS);
    }

    /** Returns the failure that Google's client reported, which writes the details after the message. */
    ProviderException ofClient(int status, String word, String message) {
        JsonNode error = JSON.createObjectNode().put("status", word);
        return build(status, error, message, NO_HEADERS);
    }

    /** Returns whether a failure may be the fault of the form in which the answer was asked. */
    static boolean mayBeTheSchema(ProviderException failure) {
        if (failure.kind() != Kind.INVALID_REQUEST || failure.status().orElse(0) != 400) {
            return false;
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("schema")
                || message.contains("too many states")
                || message.contains("json mode")
                || message.contains("mime type")
                || message.contains("function calling")
                || message.contains("generation_config")
                || message.contains("function_declarations")
                || message.contains("request contains an invalid argument");
    }

    private ProviderException build(int status, JsonNode error, String message, HttpHeaders headers) {
        Kind kind = kind(status, error, message);
        ProviderException.Builder failure = errors.failure(kind, status, message)
                .detail(error.path("status").asText());
        if (kind != Kind.QUOTA_EXHAUSTED) {
            retryDelay(error.path("details"))
                    .or(() -> ServiceErrors.retryIn(message))
                    .or(() -> ServiceErrors.retryAfter(headers, ""))
                    .ifPresent(failure::retryAfter);
        }
        return failure.build();
    }

    private static JsonNode error(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            // without alt=sse the service wraps its errors into an array
            return (root.isArray() ? root.path(0) : root).path("error");
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Kind kind(int status, JsonNode error, String message) {
        return switch (status) {
            case 400 -> isAboutTheKey(error, message) ? Kind.UNAUTHORISED : Kind.INVALID_REQUEST;
            case 429 -> isForTheDay(error.path("details"), message) ? Kind.QUOTA_EXHAUSTED : Kind.RATE_LIMITED;
            default -> ServiceErrors.kindOf(status);
        };
    }

    /** An unknown key is answered with 400, as if the request were wrong. */
    private static boolean isAboutTheKey(JsonNode error, String message) {
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").asText().startsWith("API_KEY_")) {
                return true;
            }
        }
        return message.startsWith("API key ");
    }

    /** Whether a refusal for too many requests lasts until the quota of the next day. */
    private static boolean isForTheDay(JsonNode details, String message) {
        boolean perDay = false;
        boolean retryInfo = false;
        boolean perMinute = false;
        for (JsonNode detail : details) {
            retryInfo |= detail.path("@type").asText().endsWith("RetryInfo");
            for (JsonNode violation : detail.path("violations")) {
                String id = violation.path("quotaId").asText();
                perDay |= id.contains("PerDay");
                perMinute |= id.contains("PerMinute");
            }
        }
        boolean nothingButHelp = !details.isEmpty() && !retryInfo && !perMinute;
        return perDay || nothingButHelp || message.contains("limit: 0,");
    }

    private static Optional<Duration> retryDelay(JsonNode details) {
        for (JsonNode detail : details) {
            String delay = detail.path("retryDelay").asText();
            if (!delay.isEmpty()) {
                return ServiceErrors.span(delay);
            }
        }
        return Optional.empty();
    }
}
