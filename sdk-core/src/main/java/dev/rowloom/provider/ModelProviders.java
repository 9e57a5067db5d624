package dev.rowloom.provider;

import dev.rowloom.UsageException;
import dev.rowloom.internal.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds the providers on the class path or module path by their ids. Finding one sends no request and reads no
 * credentials.
 *
 * @since 0.1.0
 */
public final class ModelProviders {

    private ModelProviders() {}

    /** Returns the ids of the providers that are there, sorted. */
    public static List<String> ids() {
        return factories().stream()
                .map(ModelProviderFactory::id)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Makes the provider with an id.
     *
     * @param id such as {@code gemini}
     * @param options where the service is and how to log in there
     * @throws UsageException if none has that id, or more than one
     * @throws ProviderException if it has no credentials
     */
    public static ModelProvider create(String id, ProviderOptions options) {
        List<ModelProviderFactory> found =
                factories().stream().filter(factory -> factory.id().equals(id)).toList();
        if (found.size() == 1) {
            return found.get(0).create(options);
        }
        if (found.isEmpty()) {
            throw new UsageException("there is no provider '" + id + "'; " + choices(id));
        }
        throw new UsageException("there are several providers '" + id + "': "
                + String.join(
                        ", ",
                        found.stream()
                                .map(factory -> factory.getClass().getName())
                                .toList())
                + "; leave all but one of their jars out");
    }

    private static String choices(String wanted) {
        List<String> ids = ids();
        if (ids.isEmpty()) {
            return "none is on the class path: add its jar, such as rowloom-gemini";
        }
        List<String> near = NearNames.of(wanted, ids);
        return near.isEmpty()
                ? "those on the class path are " + String.join(", ", ids)
                : "did you mean " + String.join(" or ", near) + "?";
    }

    private static List<ModelProviderFactory> factories() {
        List<ModelProviderFactory> factories = new ArrayList<>();
        try {
            ServiceLoader.load(ModelProviderFactory.class).forEach(factories::add);
        } catch (ServiceConfigurationError e) {
            throw new UsageException("a provider on the class path can't be loaded: " + e.getMessage(), e);
        }
        return factories;
    }
}
