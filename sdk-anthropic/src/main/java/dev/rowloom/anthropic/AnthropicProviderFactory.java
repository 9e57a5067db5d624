package dev.rowloom.anthropic;

import dev.rowloom.UsageException;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelProviderFactory;
import dev.rowloom.provider.ProviderOptions;

/**
 * Makes the provider with the id {@code anthropic} out of options that are common to all providers.
 *
 * @since 0.1.0
 */
public final class AnthropicProviderFactory implements ModelProviderFactory {

    /** Does nothing; {@link #create} does. */
    public AnthropicProviderFactory() {}

    @Override
    public String id() {
        return AnthropicProvider.ID;
    }

    @Override
    public ModelProvider create(ProviderOptions options) {
        if (!options.more().isEmpty()) {
            throw new UsageException("the provider anthropic has no option "
                    + String.join(", ", options.more().keySet()) + "; it knows a key and a base URL");
        }
        AnthropicProvider.Builder builder = AnthropicProvider.builder();
        options.apiKey().ifPresent(builder::apiKey);
        options.baseUrl().ifPresent(builder::baseUrl);
        return builder.build();
    }
}
