package dev.rowloom.langchain4j;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.support.RequestForm;
import dev.rowloom.provider.support.ServiceErrors;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from LangChain4j's exceptions what went wrong. They are not kept as causes: their messages hold whatever the service
 * answered, and the key is not known here, so that it could not be taken out of them.
 */
final class ChatErrors {

    /** What looks like a key, as the services write them. */
    private static final Pattern KEY =
            Pattern.compile("(?i)\\b(?:sk|pk|rk|gsk|xai|hf|key|AIza|Bearer\\s)[-_A-Za-z0-9*]{8,}");

    private static final List<String> NO_CREDIT = List.of(
            "insufficient_quota", "credit_balance", "credit balance", "enforced_spend_limit", "billing", "perday");
    private static final List<String> ABOUT_SCHEMAS = List.of(
            "schema", "response_format", "responseformat", "output_config", "json mode", "tool", "function", "grammar");

    private static final JsonMapper JSON = new JsonMapper();

    private ChatErrors() {}

    /**
     * Returns the failure that an exception means.
     *
     * @param begun whether some of the answer had arrived
     */
    static ProviderException of(Throwable thrown, boolean begun) {
        int status = status(thrown);
        String message = KEY.matcher(String.valueOf(thrown.getMessage())).replaceAll("(key)");
        Kind kind = kind(thrown, status, message.toLowerCase(Locale.ROOT), begun);
        if (kind == Kind.UNAUTHORISED) {
            // services repeat a key that they don't know
            return ProviderException.builder(kind, "LangChain4j: the service refused the credentials of the chat model")
                    .remedy("give the chat model a key that may use the model")
                    .status(status)
                    .build();
        }
        ProviderException.Builder failure = ProviderException.builder(
                        kind, "LangChain4j: " + ServiceErrors.shortened(message))
                .status(status)
                .detail(thrown.getClass().getSimpleName());
        if (kind != Kind.QUOTA_EXHAUSTED) {
            ServiceErrors.retryIn(message).ifPresent(failure::retryAfter);
        } else {
            failure.remedy("another try helps when the quota is renewed, or raised");
        }
        return failure.build();
    }

    /**
     * Returns the failure that a service reported within a stream, or null if an event is none. LangChain4j passes over such
     * events, so that the stream would seem to have just ended.
     */
    static @Nullable ProviderException ofEvent(String words) {
        int start = words.indexOf("{\"error\"");
        if (start < 0) {
            start = words.indexOf("{\"type\":\"error\"");
        }
        if (start < 0) {
            return null;
        }
        JsonNode error;
        try (JsonParser parser = JSON.createParser(words.substring(start))) {
            error = JSON.<JsonNode>readTree(parser).path("error");
        } catch (IOException e) {
            return null;
        }
        String message = KEY.matcher(error.path("message").asText("no message")).replaceAll("(key)");
        String word = (error.path("type").asText("") + " " + error.path("code").asText("")).toLowerCase(Locale.ROOT);
        Kind kind = word.contains("overloaded") || word.contains("503") || word.contains("unavailable")
                ? Kind.OVERLOADED
                : NO_CREDIT.stream().anyMatch(word::contains)
                        ? Kind.QUOTA_EXHAUSTED
                        : word.contains("rate_limit") || word.contains("429") ? Kind.RATE_LIMITED : Kind.INTERNAL;
        return ProviderException.builder(kind, "LangChain4j: " + ServiceErrors.shortened(message))
                .status(200)
                .detail(word.strip())
                .build();
    }

    static ProviderException blocked(String detail) {
        return ProviderException.builder(
                        Kind.CONTENT_BLOCKED, "LangChain4j: the service blocked the answer (" + detail + ")")
                .remedy("change the instructions or the comments of the schema that it may have objected to")
                .detail(detail)
                .build();
    }

    /** Returns whether a refusal may be the fault of the form in which the answer was asked. */
    static boolean isAboutTheSchema(ProviderException refusal, Throwable thrown) {
        String said = refusal.said().toLowerCase(Locale.ROOT);
        return thrown instanceof UnsupportedFeatureException
                || refusal.kind() == Kind.INVALID_REQUEST
                        && ABOUT_SCHEMAS.stream().anyMatch(said::contains);
    }

    /** Returns the sampling parameter that a refusal names; the request can do without. */
    static Optional<String> refusedParameter(ProviderException refusal, RequestForm form) {
        if (refusal.kind() != Kind.INVALID_REQUEST) {
            return Optional.empty();
        }
        String said = refusal.said().toLowerCase(Locale.ROOT);
        if (said.contains("schema")) {
            return Optional.empty(); // a column may be called so
        }
        boolean temperature = said.contains(ChatRequests.TEMPERATURE)
                && form.request().temperature().isPresent();
        boolean topP = (said.contains(ChatRequests.TOP_P) || said.contains("topp"))
                && form.request().topP().isPresent();
        return temperature
                ? Optional.of(ChatRequests.TEMPERATURE)
                : topP ? Optional.of(ChatRequests.TOP_P) : Optional.empty();
    }

    private static Kind kind(Throwable thrown, int status, String message, boolean begun) {
        boolean refused = status == 400 || status == 429 || status == 402 || thrown instanceof RateLimitException;
        if (refused && NO_CREDIT.stream().anyMatch(message::contains)) {
            return Kind.QUOTA_EXHAUSTED;
        }
        if (thrown instanceof ContentFilteredException
                || status == 400 && (message.contains("invalid_prompt") || message.contains("content_filter"))) {
            return Kind.CONTENT_BLOCKED;
        }
        if (thrown instanceof AuthenticationException) {
            return Kind.UNAUTHORISED;
        } else if (thrown instanceof RateLimitException) {
            return Kind.RATE_LIMITED;
        } else if (thrown instanceof TimeoutException) {
            return Kind.TIMED_OUT;
        } else if (status >= 400) {
            return ServiceErrors.kindOf(status);
        } else if (message.contains("overloaded")) {
            return Kind.OVERLOADED;
        } else if (thrown instanceof InternalServerException) {
            return Kind.INTERNAL;
        } else if (thrown instanceof InvalidRequestException
                || thrown instanceof ModelNotFoundException
                || thrown instanceof UnsupportedFeatureException
                || thrown instanceof IllegalArgumentException) {
            return Kind.INVALID_REQUEST;
        }
        return begun || hasCause(thrown, IOException.class) ? Kind.CONNECTION_LOST : Kind.INTERNAL;
    }

    private static int status(Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 8; depth++) {
            if (at instanceof HttpException http) {
                return http.statusCode();
            }
            at = at.getCause();
        }
        return 0;
    }

    private static boolean hasCause(Throwable thrown, Class<?> type) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 8; depth++) {
            if (type.isInstance(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
