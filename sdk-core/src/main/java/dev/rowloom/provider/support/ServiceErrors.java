package dev.rowloom.provider.support;

import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the failures of a service: their kinds by HTTP statuses, their messages without the key, their waits in all forms
 * in which services tell them. Immutable.
 *
 * <p>Sources: RFC 9110, 10.2.3 ({@code Retry-After}: seconds or a date); {@code retry-after-ms} as the clients of OpenAI and
 * Anthropic read it.
 *
 * @since 0.1.0
 */
public final class ServiceErrors {

    private static final int LONGEST_MESSAGE = 500;
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(?: ?s)?");
    private static final Pattern SPAN = Pattern.compile(
            "(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,7})m(?!s))?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");
    private static final Pattern AGAIN_IN =
            Pattern.compile("(?:try again|retry|wait)(?: in| after| for)? (?=[0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT =
            Pattern.compile("(?:,? (?:and )?)?(\\d{1,9}(?:\\.\\d{1,9})?)(?: ?([a-zA-Z]{1,12}))?");

    private final String service;
    private final ApiKey key;
    private final List<String> variables;

    /**
     * Creates a writer.
     *
     * @param service what messages call the service
     * @param key the key to keep out of messages
     * @param variables of the environment that a key can come from
     */
    public ServiceErrors(String service, ApiKey key, List<String> variables) {
        this.service = service;
        this.key = key;
        this.variables = List.copyOf(variables);
    }

    /**
     * Starts a failure that the service reported.
     *
     * @param kind what went wrong
     * @param status the HTTP status; 200 for a failure within a stream
     * @param message what the service said; empty if it said nothing
     */
    public ProviderException.Builder failure(Kind kind, int status, String message) {
        String said = message.isBlank() ? "HTTP status " + status : message;
        return ProviderException.builder(kind, service + ": " + shortened(key.hide(said)))
                .remedy(remedy(kind, status))
                .status(status);
    }

    /** Returns what an HTTP status means where nothing more is known. */
    public static Kind kindOf(int status) {
        return switch (status) {
            case 401, 403 -> Kind.UNAUTHORISED;
            case 402 -> Kind.QUOTA_EXHAUSTED;
            case 408, 504, 524 -> Kind.TIMED_OUT;
            case 429 -> Kind.RATE_LIMITED;
            case 502, 503, 529 -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.INTERNAL : Kind.INVALID_REQUEST;
        };
    }

    /** Returns a message of others on one line of bounded length. */
    public static String shortened(String message) {
        String plain = message.replaceAll("\\p{Cntrl}+", " ").trim();
        return plain.length() <= LONGEST_MESSAGE ? plain : plain.substring(0, LONGEST_MESSAGE) + "…";
    }

    /**
     * Returns how long a service asks to wait: by {@code retry-after-ms}, {@code Retry-After} (seconds or a date), or else in
     * its message ({@code try again in 1.5s}).
     */
    public static Optional<Duration> retryAfter(HttpHeaders headers, String message) {
        return headers.firstValue("retry-after-ms")
                .flatMap(text -> span(text.trim() + "ms"))
                .or(() -> headers.firstValue("Retry-After").flatMap(text -> secondsOrDate(text.trim(), headers)))
                .or(() -> retryIn(message));
    }

    /**
     * Returns how long a message asks to wait, such as {@code try again in 6m0s} or {@code Retry after 2 minutes}; a number
     * alone is seconds.
     */
    public static Optional<Duration> retryIn(String message) {
        Matcher again = AGAIN_IN.matcher(message);
        if (!again.find()) {
            return Optional.empty();
        }
        double seconds = 0;
        int end = again.end();
        Matcher amount = AMOUNT.matcher(message);
        while (amount.region(end, message.length()).lookingAt()) {
            double unit = secondsOf(amount.group(2));
            if (unit == 0) {
                break;
            }
            seconds += number(amount.group(1)) * unit;
            end = amount.end();
        }
        return end == again.end() ? Optional.empty() : Optional.of(bounded(seconds));
    }

    /** Returns the length of a unit, or 0 if the word is none. */
    private static double secondsOf(@Nullable String unit) {
        return switch (unit == null ? "s" : unit.toLowerCase(Locale.ROOT)) {
            case "ms", "msec", "msecs", "millis", "millisecond", "milliseconds" -> 0.001;
            case "s", "sec", "secs", "second", "seconds" -> 1;
            case "m", "min", "mins", "minute", "minutes" -> 60;
            case "h", "hr", "hrs", "hour", "hours" -> 3_600;
            case "d", "day", "days" -> 86_400;
            default -> 0;
        };
    }

    /** Returns a span of time such as {@code 6m0s}, {@code 1.5s} or {@code 271ms}; a number alone is seconds. */
    public static Optional<Duration> span(String text) {
        Matcher plain = NUMBER.matcher(text);
        if (plain.matches()) {
            return Optional.of(bounded(Double.parseDouble(plain.group(1))));
        }
        Matcher span = SPAN.matcher(text);
        if (text.isEmpty() || !span.matches()) {
            return Optional.empty();
        }
        double seconds = number(span.group(1)) * 86_400
                + number(span.group(2)) * 3_600
                + number(span.group(3)) * 60
                + number(span.group(4))
                + number(span.group(5)) / 1_000;
        return Optional.of(bounded(seconds));
    }

    private static Optional<Duration> secondsOrDate(String text, HttpHeaders headers) {
        return span(text).or(() -> {
            try {
                ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
                Optional<ZonedDateTime> sent = headers.firstValue("Date")
                        .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
                // by the clock of the service; by our own, a second more, so as to be never too early
                long seconds = sent.isPresent()
                        ? Duration.between(sent.get(), until).toSeconds()
                        : Duration.between(ZonedDateTime.now(until.getZone()), until)
                                        .toSeconds()
                                + 1;
                return Optional.of(bounded((double) Math.max(0, seconds)));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    private static double number(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    private static Duration bounded(double seconds) {
        return Duration.ofNanos((long) (Math.min(seconds, (double) LONGEST_WAIT.toSeconds()) * 1e9));
    }

    private String remedy(Kind kind, int status) {
        return switch (kind) {
            case UNAUTHORISED ->
                "give a key that may use this model, by the builder or by " + String.join(" or ", variables);
            case QUOTA_EXHAUSTED -> "another try helps when the quota is renewed, or raised";
            case INVALID_REQUEST -> status == 404 ? "check the model's name and the base URL" : "";
            case CONTENT_BLOCKED ->
                "change the instructions or the comments of the schema that it may have objected to";
            default -> "";
        };
    }
}
