package dev.rowloom.gemini;

import com.google.auth.oauth2.GoogleCredentials;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How requests say who sends them. Shows no secret in its text. */
final class Login {

    /** The variable of the environment that is looked into first. */
    static final String FIRST = "GEMINI_API_KEY";

    /** The variable that is looked into then. */
    static final String SECOND = "GOOGLE_API_KEY";

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    private final @Nullable String apiKey;
    private final Supplier<String> accessToken;

    private Login(@Nullable String apiKey, Supplier<String> accessToken) {
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
        String key = given;
        for (String variable : new String[] {FIRST, SECOND}) {
            if (key == null || key.isBlank()) {
                key = environment.apply(variable);
            }
        }
        if (key == null || key.isBlank()) {
            throw ProviderException.of(
                    Kind.UNAUTHORISED,
                    "Gemini needs an API key: give it to the builder, or set " + FIRST + " or " + SECOND);
        }
        return new Login(headerValue(key.strip(), "API key"), () -> "");
    }

    /** Logs in with access tokens, those of the machine's default credentials if none are given. */
    static Login tokens(@Nullable Supplier<String> given) {
        return new Login(null, given == null ? new DefaultCredentials() : given);
    }

    @Nullable
    String apiKey() {
        return apiKey;
    }

    /** Adds the header that says who sends a request. May ask the network for a token. */
    void addTo(HttpRequest.Builder request) {
        if (apiKey != null) {
            request.header("x-goog-api-key", apiKey);
        } else {
            request.header("Authorization", "Bearer " + headerValue(accessToken.get(), "access token"));
        }
    }

    /** Returns a credential, or refuses one that no header can hold; the JDK would quote it. */
    private static String headerValue(String credential, String what) {
        if (credential.isEmpty() || !credential.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw ProviderException.builder(
                            Kind.UNAUTHORISED,
                            "the " + what
                                    + " for Gemini has characters that none has, such as spaces or typographic quotes")
                    .remedy("copy it anew, without what stands around it")
                    .build();
        }
        return credential;
    }

    @Override
    public String toString() {
        return apiKey == null ? "access token" : "API key";
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
                                + "the builder: " + ErrorAnswers.shortened(String.valueOf(e.getMessage())));
            }
        }
    }
}
