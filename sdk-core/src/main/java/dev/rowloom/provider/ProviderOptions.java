package dev.rowloom.provider;

import dev.rowloom.UsageException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is and how to log in there, in the words that all providers share. Immutable; {@link #toString()}
 * shows no key.
 *
 * @since 0.1.0
 */
public final class ProviderOptions {

    /** Everything as the provider has it by itself. */
    public static final ProviderOptions DEFAULT = builder().build();

    private final @Nullable String apiKey;
    private final @Nullable URI baseUrl;
    private final Map<String, String> more;

    private ProviderOptions(Builder builder) {
        this.apiKey = builder.apiKey;
        this.baseUrl = builder.baseUrl;
        this.more = Collections.unmodifiableMap(new TreeMap<>(builder.more));
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the key, or nothing if the provider shall look into the environment. */
    public Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /** Returns the address of the service or of a proxy, or nothing for the service's own. */
    public Optional<URI> baseUrl() {
        return Optional.ofNullable(baseUrl);
    }

    /** Returns options that only some providers know, by name. */
    public Map<String, String> more() {
        return more;
    }

    @Override
    public String toString() {
        return "base URL " + (baseUrl == null ? "of the service" : baseUrl) + ", key "
                + (apiKey == null ? "of the environment" : "given") + ", " + more.keySet();
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {

        private final Map<String, String> more = new TreeMap<>();
        private @Nullable String apiKey;
        private @Nullable URI baseUrl;

        private Builder() {}

        /**
         * Sets the key.
         *
         * @throws UsageException if it is blank
         */
        public Builder apiKey(String key) {
            if (key.isBlank()) {
                throw new UsageException("an API key must not be blank; leave it out to take that of the environment");
            }
            this.apiKey = key;
            return this;
        }

        /** Sets the address of the service or of a proxy. */
        public Builder baseUrl(URI baseUrl) {
            this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
            return this;
        }

        /** Sets an option that only some providers know. */
        public Builder set(String name, String value) {
            more.put(name, value);
            return this;
        }

        /** Returns the options. */
        public ProviderOptions build() {
            return new ProviderOptions(this);
        }
    }
}
