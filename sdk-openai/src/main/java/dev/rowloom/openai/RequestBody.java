package dev.rowloom.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonObject;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.SamplingParameter;
import dev.rowloom.provider.support.RequestForm;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the JSON of a request, by the types of OpenAI's client. */
final class RequestBody {

    static final String TEMPERATURE = "temperature";
    static final String TOP_P = "top_p";
    static final String SEED = "seed";
    static final String STREAM_OPTIONS = "stream_options";
    static final String MAX_TOKENS = "max_tokens";
    static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    /** What structured output or a function is called. */
    private static final String NAME = "answer";

    private static final JsonMapper JSON = ObjectMappers.jsonMapper();

    private RequestBody() {}

    static String of(RequestForm form, Capabilities capabilities) {
        ModelRequest request = form.request();
        boolean known = OpenAiModels.isOpenAis(request.model());
        ChatCompletionCreateParams.Builder params =
                ChatCompletionCreateParams.builder().model(request.model());
        // a server that doesn't know structured output may pass over it without a word
        String system = known ? form.systemText() : form.systemTextWithSchema();
        if (!system.isEmpty()) {
            params.addSystemMessage(system);
        }
        params.addUserMessage(request.userText());
        sampling(params, form, capabilities);
        if (takes(form, STREAM_OPTIONS)) {
            params.streamOptions(
                    ChatCompletionStreamOptions.builder().includeUsage(true).build());
        }
        answerForm(params, form);
        ObjectNode body = JSON.valueToTree(params.build()._body());
        return body.put("stream", true).toString();
    }

    @SuppressWarnings("deprecation") // compatible servers know the old names
    private static void sampling(
            ChatCompletionCreateParams.Builder params, RequestForm form, Capabilities capabilities) {
        ModelRequest request = form.request();
        if (capabilities.samplingParameters().contains(SamplingParameter.TEMPERATURE) && takes(form, TEMPERATURE)) {
            request.temperature().ifPresent(params::temperature);
        }
        if (capabilities.samplingParameters().contains(SamplingParameter.TOP_P) && takes(form, TOP_P)) {
            request.topP().ifPresent(params::topP);
        }
        if (capabilities.samplingParameters().contains(SamplingParameter.SEED) && takes(form, SEED)) {
            request.seed().ifPresent(params::seed);
        }
        request.maxOutputTokens().ifPresent(most -> {
            // servers other than OpenAI's know the old name; each says so if it wants the other
            boolean old = !OpenAiModels.isOpenAis(request.model()) && takes(form, MAX_TOKENS)
                    || !takes(form, MAX_COMPLETION_TOKENS);
            if (old && takes(form, MAX_TOKENS)) {
                params.maxTokens(most);
            } else if (!old) {
                params.maxCompletionTokens(most);
            }
        });
    }

    private static void answerForm(ChatCompletionCreateParams.Builder params, RequestForm form) {
        Map<String, JsonValue> schema = new LinkedHashMap<>();
        form.schemaJson().ifPresent(text -> schema.putAll(properties(text)));
        if (!schema.isEmpty() && form.step().form() == AnswerForm.FUNCTION_CALL) {
            params.addTool(ChatCompletionFunctionTool.builder()
                    .function(FunctionDefinition.builder()
                            .name(NAME)
                            .description("Takes the answer.")
                            .parameters(FunctionParameters.builder()
                                    .putAllAdditionalProperties(schema)
                                    .build())
                            .build())
                    .build());
            params.toolChoice(ChatCompletionNamedToolChoice.builder()
                    .function(ChatCompletionNamedToolChoice.Function.builder()
                            .name(NAME)
                            .build())
                    .build());
        } else if (!schema.isEmpty()) {
            params.responseFormat(ResponseFormatJsonSchema.builder()
                    .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                            .name(NAME)
                            .schema(ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                                    .putAllAdditionalProperties(schema)
                                    .build())
                            .strict(true)
                            .build())
                    .build());
        } else if (form.step().form() == AnswerForm.JSON) {
            params.responseFormat(ResponseFormatJsonObject.builder().build());
        }
    }

    private static boolean takes(RequestForm form, String parameter) {
        return !form.leftOut().contains(parameter);
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
