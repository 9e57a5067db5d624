package dev.rowloom.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.support.ApiKey;
import dev.rowloom.provider.support.RequestForm;
import dev.rowloom.provider.support.ServiceErrors;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells from the service's errors what went wrong and whether another try helps.
 *
 * <p>Source: docs.claude.com/en/api/errors and /rate-limits.
 */
final class AnthropicErrors {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final ServiceErrors errors;

    AnthropicErrors(ApiKey key, List<String> variables) {
        this.errors = new ServiceErrors("Anthropic", key, variables);
    }

    /** Returns the failure of an answer that is not 200. */
    ProviderException of(int status, HttpHeaders headers, String body) {
        JsonNode error;
        try {
            error = JSON.readTree(body).path("error");
        } catch (IOException e) {
            error = JSON.missingNode();
        }
        return build(status, error, headers);
    }

    /** Returns the failure that came as an event of a stream. */
    ProviderException ofEvent(JsonNode error) {
        return build(200, error, NO_HEADERS);
    }

    /** Returns whether a refusal may be the fault of the form in which the answer was asked. */
    static boolean isAboutTheSchema(ProviderException refusal) {
        if (refusal.kind() != Kind.INVALID_REQUEST || refusal.status().orElse(0) != 400) {
            return false;
        }
        String said = lower(refusal.said());
        return said.contains("schema")
                || said.contains("output_config")
                || said.contains("output_format")
                || said.contains("structured output")
                || said.contains("grammar")
                || said.contains("tool")
                || said.contains("additionalproperties");
    }

    /** Returns the sampling parameter that a refusal names; the request can do without. */
    static Optional<String> refusedParameter(ProviderException refusal, RequestForm form) {
        if (refusal.kind() != Kind.INVALID_REQUEST || refusal.status().orElse(0) != 400) {
            return Optional.empty();
        }
        String said = lower(refusal.said());
        if (said.contains("schema")) {
            return Optional.empty(); // a column may be called so
        }
        boolean temperature = said.contains(RequestBody.TEMPERATURE)
                && form.request().temperature().isPresent();
        boolean topP = said.contains(RequestBody.TOP_P) && form.request().topP().isPresent();
        return temperature
                ? Optional.of(RequestBody.TEMPERATURE)
                : topP ? Optional.of(RequestBody.TOP_P) : Optional.empty();
    }

    private ProviderException build(int status, JsonNode error, HttpHeaders headers) {
        String message = error.path("message").asText("");
        String type = error.path("type").asText("");
        Kind kind = kind(status, type, lower(message), error);
        ProviderException.Builder failure =
                errors.failure(kind, status, message).detail(type);
        if (kind != Kind.QUOTA_EXHAUSTED) {
            ServiceErrors.retryAfter(headers, message).or(() -> reset(headers)).ifPresent(failure::retryAfter);
        }
        return failure.build();
    }

    private static Kind kind(int status, String type, String message, JsonNode error) {
        if (error.path("details").path("error_code").asText().equals("enforced_spend_limit_reached")
                || message.contains("credit balance is too low")) {
            return Kind.QUOTA_EXHAUSTED;
        }
        return switch (type) {
            case "authentication_error", "permission_error" -> Kind.UNAUTHORISED;
            case "billing_error" -> Kind.QUOTA_EXHAUSTED;
            case "rate_limit_error" -> Kind.RATE_LIMITED;
            case "overloaded_error" -> Kind.OVERLOADED;
            case "timeout_error" -> Kind.TIMED_OUT;
            case "api_error" -> Kind.INTERNAL;
            case "invalid_request_error" ->
                message.contains("content filtering policy") || message.contains("usage policy")
                        ? Kind.CONTENT_BLOCKED
                        : Kind.INVALID_REQUEST;
            case "not_found_error", "request_too_large", "conflict_error" -> Kind.INVALID_REQUEST;
            default -> status == 200 ? Kind.INTERNAL : ServiceErrors.kindOf(status);
        };
    }

    /** Returns when an allowance that is used up is renewed: the latest of those. */
    private static Optional<Duration> reset(HttpHeaders headers) {
        return Stream.of("requests", "tokens", "input-tokens", "output-tokens")
                .filter(what -> headers.firstValue("anthropic-ratelimit-" + what + "-remaining")
                        .filter(left -> left.strip().equals("0"))
                        .isPresent())
                .flatMap(what -> headers.firstValue("anthropic-ratelimit-" + what + "-reset").stream())
                .flatMap(AnthropicErrors::fromNow)
                .max(Duration::compareTo);
    }

    private static Stream<Duration> fromNow(String moment) {
        try {
            return Stream.of(Duration.between(Instant.now(), Instant.parse(moment.strip())));
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
