package dev.rowloom.anthropic;

import dev.rowloom.UsageException;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.ModelService;
import dev.rowloom.provider.ModelStream;
import dev.rowloom.provider.support.ApiKey;
import dev.rowloom.provider.support.BaseUrl;
import dev.rowloom.provider.support.HttpProviderBuilder;
import dev.rowloom.provider.support.HttpTransport;
import dev.rowloom.provider.support.Timeouts;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks Anthropic's models by the Messages API.
 *
 * <pre>{@code
 * try (AnthropicProvider anthropic = AnthropicProvider.builder().build()) { // key: ANTHROPIC_API_KEY
 *     ...
 * }
 * }</pre>
 *
 * <p>A request with a schema asks for structured output. Where the service refuses the schema, weaker ones are tried, then a
 * tool whose input is the answer, then any text with the schema in the prompt; the answer begins with a
 * {@link dev.rowloom.provider.ModelEvent.Degraded} for each step, each of which is one more request; later requests to the model
 * with a schema as long start where this one was answered. Sampling parameters that a model doesn't heed are left out. A request
 * without a limit of output tokens gets one of 8,192, for the service asks for one.
 *
 * <p>Immutable and thread-safe. The key is in no exception and in no text of this class.
 *
 * @since 0.1.0
 */
public final class AnthropicProvider implements ModelProvider {

    /** The id by which the provider is found. */
    public static final String ID = "anthropic";

    private static final URI ANTHROPIC = URI.create("https://api.anthropic.com");
    private static final List<String> VARIABLES = List.of("ANTHROPIC_API_KEY");

    private final AnthropicWire wire;
    private final HttpTransport transport;
    private final BaseUrl base;

    private AnthropicProvider(Builder builder) {
        this.base = BaseUrl.of(builder.address(), ANTHROPIC);
        this.wire = new AnthropicWire(base, builder.key(base), VARIABLES);
        this.transport = new HttpTransport(wire, base, builder.waits());
    }

    /** Starts a provider of Anthropic's service with a key from the environment. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Capabilities capabilities(String model) {
        return wire.capabilities(model);
    }

    @Override
    public ModelService service() {
        return ModelService.at(ID, base.uri());
    }

    @Override
    public ModelStream open(ModelRequest request) {
        return transport.open(request);
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "anthropic at " + base;
    }

    /**
     * Collects the settings of a provider. The key, if unset, is that of {@code ANTHROPIC_API_KEY}; a server on this machine
     * needs none.
     */
    public static final class Builder extends HttpProviderBuilder<Builder> {

        private Builder() {}

        /**
         * Returns the provider. Sends no request.
         *
         * @throws dev.rowloom.provider.ProviderException if there is no key and the server is not on this machine
         * @throws UsageException if the base URL is no address that a key may be sent to
         */
        public AnthropicProvider build() {
            return new AnthropicProvider(this);
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
            return givenBaseUrl().orElse(ANTHROPIC);
        }

        private Timeouts waits() {
            return timeouts();
        }

        private ApiKey key(BaseUrl base) {
            return keyFor(base, "Anthropic", VARIABLES);
        }
    }
}
