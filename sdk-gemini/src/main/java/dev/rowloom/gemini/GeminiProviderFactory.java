package dev.rowloom.gemini;

import dev.rowloom.UsageException;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelProviderFactory;
import dev.rowloom.provider.ProviderOptions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the provider with the id {@code gemini} out of options that are common to all providers.
 *
 * <p>Of its own it knows {@code project} and {@code location}, which ask for Vertex AI.
 *
 * @since 0.1.0
 */
public final class GeminiProviderFactory implements ModelProviderFactory {

    private static final String PROJECT = "project";
    private static final String LOCATION = "location";
    private static final Set<String> KNOWN = Set.of(PROJECT, LOCATION);

    /** Does nothing; {@link #create} does. */
    public GeminiProviderFactory() {}

    @Override
    public String id() {
        return GeminiProvider.ID;
    }

    @Override
    public ModelProvider create(ProviderOptions options) {
        Map<String, String> more = options.more();
        Set<String> unknown = new TreeSet<>(more.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new UsageException("the provider gemini has no option " + String.join(", ", unknown)
                    + "; it knows project and location, for Vertex AI");
        }
        GeminiProvider.Builder builder = GeminiProvider.builder();
        options.apiKey().ifPresent(builder::apiKey);
        options.baseUrl().ifPresent(builder::baseUrl);
        if (!more.isEmpty()) {
            builder.vertex(more.getOrDefault(PROJECT, ""), more.getOrDefault(LOCATION, "global"));
        }
        return builder.build();
    }
}
