package dev.rowloom.openai;

import dev.rowloom.UsageException;
import dev.rowloom.provider.AnswerForm;
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
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks OpenAI's models, or those of a server that speaks the same chat completions, local ones too.
 *
 * <pre>{@code
 * try (OpenAiProvider openai = OpenAiProvider.builder().build()) { // key: OPENAI_API_KEY
 *     ...
 * }
 * OpenAiProvider local = OpenAiProvider.builder().baseUrl(URI.create("http://localhost:11434/v1")).build(); // no key
 * }</pre>
 *
 * <p>A request with a schema asks for structured output in strict mode, where optional properties are required ones that take
 * null. Where the service refuses the schema, weaker ones are tried, then a function call, then JSON with the schema in the
 * prompt, then any text; the answer begins with a {@link dev.rowloom.provider.ModelEvent.Degraded} for each step, each of which
 * is one more request; later requests to the model with a schema as long start where this one was answered. Parameters that a
 * model doesn't heed are left out, and those that a server refuses, too, from then on. To a model of another name than
 * OpenAI's, the prompt states the schema in any case, for its server may pass over what it doesn't know.
 *
 * <p>Immutable and thread-safe. The key is in no exception and in no text of this class.
 *
 * @since 0.1.0
 */
public final class OpenAiProvider implements ModelProvider {

    /** The id by which the provider is found. */
    public static final String ID = "openai";

    private static final URI OPENAI = URI.create("https://api.openai.com/v1");
    private static final List<String> VARIABLES = List.of("OPENAI_API_KEY");

    private final OpenAiWire wire;
    private final HttpTransport transport;
    private final BaseUrl base;

    private OpenAiProvider(Builder builder) {
        this.base = BaseUrl.of(builder.address(), OPENAI).orPath("/v1");
        ApiKey key = builder.key(base);
        Map<String, String> headers = new LinkedHashMap<>(builder.headers);
        this.wire = new OpenAiWire(base, key, headers, builder.forms);
        this.transport = new HttpTransport(wire, base, builder.waits());
    }

    /** Starts a provider of OpenAI's service with a key from the environment. */
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
        return "openai at " + base;
    }

    /** Collects the settings of a provider. The key, if unset, is that of {@code OPENAI_API_KEY}; a server on this machine needs none. */
    public static final class Builder extends HttpProviderBuilder<Builder> {

        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable Set<AnswerForm> forms;

        private Builder() {}

        /**
         * Sets the organization that pays. If unset, that of the key.
         *
         * @throws UsageException if no header can hold it
         */
        public Builder organization(String organization) {
            headers.put("OpenAI-Organization", id(organization));
            return this;
        }

        /**
         * Sets the project that pays. If unset, that of the key.
         *
         * @throws UsageException if no header can hold it
         */
        public Builder project(String project) {
            headers.put("OpenAI-Project", id(project));
            return this;
        }

        /**
         * Sets the forms in which the server's models can be asked to answer; text always is one. If unset, those that OpenAI
         * has for the model, and all for a model that is not OpenAI's.
         */
        public Builder answerForms(Collection<AnswerForm> answerForms) {
            EnumSet<AnswerForm> all = EnumSet.of(AnswerForm.TEXT);
            all.addAll(answerForms);
            this.forms = all;
            return this;
        }

        /**
         * Returns the provider. Sends no request.
         *
         * @throws dev.rowloom.provider.ProviderException if there is no key and the server is not on this machine
         * @throws UsageException if the base URL is no address that a key may be sent to
         */
        public OpenAiProvider build() {
            return new OpenAiProvider(this);
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
            return givenBaseUrl().orElse(OPENAI);
        }

        private Timeouts waits() {
            return timeouts();
        }

        private ApiKey key(BaseUrl base) {
            return keyFor(base, "OpenAI", VARIABLES);
        }

        private static String id(String text) {
            if (!text.matches("[A-Za-z0-9_.:-]{1,128}")) {
                throw new UsageException("an organization or project of OpenAI is its id, such as org-abc or proj_abc");
            }
            return text;
        }
    }
}
