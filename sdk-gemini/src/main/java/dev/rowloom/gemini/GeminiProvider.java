package dev.rowloom.gemini;

import dev.rowloom.UsageException;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelService;
import dev.rowloom.provider.ModelStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks Google's Gemini models, by the Gemini API or by Vertex AI.
 *
 * <pre>{@code
 * try (GeminiProvider gemini = GeminiProvider.builder().build()) { // key from the environment
 *     ...
 * }
 * }</pre>
 *
 * <p>A request with a schema asks for structured output by {@code responseJsonSchema}. Where the service refuses the
 * schema, weaker ones are tried, then a function call, then JSON with the schema in the prompt, then any text; the answer
 * begins with a {@link dev.rowloom.provider.ModelEvent.Degraded} for each step, each of which is one more request; later
 * requests to the model with a schema as long start where this one was answered, and begin with one that says so. Sampling parameters that a model doesn't heed are left out.
 *
 * <p>Immutable and thread-safe. The key is in no exception and in no text of this class.
 *
 * @since 0.1.0
 */
public final class GeminiProvider implements ModelProvider {

    /** The id by which the provider is found. */
    public static final String ID = "gemini";

    private final GeminiTransport transport;
    private final String place;
    private final ModelService service;
    private final GeminiClient client;

    private GeminiProvider(Builder builder) {
        Timeouts timeouts = new Timeouts(builder.connectTimeout, builder.responseTimeout, builder.idleTimeout);
        String project = builder.project;
        boolean vertex = project != null;
        URI base = builder.baseUrl != null
                ? builder.baseUrl
                : vertex ? Endpoint.vertexBase(builder.location) : Endpoint.DEVELOPER_BASE;
        Endpoint endpoint =
                project != null ? Endpoint.vertex(base, project, builder.location) : Endpoint.developer(base);
        Login login = vertex ? Login.tokens(builder.accessToken) : Login.key(builder.apiKey, builder.environment);
        this.transport = new GeminiTransport(endpoint, login, timeouts);
        this.client = new GeminiClient(endpoint, login, timeouts, transport.errors());
        this.place = endpoint.base();
        this.service = ModelService.at(vertex ? "gcp.vertex_ai" : "gcp.gemini", base);
    }

    /** Starts a provider of the Gemini API with a key from the environment. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Capabilities capabilities(String model) {
        return GeminiModels.capabilities(model);
    }

    @Override
    public ModelService service() {
        return service;
    }

    @Override
    public ModelStream open(ModelRequest request) {
        return transport.open(request);
    }

    /**
     * Asks the service how many tokens the texts of a request are. Costs nothing but a request; waits for the answer.
     *
     * @param request the request; its schema is not counted
     * @throws dev.rowloom.provider.ProviderException if the service doesn't say
     * @throws UsageException if this is a provider of Vertex AI, where it is not known to
     */
    public long countTokens(ModelRequest request) {
        return client.countTokens(request);
    }

    @Override
    public void close() {
        transport.close();
        client.close();
    }

    @Override
    public String toString() {
        return "gemini at " + place;
    }

    /** Collects the settings of a provider. Not thread-safe; each setter checks its value at once. */
    public static final class Builder {

        private UnaryOperator<@Nullable String> environment = name -> name == null ? null : System.getenv(name);
        private @Nullable String apiKey;
        private @Nullable URI baseUrl;
        private @Nullable String project;
        private String location = "global";
        private @Nullable Supplier<String> accessToken;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration responseTimeout = Duration.ofMinutes(4);
        private Duration idleTimeout = Duration.ofMinutes(1);

        private Builder() {}

        /**
         * Sets the key. If unset, it is that of the environment: {@code GEMINI_API_KEY}, then {@code GOOGLE_API_KEY}.
         *
         * @throws UsageException if it is blank
         */
        public Builder apiKey(String key) {
            this.apiKey = notBlank("an API key", key);
            return this;
        }

        /** Sets the address of a proxy. If unset, it is Google's own. */
        public Builder baseUrl(URI url) {
            this.baseUrl = Objects.requireNonNull(url, "url");
            return this;
        }

        /**
         * Asks by Vertex AI with the application default credentials of the machine in place of a key.
         *
         * @param cloudProject the id of the Google Cloud project
         * @param cloudLocation such as {@code europe-west4}, or {@code global}
         * @throws UsageException if one is blank
         */
        public Builder vertex(String cloudProject, String cloudLocation) {
            this.project = notBlank("a project of Vertex AI", cloudProject);
            this.location = notBlank("a location of Vertex AI", cloudLocation);
            if (!cloudLocation.matches("[a-z0-9-]+")) {
                throw new UsageException(
                        "a location of Vertex AI is such as europe-west4 or global, not " + cloudLocation);
            }
            return this;
        }

        /** Sets where the access tokens of Vertex AI come from; asked ahead of every request. Needs {@link #vertex}. */
        public Builder accessToken(Supplier<String> tokens) {
            this.accessToken = Objects.requireNonNull(tokens, "tokens");
            return this;
        }

        /**
         * Sets how long to wait for a connection. If unset, 10 seconds.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long the service may be silent until the first text of an answer: a model that thinks may send nothing for
         * long, not even the answer's head. If unset, 4 minutes.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder responseTimeout(Duration timeout) {
            this.responseTimeout = positive(timeout);
            return this;
        }

        /**
         * Sets how long an answer may be silent behind its first text. If unset, 1 minute.
         *
         * @throws UsageException if it is not above 0
         */
        public Builder idleTimeout(Duration timeout) {
            this.idleTimeout = positive(timeout);
            return this;
        }

        /** Sets the environment to look into; for tests. */
        Builder environment(UnaryOperator<@Nullable String> variables) {
            this.environment = variables;
            return this;
        }

        /**
         * Returns the provider. Sends no request.
         *
         * @throws dev.rowloom.provider.ProviderException if there is no key
         * @throws UsageException if the base URL is no address that a key may be sent to, if there are access tokens
         *     without {@link #vertex}, or {@link #apiKey} with it
         */
        public GeminiProvider build() {
            if (accessToken != null && project == null) {
                throw new UsageException(
                        "access tokens are for Vertex AI: set vertex(project, location) too, or give the "
                                + "Gemini API a key in place of them");
            }
            if (apiKey != null && project != null) {
                throw new UsageException(
                        "Vertex AI is asked with the machine's credentials or with access tokens, not with "
                                + "an API key; leave out apiKey(…), or vertex(…) to ask the Gemini API");
            }
            return new GeminiProvider(this);
        }

        private static String notBlank(String what, String text) {
            if (text.isBlank()) {
                throw new UsageException(what + " must not be blank");
            }
            return text;
        }

        private static Duration positive(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new UsageException("a timeout is above 0, not " + timeout);
            }
            return timeout;
        }
    }
}
