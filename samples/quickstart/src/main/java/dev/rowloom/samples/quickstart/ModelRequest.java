package dev.rowloom.samples.quickstart;

import dev.rowloom.Strategy;
import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.UsageException;
import dev.rowloom.generation.ColumnControls;
import dev.rowloom.generation.DirectOptions;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelProviders;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.ProviderOptions;
import dev.rowloom.schema.Schema;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command line asks of a model, checked as far as that is possible without the schema. */
final class ModelRequest {

    private final ModelOptions options;
    private final DirectOptions direct;
    private final String provider;
    private final String model;
    private final @Nullable OutputFile asked;
    private final @Nullable OutputFile report;

    private ModelRequest(ModelOptions options, String provider, OutputFile.Existing existing) {
        this.options = options;
        this.provider = provider;
        Request.requireGiven("--provider", provider);
        Request.requireGiven("--model", options.model);
        Request.requireGiven("--base-url", options.baseUrl);
        Request.requireGiven("--instructions", options.instructions);
        Request.requireGiven("--controls", options.controls);
        Request.requireGiven("--cache", options.cache);
        Request.requireGiven("--report", options.report);
        Request.requireGiven("--replay", options.replay);
        Request.requireGiven("--ask-blueprint", options.askBlueprint);
        Request.requireGiven("--revise", options.revise);
        Request.requireFile("--controls", options.controls);
        if (options.model == null) {
            throw new UsageException("--provider " + provider
                    + " needs --model NAME, as the service lists it, such as gemini-3.6-flash");
        }
        this.model = options.model;
        this.direct = direct(options);
        this.asked = options.askBlueprint == null ? null : OutputFile.claim(options.askBlueprint, existing);
        this.report = options.report == null ? null : OutputFile.claim(options.report, existing);
    }

    /**
     * Returns what the options ask for, or null if no model is asked.
     *
     * @throws UsageException if an option's value is wrong, or there is one without {@code --provider}
     * @throws dev.rowloom.ExportException if the report can't be written
     */
    static @Nullable ModelRequest of(ModelOptions options, ParseResult parsed, OutputFile.Existing existing) {
        if (options.provider == null) {
            refuseOthers(parsed);
            return null;
        }
        return new ModelRequest(options, options.provider, existing);
    }

    /** Options of the one group without its first would be passed over in silence. */
    private static void refuseOthers(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            if (option.group() != null) {
                throw new UsageException(option.longestName()
                        + " is about the model that writes the rows; name its service, too: --provider gemini");
            }
        }
    }

    private static DirectOptions direct(ModelOptions options) {
        DirectOptions.Builder direct = DirectOptions.builder();
        set(direct, "--fallback", options.fallback, DirectOptions.Builder::fallback);
        set(direct, "--keys", options.keys, DirectOptions.Builder::keys);
        set(direct, "--cache", options.cache, DirectOptions.Builder::cache);
        set(direct, "--replay", options.replay, DirectOptions.Builder::replay);
        set(direct, "--concurrency", options.concurrency, DirectOptions.Builder::concurrency);
        set(direct, "--batch-rows", options.batchRows, DirectOptions.Builder::batchRows);
        set(direct, "--temperature", options.temperature, DirectOptions.Builder::temperature);
        set(direct, "--top-p", options.topP, DirectOptions.Builder::topP);
        set(direct, "--max-output-tokens", options.maxOutputTokens, DirectOptions.Builder::maxOutputTokens);
        set(direct, "--max-requests", options.maxRequests, DirectOptions.Builder::maxRequests);
        set(direct, "--max-tokens", options.maxTokens, DirectOptions.Builder::maxTokens);
        set(direct, "--max-time", options.maxTime, DirectOptions.Builder::maxTime);
        set(direct, "--max-cost", options.maxCost, DirectOptions.Builder::maxCost);
        set(direct, "--prices", options.prices, DirectOptions.Builder::prices);
        set(direct, "--requests-per-minute", options.requestsPerMinute, DirectOptions.Builder::requestsPerMinute);
        set(direct, "--tokens-per-minute", options.tokensPerMinute, DirectOptions.Builder::tokensPerMinute);
        if (options.cache != null && options.replay != null) {
            throw new UsageException("--cache keeps answers and --replay asks nobody: give one of them");
        }
        if (options.maxCost != null && options.prices == null) {
            throw new UsageException("--max-cost needs to know what tokens cost: add --prices IN,OUT");
        }
        return direct.build();
    }

    private static <T> void set(
            DirectOptions.Builder direct,
            String option,
            @Nullable T value,
            BiFunction<DirectOptions.Builder, T, DirectOptions.Builder> setter) {
        if (value != null) {
            Request.told(option, value, it -> setter.apply(direct, it));
        }
    }

    /**
     * Makes the provider. Sends no request.
     *
     * @throws UsageException if there is none of that name, no key in the environment, or the address is none
     */
    ModelProvider provider() {
        ProviderOptions.Builder service = ProviderOptions.builder();
        if (options.baseUrl != null) {
            service.baseUrl(options.baseUrl);
        }
        if (options.replay != null) {
            service.apiKey("replay"); // nobody is asked, so that none is needed
        }
        try {
            return Request.told("--provider", provider, it -> ModelProviders.create(it, service.build()));
        } catch (ProviderException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns a generator whose rows the model writes. */
    SyntheticDataGenerator generator(SyntheticDataGenerator generator, ModelProvider service, Schema schema) {
        DirectOptions asked = options.controls == null
                ? direct
                : direct.toBuilder()
                        .controls(
                                Request.told("--controls", options.controls, it -> ColumnControls.fromJson(it, schema)))
                        .build();
        SyntheticDataGenerator asking = generator.provider(service, model).direct(asked);
        return options.instructions == null ? asking : asking.instructions(options.instructions);
    }

    /** Returns whether the model writes how columns come about, and no rows. */
    boolean isBlueprint() {
        return options.strategy == Strategy.BLUEPRINT || options.askBlueprint != null || options.revise != null;
    }

    /** Returns what to change of the blueprint, in words, or null where nothing is. */
    @Nullable
    String revise() {
        return options.revise;
    }

    /** Returns where the model's blueprint goes, or null where it is not wanted. */
    @Nullable
    OutputFile asked() {
        return asked;
    }

    String model() {
        return model;
    }

    /** Returns where the report goes, or null where it is not wanted. */
    @Nullable
    OutputFile report() {
        return report;
    }
}
