package dev.rowloom.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.ModelRequest;
import dev.rowloom.provider.support.RequestForm;
import dev.rowloom.provider.support.SchemaDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes requests as LangChain4j has them. */
final class ChatRequests {

    static final String TEMPERATURE = "temperature";
    static final String TOP_P = "top_p";

    /** What all services take that LangChain4j knows, as far as they have structured output at all. */
    static final SchemaDialect SCHEMAS = new SchemaDialect(
            Set.of(
                    "$defs",
                    "$ref",
                    "type",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "enum",
                    "anyOf",
                    "description"),
            Set.of(),
            SchemaDialect.Objects.COMPLETE);

    private static final String NAME = "answer";
    private static final JsonMapper JSON = new JsonMapper();

    private ChatRequests() {}

    static ChatRequest of(RequestForm form) {
        ModelRequest request = form.request();
        List<ChatMessage> messages = new ArrayList<>();
        if (!form.systemText().isEmpty()) {
            messages.add(SystemMessage.from(form.systemText()));
        }
        messages.add(UserMessage.from(request.userText()));
        ChatRequest.Builder chat = ChatRequest.builder().messages(messages);
        if (!request.model().equals(LangChain4jProvider.MODEL_OF_ITS_OWN)) {
            chat.modelName(request.model());
        }
        if (!form.leftOut().contains(TEMPERATURE)) {
            request.temperature().ifPresent(chat::temperature);
        }
        if (!form.leftOut().contains(TOP_P)) {
            request.topP().ifPresent(chat::topP);
        }
        request.maxOutputTokens().ifPresent(chat::maxOutputTokens);
        answerForm(chat, form);
        return chat.build();
    }

    private static void answerForm(ChatRequest.Builder chat, RequestForm form) {
        if (form.schemaJson().isEmpty()) {
            if (form.step().form() == AnswerForm.JSON) {
                chat.responseFormat(ResponseFormat.JSON);
            }
            return;
        }
        String schema = form.schemaJson().get();
        if (form.step().form() == AnswerForm.FUNCTION_CALL) {
            chat.toolSpecifications(ToolSpecification.builder()
                            .name(NAME)
                            .description("Takes the answer.")
                            .parameters(parameters(schema))
                            .build())
                    .toolChoice(ToolChoice.REQUIRED);
        } else {
            chat.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(JsonSchema.builder()
                            .name(NAME)
                            .rootElement(JsonRawSchema.from(schema))
                            .build())
                    .build());
        }
    }

    /** Returns an object whose properties are as they stand: LangChain4j's own types know less of JSON Schema. */
    private static JsonObjectSchema parameters(String schema) {
        try {
            JsonNode root = JSON.readTree(schema);
            JsonObjectSchema.Builder object = JsonObjectSchema.builder();
            root.path("properties")
                    .properties()
                    .forEach(field -> object.addProperty(
                            field.getKey(), JsonRawSchema.from(field.getValue().toString())));
            List<String> required = new ArrayList<>();
            root.path("required").forEach(name -> required.add(name.asText()));
            return object.required(required).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // written by us
        }
    }
}
