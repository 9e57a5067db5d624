package dev.rowloom.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.UsageException;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The JSON Schema of an answer as the service takes it, and the weaker ones that it may take when it refuses that.
 *
 * <p>Keywords that {@code responseJsonSchema} doesn't list are left out; {@code const} becomes an enumeration of one.
 */
final class AnswerSchema {

    /** What {@code responseJsonSchema} understands. */
    static final Set<String> KEYWORDS = Set.of(
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
            "propertyOrdering");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> MAPS_OF_SCHEMAS = Set.of("properties", "$defs");

    private final int size;
    private final JsonNode whole;

    AnswerSchema(String text) {
        this.size = text.length();
        try {
            this.whole = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UsageException("the JSON Schema of the answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Returns the schema as it may stand among words that set a task: without the values of enumerations. */
    String stated() {
        return reduced(whole, Set.of("enum", "title")).toString();
    }

    /** Returns the number of its characters: the measure of how much a service has to swallow. */
    int size() {
        return size;
    }

    /** Returns the schema that goes with a step. */
    JsonNode of(AnswerStep step) {
        return reduced(whole, step.leftOut());
    }

    /** Returns the steps that are worth trying with a model: a weaker schema only where it differs. */
    List<AnswerStep> steps(Capabilities capabilities) {
        List<AnswerStep> steps = new ArrayList<>();
        JsonNode last = JsonNodeFactory.instance.missingNode();
        for (AnswerStep step : AnswerStep.values()) {
            JsonNode reduced = of(step);
            boolean same = step.form() == AnswerForm.JSON_SCHEMA && reduced.equals(last);
            boolean callable = step.form() != AnswerForm.FUNCTION_CALL
                    || whole.path("type").asText().equals("object");
            if (capabilities.answerForms().contains(step.form()) && callable && !same) {
                steps.add(step);
                last = reduced;
            }
        }
        return steps;
    }

    private static JsonNode reduced(JsonNode schema, Set<String> leftOut) {
        if (schema.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            schema.forEach(element -> copy.add(reduced(element, leftOut)));
            return copy;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode copy = JSON.createObjectNode();
        schema.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.equals("const") && !leftOut.contains("enum")) {
                copy.putArray("enum").add(value);
            } else if (MAPS_OF_SCHEMAS.contains(name) && value.isObject()) {
                ObjectNode map = copy.putObject(name);
                value.properties().forEach(entry -> map.set(entry.getKey(), reduced(entry.getValue(), leftOut)));
            } else if (KEYWORDS.contains(name) && !leftOut.contains(name)) {
                copy.set(name, name.equals("enum") || name.equals("required") ? value : reduced(value, leftOut));
            }
        });
        return copy;
    }
}
