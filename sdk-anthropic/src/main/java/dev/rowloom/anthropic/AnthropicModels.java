package dev.rowloom.anthropic;

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
 * <p>Sources: Anthropic's pages on structured outputs (keywords and formats; from Opus 4.1, Sonnet 4.5 and Haiku 4.5 on) and on
 * models (limits); models after Opus 4.6 refuse a temperature and top-p. The numbers of properties and levels are not
 * published: those here are known to have worked.
 */
final class AnthropicModels {

    /** What structured output takes. */
    static final SchemaDialect SCHEMAS = new SchemaDialect(
            Set.of(
                    "$defs",
                    "$ref",
                    "properties",
                    "anyOf",
                    "allOf",
                    "type",
                    "required",
                    "description",
                    "title",
                    "items",
                    "const",
                    "enum",
                    "additionalProperties",
                    "format"),
            Set.of("date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"),
            SchemaDialect.Objects.CLOSED);

    private static final Pattern NAME = Pattern.compile(
            "claude-(?:(\\d)(?:-(\\d))?-)?(opus|sonnet|haiku)" + "(?:-(\\d{1,2})(?:[-.](\\d{1,2})(?!\\d))?)?(?:-.*)?");
    private static final SchemaLimits LIMITS = SchemaLimits.of(SCHEMAS.keywords(), 100, 5, 250);
    private static final int CONTEXT = 200_000;

    private AnthropicModels() {}

    static Capabilities capabilities(String model) {
        String name = model.toLowerCase(Locale.ROOT).replaceFirst("^(anthropic[/.])", "");
        Matcher matcher = NAME.matcher(name);
        boolean known = matcher.matches();
        // names without a version stand for the newest, and those of no known kind are taken for new
        int version = known ? version(matcher) : Integer.MAX_VALUE;
        int first = known && matcher.group(3).equals("opus") ? 401 : 405;
        Set<AnswerForm> forms = version >= first
                ? EnumSet.of(AnswerForm.JSON_SCHEMA, AnswerForm.FUNCTION_CALL)
                : EnumSet.of(AnswerForm.FUNCTION_CALL);
        Capabilities.Builder builder = Capabilities.builder()
                .answerForms(forms)
                .samplingParameters(
                        version <= 406
                                ? EnumSet.of(SamplingParameter.TEMPERATURE, SamplingParameter.TOP_P)
                                : EnumSet.noneOf(SamplingParameter.class))
                .schemaLimits(LIMITS)
                .maxInputTokens(CONTEXT);
        return builder.maxOutputTokens(mostOutput(version)).build();
    }

    private static int mostOutput(int version) {
        if (version < 305) {
            return 4_096;
        }
        return version < 307 ? 8_192 : version < 400 ? 64_000 : version < 405 ? 32_000 : 64_000;
    }

    /** Returns the version as hundreds and ones: 405 for 4.5. */
    private static int version(Matcher matcher) {
        String major = matcher.group(1) == null ? matcher.group(4) : matcher.group(1);
        String minor = matcher.group(1) == null ? matcher.group(5) : matcher.group(2);
        if (major == null) {
            return Integer.MAX_VALUE;
        }
        return Integer.parseInt(major) * 100 + (minor == null ? 0 : Integer.parseInt(minor));
    }
}
