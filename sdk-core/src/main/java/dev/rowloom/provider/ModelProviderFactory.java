package dev.rowloom.provider;

/**
 * Makes a provider by its id; found by {@link java.util.ServiceLoader}.
 *
 * <p>A public class with a public constructor without parameters that does nothing: being found must not read
 * credentials, open connections or start threads. Only {@link #create(ProviderOptions)} may.
 *
 * @since 0.1.0
 */
public interface ModelProviderFactory {

    /** Returns the id of the provider, such as {@code gemini}: lower case, stable, the same as {@link ModelProvider#id()}. */
    String id();

    /**
     * Makes a provider. Sends no request yet.
     *
     * @param options where the service is and how to log in there
     * @throws ProviderException of kind {@link ProviderException.Kind#UNAUTHORISED} if there are no credentials
     * @throws dev.rowloom.UsageException if an option is wrong
     */
    ModelProvider create(ProviderOptions options);
}
