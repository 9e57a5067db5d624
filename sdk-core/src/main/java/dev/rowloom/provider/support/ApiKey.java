package dev.rowloom.provider.support;

import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A credential that shows in no text. Immutable.
 *
 * @since 0.1.0
 */
public final class ApiKey {

    private final @Nullable String value;

    private ApiKey(@Nullable String value) {
        this.value = value;
    }

    /** Returns the key of a service that asks for none. */
    public static ApiKey none() {
        return new ApiKey(null);
    }

    /**
     * Finds the key: the caller's, or the first of some variables of the environment that is set.
     *
     * @param service what messages call the service
     * @param given the caller's, or null to look into the environment
     * @param environment returns the value of a variable, or null
     * @param variables those to look into, in order
     * @throws ProviderException of kind {@link Kind#UNAUTHORISED} if it has characters that no header can hold
     */
    public static Optional<ApiKey> find(
            String service,
            @Nullable String given,
            UnaryOperator<@Nullable String> environment,
            List<String> variables) {
        String key = given;
        for (String variable : variables) {
            if (key == null || key.isBlank()) {
                key = environment.apply(variable);
            }
        }
        return key == null || key.isBlank()
                ? Optional.empty()
                : Optional.of(new ApiKey(headerValue(service, "API key", key.strip())));
    }

    /**
     * Returns the failure to report where there is no key.
     *
     * @param service what messages call the service
     * @param variables those that were looked into
     */
    public static ProviderException missing(String service, List<String> variables) {
        return ProviderException.of(
                Kind.UNAUTHORISED,
                service + " needs an API key: give it to the builder, or set " + String.join(" or ", variables));
    }

    /**
     * Returns a credential, or refuses one that no header can hold: the JDK's client would quote it in its message.
     *
     * @param service what messages call the service
     * @param what such as {@code access token}
     * @param credential the credential
     * @throws ProviderException of kind {@link Kind#UNAUTHORISED} if it is empty or has other than visible ASCII characters
     */
    public static String headerValue(String service, String what, String credential) {
        if (credential.isEmpty() || !credential.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw ProviderException.builder(
                            Kind.UNAUTHORISED,
                            "the " + what + " for " + service
                                    + " has characters that none has, such as spaces or typographic quotes")
                    .remedy("copy it anew, without what stands around it")
                    .build();
        }
        return credential;
    }

    /** Returns the key, or nothing if the service asks for none. */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /** Takes the key out of a text that others wrote. */
    public String hide(String text) {
        return value == null ? text : text.replace(value, "(key)");
    }

    @Override
    public String toString() {
        return value == null ? "no key" : "API key";
    }
}
