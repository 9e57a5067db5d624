package dev.rowloom.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import dev.rowloom.provider.support.RequestForm;
import java.util.Optional;

/** Writes the JSON of a request. */
final class RequestBody {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FUNCTION = "answer";
    private static final String JSON_TYPE = "application/json";

    private RequestBody() {}

    /** Returns the JSON of a request in the form in which it is asked. */
    static String of(RequestForm form, Capabilities capabilities) {
        ModelRequest request = form.request();
        ObjectNode body = JSON.createObjectNode();
        body.putArray("contents").add(node(content(request.userText())));
        String system = form.systemText();
        if (!system.isEmpty()) {
            body.set("systemInstruction", node(content(system)));
        }
        GenerationConfig.Builder config = sampling(request, capabilities);
        Optional<JsonNode> schema = form.schemaJson().map(RequestBody::tree);
        AnswerForm asked = form.step().form();
        if (schema.isPresent() && asked == AnswerForm.FUNCTION_CALL) {
            body.putArray("tools").add(node(tool(schema.get())));
            body.set("toolConfig", node(onlyThatFunction()));
        } else if (asked != AnswerForm.TEXT) {
            config.responseMimeType(JSON_TYPE);
            schema.ifPresent(config::responseJsonSchema);
        }
        ObjectNode generation = (ObjectNode) node(config.build());
        if (!generation.isEmpty()) {
            body.set("generationConfig", generation);
        }
        return body.toString();
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

    private static Tool tool(JsonNode schema) {
        return Tool.builder()
                .functionDeclarations(FunctionDeclaration.builder()
                        .name(FUNCTION)
                        .description("Takes the answer.")
                        .parametersJsonSchema(schema)
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

    private static JsonNode tree(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // written by us
        }
    }

    private static JsonNode node(JsonSerializable part) {
        return JsonSerializable.toJsonNode(part);
    }
}
