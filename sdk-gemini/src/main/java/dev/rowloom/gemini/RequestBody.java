package dev.rowloom.gemini;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.genai.JsonSerializable;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCallingConfig;
import com.google.genai.types.FunctionCallingConfigMode;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerationConfig;
import com.google.genai.types.Part;
import com.google.genai.types.Tool;
import com.google.genai.types.ToolConfig;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.SamplingParameter;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of a request. */
final class RequestBody {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FUNCTION = "answer";
    private static final String JSON_TYPE = "application/json";

    private RequestBody() {}

    /** Returns the JSON of a request; the step says how its schema is asked for, and means nothing without one. */
    static String of(ModelRequest request, Capabilities capabilities, @Nullable AnswerSchema schema, AnswerStep step) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("contents").add(node(content(request.userText())));
        String system = systemText(request, schema, step);
        if (!system.isEmpty()) {
            body.set("systemInstruction", node(content(system)));
        }
        GenerationConfig.Builder config = sampling(request, capabilities);
        if (schema != null && step.form() == AnswerForm.FUNCTION_CALL) {
            body.putArray("tools").add(node(tool(schema, step)));
            body.set("toolConfig", node(onlyThatFunction()));
        } else if (schema != null && step.form() != AnswerForm.TEXT) {
            config.responseMimeType(JSON_TYPE);
            if (step.form() == AnswerForm.JSON_SCHEMA) {
                config.responseJsonSchema(schema.of(step));
            }
        }
        ObjectNode generation = (ObjectNode) node(config.build());
        if (!generation.isEmpty()) {
            body.set("generationConfig", generation);
        }
        return body.toString();
    }

    /**
     * Returns the text that sets the task: for a step that only asks for the schema, with the schema. Without the values of
     * enumerations: they are data from outside, which the caller has fenced in the user's text where the model needs them.
     */
    static String systemText(ModelRequest request, @Nullable AnswerSchema schema, AnswerStep step) {
        if (schema == null || !step.statesSchema()) {
            return request.systemText();
        }
        String asked =
                "Answer with one JSON value that is valid under this JSON Schema, and with nothing else: no words "
                        + "around it, no Markdown.\n" + schema.stated();
        return request.systemText().isEmpty() ? asked : request.systemText() + "\n\n" + asked;
    }

    static Content content(String text) {
        return Content.builder().role("user").parts(Part.fromText(text)).build();
    }

    private static GenerationConfig.Builder sampling(ModelRequest request, Capabilities capabilities) {
        GenerationConfig.Builder config = GenerationConfig.builder();
        if (capabilities.samplingParameters().contains(SamplingParameter.TEMPERATURE)) {
            request.temperature().ifPresent(value -> config.temperature((float) value));
        }
        if (capabilities.samplingParameters().contains(SamplingParameter.TOP_P)) {
            request.topP().ifPresent(value -> config.topP((float) value));
        }
        if (capabilities.samplingParameters().contains(SamplingParameter.SEED)) {
            request.seed().ifPresent(config::seed);
        }
        request.maxOutputTokens().ifPresent(config::maxOutputTokens);
        return config;
    }

    private static Tool tool(AnswerSchema schema, AnswerStep step) {
        return Tool.builder()
                .functionDeclarations(FunctionDeclaration.builder()
                        .name(FUNCTION)
                        .description("Takes the answer.")
                        .parametersJsonSchema(schema.of(step))
                        .build())
                .build();
    }

    private static ToolConfig onlyThatFunction() {
        return ToolConfig.builder()
                .functionCallingConfig(FunctionCallingConfig.builder()
                        .mode(FunctionCallingConfigMode.Known.ANY)
                        .allowedFunctionNames(FUNCTION)
                        .build())
                .build();
    }

    private static com.fasterxml.jackson.databind.JsonNode node(JsonSerializable part) {
        return JsonSerializable.toJsonNode(part);
    }
}
