package dev.rowloom.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.support.ApiKey;
import dev.rowloom.provider.support.ServiceErrors;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the service's errors what went wrong and whether another try helps.
 *
 * <p>Source: OpenAI's guides to error codes and rate limits.
 */
final class OpenAiErrors {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);
    private static final Set<String> NO_CREDIT = Set.of(
            "insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached", "billing_not_active");
    private static final Set<String> BLOCKED =
            Set.of("content_filter", "content_policy_violation", "invalid_prompt", "responsibleaipolicyviolation");
    /** Its message speaks of functions, but no form makes a prompt shorter. */
    private static final String TOO_LONG = "context_length_exceeded";
    /** What a request can do without. */
    private static final List<String> SPARE = List.of(
            RequestBody.TEMPERATURE,
            RequestBody.TOP_P,
            RequestBody.SEED,
            RequestBody.STREAM_OPTIONS,
            RequestBody.MAX_COMPLETION_TOKENS,
            RequestBody.MAX_TOKENS);

    private static final Set<String> NOT_KNOWN =
            Set.of("unsupported", "not support", "unrecognized", "unknown", "not permitted", "unexpected", "extra ");

    private final ServiceErrors errors;

    OpenAiErrors(ApiKey key, List<String> variables) {
        this.errors = new ServiceErrors("OpenAI", key, variables);
    }

    /** Returns the failure of an answer that is not 200. */
    ProviderException of(int status, HttpHeaders headers, String body) {
        return build(status, error(body), headers);
    }

    /** Returns the failure that came as an event of a stream. */
    ProviderException ofEvent(JsonNode error) {
        int code = error.path("code").asInt(0);
        return build(code >= 400 && code < 600 ? code : 200, error, NO_HEADERS);
    }

    /** Returns whether a refusal may be the fault of the form in which the answer was asked. */
    static boolean isAboutTheSchema(ProviderException refusal) {
        if (refusal.kind() != Kind.INVALID_REQUEST
                || !isBadRequest(refusal)
                || refusal.detail().equals(TOO_LONG)) {
            return false;
        }
        String said = lower(refusal.said());
        return said.contains("schema")
                || said.contains("response_format")
                || said.contains("json mode")
                || said.contains("json_object")
                || said.contains("tool")
                || said.contains("function")
                || said.contains("grammar")
                || said.contains("strict");
    }

    /** Returns the parameter that a refusal names as not known or not for the model, if the request can do without. */
    static Optional<String> refusedParameter(ProviderException refusal) {
        if (refusal.kind() != Kind.INVALID_REQUEST || !isBadRequest(refusal)) {
            return Optional.empty();
        }
        String said = lower(refusal.said() + " " + refusal.detail());
        // a column of the schema may be called as a parameter is
        return !said.contains("schema") && NOT_KNOWN.stream().anyMatch(said::contains)
                ? SPARE.stream()
                        .filter(name -> said.contains(name))
                        // the one that is refused is named first, the one to use in its place after it
                        .min((a, b) -> said.indexOf(a) - said.indexOf(b))
                : Optional.empty();
    }

    private static boolean isBadRequest(ProviderException refusal) {
        int status = refusal.status().orElse(0);
        return status == 400 || status == 422;
    }

    private ProviderException build(int status, JsonNode error, HttpHeaders headers) {
        String message =
                error.isTextual() ? error.asText() : error.path("message").asText("");
        String code = error.path("code").asText("");
        String type = error.path("type").asText("");
        String word = code.isEmpty() || code.equals("null") || code.matches("\\d+") ? type : code;
        Kind kind = kind(status, lower(code), lower(type), lower(message));
        ProviderException.Builder failure =
                errors.failure(kind, status, message).detail(word);
        if (kind != Kind.QUOTA_EXHAUSTED) {
            wait(headers, message).ifPresent(failure::retryAfter);
        }
        return failure.build();
    }

    private static Optional<Duration> wait(HttpHeaders headers, String message) {
        return ServiceErrors.retryAfter(headers, message)
                .or(() -> reset(headers, "requests"))
                .or(() -> reset(headers, "tokens"));
    }

    /** Returns when an allowance that is used up is renewed. */
    private static Optional<Duration> reset(HttpHeaders headers, String what) {
        return headers.firstValue("x-ratelimit-remaining-" + what)
                .filter(left -> left.strip().equals("0"))
                .flatMap(left -> headers.firstValue("x-ratelimit-reset-" + what))
                .flatMap(ServiceErrors::span);
    }

    private static Kind kind(int status, String code, String type, String message) {
        if (NO_CREDIT.contains(code) || NO_CREDIT.contains(type)) {
            return Kind.QUOTA_EXHAUSTED;
        }
        if (BLOCKED.contains(code) || BLOCKED.contains(type)) {
            return Kind.CONTENT_BLOCKED;
        }
        if (code.equals("invalid_api_key") || type.equals("authentication_error")) {
            return Kind.UNAUTHORISED;
        }
        if (status != 200) {
            boolean overloaded = status == 429 && message.contains("overloaded");
            return overloaded ? Kind.OVERLOADED : ServiceErrors.kindOf(status);
        }
        if (code.contains("overloaded") || message.contains("overloaded") || code.equals("slow_down")) {
            return Kind.OVERLOADED;
        }
        if (code.contains("rate_limit") || type.contains("rate_limit") || type.equals("tokens")) {
            return Kind.RATE_LIMITED;
        }
        return type.equals("invalid_request_error") ? Kind.INVALID_REQUEST : Kind.INTERNAL;
    }

    /** Finds the error in whatever a server answers: an object, a text, FastAPI's details, or a page. */
    private static JsonNode error(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode object = root.isArray() ? root.path(0) : root;
            if (object.hasNonNull("error")) {
                return object.path("error");
            }
            if (object.hasNonNull("detail")) {
                return JSON.createObjectNode()
                        .put("message", object.path("detail").toString());
            }
            return object;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
