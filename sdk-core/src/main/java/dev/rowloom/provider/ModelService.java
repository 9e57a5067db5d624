package dev.rowloom.provider;

import dev.rowloom.UsageException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * Which service a provider asks, in the words of OpenTelemetry's conventions for generative models.
 *
 * @param name the value of {@code gen_ai.provider.name}, such as {@code gcp.gemini}
 * @param host the host that requests go to, or empty if it is not known
 * @param port its port, or 0 if it is not known
 * @since 0.1.0
 */
public record ModelService(String name, String host, int port) {

    private static final Map<String, String> NAMES = Map.of(
            "gemini", "gcp.gemini",
            "vertex", "gcp.vertex_ai",
            "openai", "openai",
            "anthropic", "anthropic",
            "azure-openai", "azure.ai.openai",
            "bedrock", "aws.bedrock",
            "mistral", "mistral_ai");

    /**
     * Checks the values.
     *
     * @throws UsageException if the name is blank or the port is not 0 to 65,535
     */
    public ModelService {
        Objects.requireNonNull(host, "host");
        if (name.isBlank()) {
            throw new UsageException("the name of a service must not be blank");
        }
        if (port < 0 || port > 65_535) {
            throw new UsageException("a port is 0 to 65535, not " + port);
        }
    }

    /** Returns the service of a provider of which no more than its id is known. */
    public static ModelService of(String providerId) {
        return new ModelService(NAMES.getOrDefault(providerId, providerId), "", 0);
    }

    /**
     * Returns a service at an address, of which only host and port are kept.
     *
     * @param name the value of {@code gen_ai.provider.name}
     * @param address an address of HTTP
     */
    public static ModelService at(String name, URI address) {
        String host = address.getHost() == null ? "" : address.getHost();
        int port = address.getPort() > 0 ? address.getPort() : "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
        return new ModelService(name, host, host.isEmpty() ? 0 : port);
    }
}
