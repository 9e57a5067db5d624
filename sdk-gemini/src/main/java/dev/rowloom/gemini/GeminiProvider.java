package dev.rowloom.gemini;

import dev.rowloom.UsageException;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelService;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.support.HttpProviderBuilder;
import dev.rowloom.provider.support.HttpTransport;
import dev.rowloom.provider.support.Timeouts;
import java.net.URI;
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

    private final HttpTransport transport;
    private final String place;
    private final ModelService service;
    private final GeminiClient client;

    private GeminiProvider(Builder builder) {
        String project = builder.project;
        boolean vertex = project != null;
        URI base = builder.address();
        Endpoint endpoint =
                project != null ? Endpoint.vertex(base, project, builder.location) : Endpoint.developer(base);
        Login login = vertex ? Login.tokens(builder.accessToken) : builder.keyLogin();
        ErrorAnswers errors = new ErrorAnswers(login.apiKey());
        this.transport = new HttpTransport(new GeminiWire(endpoint, login, errors), endpoint.base(), builder.waits());
        this.client = new GeminiClient(endpoint, login, builder.waits(), errors);
        this.place = endpoint.base().toString();
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

    /**
     * Collects the settings of a provider. The key, if unset, is that of {@code GEMINI_API_KEY}, then {@code GOOGLE_API_KEY}.
     */
    public static final class Builder extends HttpProviderBuilder<Builder> {

        private @Nullable String project;
        private String location = "global";
        private @Nullable Supplier<String> accessToken;

        private Builder() {}

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

        @Override
        protected Builder self() {
            return this;
        }

        /** Sets the environment to look into; for tests. */
        Builder variables(UnaryOperator<@Nullable String> variables) {
            return environment(variables);
        }

        private URI address() {
            URI usual = project == null ? Endpoint.DEVELOPER_BASE : Endpoint.vertexBase(location);
            return givenBaseUrl().orElse(usual);
        }

        private Login keyLogin() {
            return Login.key(givenKey(), environment());
        }

        private Timeouts waits() {
            return timeouts();
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
            if (givenKey() != null && project != null) {
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
    }
}
