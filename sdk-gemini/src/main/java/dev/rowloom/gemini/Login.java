package dev.rowloom.gemini;

import com.google.auth.oauth2.GoogleCredentials;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import dev.rowloom.provider.support.ApiKey;
import dev.rowloom.provider.support.ServiceErrors;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How requests say who sends them. Shows no secret in its text. */
final class Login {

    /** The variables of the environment that are looked into, in order. */
    static final List<String> VARIABLES = List.of("GEMINI_API_KEY", "GOOGLE_API_KEY");

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    private final ApiKey apiKey;
    private final Supplier<String> accessToken;

    private Login(ApiKey apiKey, Supplier<String> accessToken) {
        this.apiKey = apiKey;
        this.accessToken = accessToken;
    }

    /**
     * Logs in with a key.
     *
     * @param given the caller's, or null to look into the environment
     * @throws ProviderException if there is none
     */
    static Login key(@Nullable String given, UnaryOperator<@Nullable String> environment) {
        return ApiKey.find(GeminiWire.SERVICE, given, environment, VARIABLES)
                .map(key -> new Login(key, () -> ""))
                .orElseThrow(() -> ApiKey.missing(GeminiWire.SERVICE, VARIABLES));
    }

    /** Logs in with access tokens, those of the machine's default credentials if none are given. */
    static Login tokens(@Nullable Supplier<String> given) {
        return new Login(ApiKey.none(), given == null ? new DefaultCredentials() : given);
    }

    ApiKey apiKey() {
        return apiKey;
    }

    /** Adds the header that says who sends a request. May ask the network for a token. */
    void addTo(HttpRequest.Builder request) {
        apiKey.value()
                .ifPresentOrElse(
                        key -> request.header("x-goog-api-key", key),
                        () -> request.header(
                                "Authorization",
                                "Bearer " + ApiKey.headerValue(GeminiWire.SERVICE, "access token", accessToken.get())));
    }

    @Override
    public String toString() {
        return apiKey.value().isEmpty() ? "access token" : "API key";
    }

    /** Reads the machine's credentials when they are needed first. */
    private static final class DefaultCredentials implements Supplier<String> {

        private @Nullable GoogleCredentials credentials;

        @Override
        public synchronized String get() {
            try {
                GoogleCredentials known = credentials;
                if (known == null) {
                    known = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
                    credentials = known;
                }
                known.refreshIfExpired();
                return known.getAccessToken().getTokenValue();
            } catch (IOException e) {
                throw ProviderException.of(
                        Kind.UNAUTHORISED,
                        "Vertex AI needs Google Cloud's application default credentials, or an access token given to "
                                + "the builder: " + ServiceErrors.shortened(String.valueOf(e.getMessage())));
            }
        }
    }
}
