package dev.rowloom.provider.support;

import dev.rowloom.UsageException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings that all providers by HTTP have. Not thread-safe; each setter checks its value at once.
 *
 * @param <B> the provider's own builder
 * @since 0.1.0
 */
public abstract class HttpProviderBuilder<B extends HttpProviderBuilder<B>> {

    private UnaryOperator<@Nullable String> environment = name -> name == null ? null : System.getenv(name);
    private @Nullable String apiKey;
    private @Nullable URI baseUrl;
    private Timeouts timeouts = Timeouts.DEFAULT;

    /** Starts with nothing set. */
    protected HttpProviderBuilder() {}

    /** Returns this. */
    protected abstract B self();

    /**
     * Sets the key. If unset, it is that of the environment.
     *
     * @throws UsageException if it is blank
     */
    public B apiKey(String key) {
        if (key.isBlank()) {
            throw new UsageException("an API key must not be blank");
        }
        this.apiKey = key;
        return self();
    }

    /** Sets the address of the service, of a proxy or of a compatible server. If unset, it is the service's own. */
    public B baseUrl(URI url) {
        this.baseUrl = Objects.requireNonNull(url, "url");
        return self();
    }

    /**
     * Sets how long to wait for a connection. If unset, 10 seconds.
     *
     * @throws UsageException if it is not above 0
     */
    public B connectTimeout(Duration timeout) {
        this.timeouts = new Timeouts(timeout, timeouts.response(), timeouts.idle());
        return self();
    }

    /**
     * Sets how long the service may be silent until the first text of an answer: a model that thinks may send nothing for
     * long, not even the answer's head. If unset, 4 minutes.
     *
     * @throws UsageException if it is not above 0
     */
    public B responseTimeout(Duration timeout) {
        this.timeouts = new Timeouts(timeouts.connect(), timeout, timeouts.idle());
        return self();
    }

    /**
     * Sets how long an answer may be silent behind its first text. If unset, 1 minute.
     *
     * @throws UsageException if it is not above 0
     */
    public B idleTimeout(Duration timeout) {
        this.timeouts = new Timeouts(timeouts.connect(), timeouts.response(), timeout);
        return self();
    }

    /** Sets the environment to look into; for tests. */
    protected final B environment(UnaryOperator<@Nullable String> variables) {
        this.environment = variables;
        return self();
    }

    /** Returns the environment to look into. */
    protected final UnaryOperator<@Nullable String> environment() {
        return environment;
    }

    /**
     * Returns the key that was set, or that of the environment; only a server on this machine may do without one.
     *
     * @param base where the service is
     * @param service what messages call the service
     * @param variables those of the environment to look into, in order
     * @throws dev.rowloom.provider.ProviderException if there is none
     */
    protected final ApiKey keyFor(BaseUrl base, String service, List<String> variables) {
        return ApiKey.find(service, apiKey, environment, variables).orElseGet(() -> {
            if (base.isLoopback()) {
                return ApiKey.none();
            }
            throw ApiKey.missing(service, variables);
        });
    }

    /** Returns the key that was set, or null. */
    protected final @Nullable String givenKey() {
        return apiKey;
    }

    /** Returns the address that was set, or nothing. */
    protected final Optional<URI> givenBaseUrl() {
        return Optional.ofNullable(baseUrl);
    }

    /** Returns how long to wait. */
    protected final Timeouts timeouts() {
        return timeouts;
    }
}
