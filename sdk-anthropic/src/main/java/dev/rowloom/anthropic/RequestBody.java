package dev.rowloom.anthropic;

import com.anthropic.core.JsonValue;
import com.anthropic.core.ObjectMappers;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceTool;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.support.RequestForm;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the JSON of a request, by the types of Anthropic's client. */
final class RequestBody {

    static final String TEMPERATURE = "temperature";
    static final String TOP_P = "top_p";

    private static final String NAME = "answer";
    private static final int USUAL_MOST_TOKENS = 8_192;
    private static final JsonMapper JSON = ObjectMappers.jsonMapper();

    private RequestBody() {}

    static String of(RequestForm form, Capabilities capabilities) {
        ModelRequest request = form.request();
        MessageCreateParams.Builder params = MessageCreateParams.builder()
                .model(request.model())
                .maxTokens(mostTokens(request, capabilities))
                .addUserMessage(request.userText());
        String system = form.systemText();
        if (!system.isEmpty()) {
            params.system(system);
        }
        form.schemaJson().ifPresent(schema -> answerForm(params, form.step().form(), schema));
        ObjectNode body = JSON.valueToTree(params.build()._body());
        sampling(body, form, capabilities);
        return body.put("stream", true).toString();
    }

    private static long mostTokens(ModelRequest request, Capabilities capabilities) {
        int most = capabilities.maxOutputTokens().orElse(USUAL_MOST_TOKENS);
        return Math.min(most, request.maxOutputTokens().orElse(USUAL_MOST_TOKENS));
    }

    /** The client's types have these no more, for the newest models refuse them. */
    private static void sampling(ObjectNode body, RequestForm form, Capabilities capabilities) {
        ModelRequest request = form.request();
        boolean temperature = request.temperature().isPresent()
                && capabilities.samplingParameters().contains(SamplingParameter.TEMPERATURE)
                && !form.leftOut().contains(TEMPERATURE);
        if (temperature) {
            body.put(TEMPERATURE, Math.min(1, request.temperature().getAsDouble()));
        } else if (request.topP().isPresent()
                && capabilities.samplingParameters().contains(SamplingParameter.TOP_P)
                && !form.leftOut().contains(TOP_P)) {
            // some models refuse both at a time
            body.put(TOP_P, request.topP().getAsDouble());
        }
    }

    private static void answerForm(MessageCreateParams.Builder params, AnswerForm form, String text) {
        Map<String, JsonValue> schema = properties(text);
        if (form == AnswerForm.FUNCTION_CALL) {
            schema.remove("type"); // an object in any case
            params.addTool(Tool.builder()
                    .name(NAME)
                    .description("Takes the answer.")
                    .inputSchema(Tool.InputSchema.builder()
                            .putAllAdditionalProperties(schema)
                            .build())
                    .build());
            params.toolChoice(ToolChoiceTool.builder()
                    .name(NAME)
                    .disableParallelToolUse(true)
                    .build());
        } else {
            params.outputConfig(OutputConfig.builder()
                    .format(JsonOutputFormat.builder()
                            .schema(JsonOutputFormat.Schema.builder()
                                    .putAllAdditionalProperties(schema)
                                    .build())
                            .build())
                    .build());
        }
    }

    private static Map<String, JsonValue> properties(String schema) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        try {
            JSON.readTree(schema)
                    .properties()
                    .forEach(field -> properties.put(field.getKey(), JsonValue.fromJsonNode(field.getValue())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // written by us
        }
        return properties;
    }
}
