package dev.rowloom.openai;

import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.provider.support.SchemaDialect;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the models can do, by their names.
 *
 * <p>Sources: OpenAI's guides to structured outputs (keywords; the limits here are those of older deployments, which all
 * keep to) and to reasoning models, which refuse a temperature; the keyword list is also that of the local checks of
 * {@code openai-java}.
 */
final class OpenAiModels {

    /** What structured output takes in strict mode. */
    static final SchemaDialect SCHEMAS = new SchemaDialect(
            Set.of(
                    "$defs",
                    "$ref",
                    "properties",
                    "anyOf",
                    "type",
                    "required",
                    "description",
                    "title",
                    "items",
                    "const",
                    "enum",
                    "additionalProperties",
                    "pattern",
                    "format",
                    "multipleOf",
                    "minimum",
                    "exclusiveMinimum",
                    "maximum",
                    "exclusiveMaximum",
                    "minItems",
                    "maxItems"),
            Set.of("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"),
            SchemaDialect.Objects.COMPLETE);

    private static final SchemaLimits LIMITS = SchemaLimits.of(SCHEMAS.keywords(), 100, 5, 500);
    private static final Set<SamplingParameter> ALL_SAMPLING = EnumSet.allOf(SamplingParameter.class);

    private OpenAiModels() {}

    /**
     * Returns what a model can do.
     *
     * @param forms the forms in which the server can be asked, or null if it is not known
     */
    static Capabilities capabilities(String model, @Nullable Set<AnswerForm> forms) {
        String name = baseName(model);
        Capabilities.Builder builder = Capabilities.builder()
                .answerForms(forms == null ? forms(name) : forms)
                .samplingParameters(reasons(name) ? EnumSet.noneOf(SamplingParameter.class) : ALL_SAMPLING)
                .schemaLimits(LIMITS);
        if (name.startsWith("gpt-4.1")) {
            builder.maxInputTokens(1_047_576).maxOutputTokens(32_768);
        } else if (name.startsWith("gpt-4o")) {
            builder.maxInputTokens(128_000).maxOutputTokens(16_384);
        } else if (name.matches("o\\d.*")) {
            builder.maxInputTokens(200_000).maxOutputTokens(100_000);
        } else if (isOpenAis(model) && reasons(name)) {
            builder.maxInputTokens(272_000).maxOutputTokens(128_000);
        }
        return builder.build();
    }

    /** Returns whether a model is one of OpenAI's own; others are those of compatible servers. */
    static boolean isOpenAis(String model) {
        String name = baseName(model);
        return name.matches("gpt-[3-9].*|o\\d(-.*)?|chatgpt-.*");
    }

    /** Returns the name without that of a gateway or of a fine-tuned model's base: {@code ft:gpt-4o-mini:org::id}. */
    private static String baseName(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return name.startsWith("ft:") ? name.substring(3).replaceFirst(":.*", "") : name.replaceFirst("^openai/", "");
    }

    private static Set<AnswerForm> forms(String name) {
        if (name.startsWith("gpt-4-turbo") || name.startsWith("gpt-3.5")) {
            return EnumSet.of(AnswerForm.FUNCTION_CALL, AnswerForm.JSON, AnswerForm.TEXT);
        }
        return name.matches("gpt-4(-\\d.*)?")
                ? EnumSet.of(AnswerForm.FUNCTION_CALL, AnswerForm.TEXT)
                : EnumSet.allOf(AnswerForm.class);
    }

    /** Returns whether a model thinks ahead of its answer: all from o1 and gpt-5 on. */
    private static boolean reasons(String name) {
        return name.matches("o\\d(-.*)?") || name.matches("gpt-([5-9]|\\d\\d).*") && !name.contains("-chat");
    }
}
