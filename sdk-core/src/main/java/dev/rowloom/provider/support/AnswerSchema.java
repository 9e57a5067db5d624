package dev.rowloom.provider.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.UsageException;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.support.SchemaDialect.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The JSON Schema of an answer as a service takes it, and the weaker ones that it may take when it refuses that. Immutable.
 *
 * @since 0.1.0
 */
public final class AnswerSchema {

    private static final JsonMapper JSON = new JsonMapper();
    /** Keywords whose values may be data from outside. */
    private static final Set<String> OF_OTHERS =
            Set.of("enum", "const", "title", "default", "example", "examples", "$comment", "$id");

    private final int size;
    private final JsonNode whole;
    private final SchemaDialect dialect;

    /**
     * Reads a schema.
     *
     * @param text the schema as JSON text
     * @param dialect what the service takes of it
     * @throws UsageException if it is no JSON
     */
    public AnswerSchema(String text, SchemaDialect dialect) {
        this.size = text.length();
        this.dialect = dialect;
        try {
            this.whole = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UsageException("the JSON Schema of the answer is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Returns the schema as it may stand among words that set a task: without titles and the values of enumerations, which
     * are data from outside.
     */
    public String stated() {
        return without(whole, OF_OTHERS).toString();
    }

    /** Returns the number of its characters: the measure of how much a service has to swallow. */
    public int size() {
        return size;
    }

    /** Returns the schema that goes with a step as JSON text. */
    public String of(AnswerStep step) {
        return tree(step).toString();
    }

    /** Returns the steps that are worth trying where some forms are possible: a weaker schema only where it differs. */
    public List<AnswerStep> steps(Set<AnswerForm> forms) {
        List<AnswerStep> steps = new ArrayList<>();
        JsonNode last = JsonNodeFactory.instance.missingNode();
        boolean object = whole.path("type").asText().equals("object");
        boolean expressible = dialect.objects() == Objects.ANY || object && SchemaRewriter.isClosable(whole, dialect);
        for (AnswerStep step : AnswerStep.values()) {
            boolean possible = forms.contains(step.form())
                    && switch (step.form()) {
                        case JSON_SCHEMA -> expressible;
                        case FUNCTION_CALL -> object;
                        default -> true;
                    };
            JsonNode reduced = tree(step);
            boolean same = step.form() == AnswerForm.JSON_SCHEMA && reduced.equals(last);
            if (possible && !same) {
                steps.add(step);
                last = reduced;
            }
        }
        return steps;
    }

    private static JsonNode without(JsonNode schema, Set<String> keywords) {
        JsonNode copy = schema.deepCopy();
        remove(copy, keywords);
        return copy;
    }

    private static void remove(JsonNode schema, Set<String> keywords) {
        if (schema instanceof ObjectNode object) {
            object.remove(keywords);
            for (var field : object.properties()) {
                boolean map =
                        field.getKey().equals("properties") || field.getKey().equals("$defs");
                if (map) {
                    field.getValue().forEach(below -> remove(below, keywords));
                } else {
                    remove(field.getValue(), keywords);
                }
            }
        } else {
            schema.forEach(element -> remove(element, keywords));
        }
    }

    private JsonNode tree(AnswerStep step) {
        boolean asWritten = dialect.objects() != Objects.ANY && step.form() == AnswerForm.FUNCTION_CALL;
        return asWritten ? whole : new SchemaRewriter(dialect, step.leftOut()).rewrite(whole);
    }
}
