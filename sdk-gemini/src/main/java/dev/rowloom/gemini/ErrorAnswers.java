package dev.rowloom.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the service's errors what went wrong and whether another try helps.
 *
 * <p>Source: ai.google.dev/gemini-api/docs/troubleshooting, google.rpc.RetryInfo and QuotaFailure.
 */
final class ErrorAnswers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern RETRY_IN = Pattern.compile("[Rr]etry in (\\d{1,7}(?:\\.\\d{1,9})?)s");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,9})?)s?");
    private static final int LONGEST_MESSAGE = 500;

    /** A moment further off is one of a wrong clock. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private final Secrets secrets;
    private final InstantSource clock;

    ErrorAnswers(Secrets secrets) {
        this(secrets, InstantSource.system());
    }

    /**
     * Prepares to read errors.
     *
     * @param clock what moments to try again are held against
     */
    ErrorAnswers(Secrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Returns the failure of an answer that is not 200. */
    ProviderException of(int status, String body, @Nullable String retryAfterHeader) {
        JsonNode error = error(body);
        String message = error.path("message").asText();
        if (message.isEmpty()) {
            message = "HTTP status " + status;
        }
        return build(status, error, message, retryAfterHeader);
    }

    /** Returns the failure that came as an event of a stream. */
    ProviderException ofEvent(JsonNode error) {
        return build(error.path("code").asInt(500), error, error.path("message").asText("no message"), null);
    }

    /** Returns the failure that Google's client reported, which writes the details after the message. */
    ProviderException ofClient(int status, String word, String message) {
        JsonNode error = JSON.createObjectNode().put("status", word);
        return build(status, error, message, null);
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

    private ProviderException build(int status, JsonNode error, String message, @Nullable String retryAfterHeader) {
        Kind kind = kind(status, error, message);
        ProviderException.Builder failure = ProviderException.builder(
                        kind, "Gemini: " + shortened(secrets.hide(message)))
                .remedy(remedy(kind, status))
                .status(status)
                .detail(error.path("status").asText());
        OptionalLong wait = kind == Kind.QUOTA_EXHAUSTED
                ? OptionalLong.empty()
                : retryNanos(error.path("details"), message, retryAfterHeader);
        wait.ifPresent(nanos -> failure.retryAfter(Duration.ofNanos(nanos)));
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
            case 401, 403 -> Kind.UNAUTHORISED;
            case 400 -> isAboutTheKey(error, message) ? Kind.UNAUTHORISED : Kind.INVALID_REQUEST;
            case 402 -> Kind.QUOTA_EXHAUSTED;
            case 408, 504 -> Kind.TIMED_OUT;
            case 429 -> isForTheDay(error.path("details"), message) ? Kind.QUOTA_EXHAUSTED : Kind.RATE_LIMITED;
            case 502, 503, 529 -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.INTERNAL : Kind.INVALID_REQUEST;
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

    private OptionalLong retryNanos(JsonNode details, String message, @Nullable String header) {
        for (JsonNode detail : details) {
            Matcher delay = SECONDS.matcher(detail.path("retryDelay").asText());
            if (delay.matches()) {
                return OptionalLong.of(nanos(delay.group(1)));
            }
        }
        Matcher said = RETRY_IN.matcher(message);
        if (said.find()) {
            return OptionalLong.of(nanos(said.group(1)));
        }
        return header == null ? OptionalLong.empty() : retryAfter(header.trim());
    }

    /** Reads the header: seconds, or the moment to try again. Source: RFC 9110, 10.2.3. */
    private OptionalLong retryAfter(String header) {
        Matcher plain = SECONDS.matcher(header);
        if (plain.matches()) {
            return OptionalLong.of(nanos(plain.group(1)));
        }
        try {
            Instant moment = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
            long seconds = Duration.between(clock.instant(), moment).toSeconds() + 1; // never too early
            return OptionalLong.of(Math.max(0, Math.min(LONGEST_WAIT.toSeconds(), seconds)) * 1_000_000_000);
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private static long nanos(String seconds) {
        return (long) (Double.parseDouble(seconds) * 1e9);
    }

    static String shortened(String message) {
        String plain = message.replaceAll("\\p{Cntrl}+", " ").trim();
        return plain.length() <= LONGEST_MESSAGE ? plain : plain.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static String remedy(Kind kind, int status) {
        return switch (kind) {
            case UNAUTHORISED ->
                "give a key that may use this model, by the builder or by " + Login.FIRST + " or " + Login.SECOND;
            case QUOTA_EXHAUSTED -> "another try helps when the quota is renewed, or raised";
            case INVALID_REQUEST -> status == 404 ? "check the model's name and the base URL" : "";
            default -> "";
        };
    }
}
