package dev.rowloom.gemini;

import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.provider.support.SchemaDialect;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the models can do, by their names.
 *
 * <p>Sources: ai.google.dev/gemini-api/docs/models and /latest-model (limits; from 3.6 on temperature and top-p are
 * ignored and may come to be refused). The limits of schemas are not published: those here are known to have worked.
 */
final class GeminiModels {

    /** What {@code responseJsonSchema} takes. */
    static final SchemaDialect SCHEMAS = new SchemaDialect(
            Set.of(
                    "$id",
                    "$defs",
                    "$ref",
                    "$anchor",
                    "type",
                    "format",
                    "title",
                    "description",
                    "enum",
                    "items",
                    "prefixItems",
                    "minItems",
                    "maxItems",
                    "minimum",
                    "maximum",
                    "anyOf",
                    "oneOf",
                    "properties",
                    "additionalProperties",
                    "required",
                    "propertyOrdering"),
            Set.of(),
            SchemaDialect.Objects.ANY);

    private static final Pattern VERSION = Pattern.compile("gemini-(\\d{1,3})(?:\\.(\\d{1,3}))?(?:-.*)?");
    private static final SchemaLimits SCHEMA_LIMITS = SchemaLimits.of(SCHEMAS.keywords(), 200, 5, 250);
    private static final int CONTEXT = 1_048_576;
    private static final int OUTPUT = 65_536;
    private static final int OLD_OUTPUT = 8_192;

    private GeminiModels() {}

    static Capabilities capabilities(String model) {
        String name = model.toLowerCase(Locale.ROOT)
                .replaceFirst("^(projects/[^/]+/locations/[^/]+/)?(publishers/google/)?models/", "");
        Capabilities.Builder builder = Capabilities.builder();
        if (!name.startsWith("gemini-")) {
            // other models of the service, such as Gemma, take neither schemas nor functions
            return builder.samplingParameters(EnumSet.of(SamplingParameter.TEMPERATURE, SamplingParameter.TOP_P))
                    .build();
        }
        // names without a version, such as gemini-flash-latest, stand for the newest
        int version = version(name);
        return builder.answerForms(EnumSet.allOf(AnswerForm.class))
                .samplingParameters(
                        version >= 306 ? EnumSet.of(SamplingParameter.SEED) : EnumSet.allOf(SamplingParameter.class))
                .schemaLimits(SCHEMA_LIMITS)
                .maxInputTokens(CONTEXT)
                .maxOutputTokens(version < 205 ? OLD_OUTPUT : OUTPUT)
                .build();
    }

    /** Returns the version as hundreds and ones: 306 for 3.6. */
    private static int version(String name) {
        Matcher matcher = VERSION.matcher(name);
        if (!matcher.matches()) {
            return Integer.MAX_VALUE;
        }
        int minor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        return Integer.parseInt(matcher.group(1)) * 100 + minor;
    }
}
