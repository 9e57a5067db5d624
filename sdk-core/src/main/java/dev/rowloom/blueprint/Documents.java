package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What JSON documents hold, by what the column is called and what the table holds: a product's origin, a request's source.
 *
 * <p>What the table has a column for is told there; a document that told it once more would say something else.
 */
final class Documents {

    private static final String EMPTY = "\\{\\}";

    private final Words words;
    private final List<Document> documents = new ArrayList<>();

    private record Document(Set<String> columns, Set<String> kinds, Content content) {

        private boolean isMeantBy(ColumnFacts column) {
            boolean named =
                    columns.isEmpty() || column.tokens().stream().anyMatch(word -> columns.contains(word.singular()));
            return named
                    && (kinds.isEmpty()
                            || !Collections.disjoint(kinds, column.table().kinds()));
        }
    }

    /** A whole document's pattern, or one of fields where that is null. */
    private record Content(@Nullable String whole, List<Field> fields) {

        private String pattern(ColumnFacts column) {
            return whole != null
                    ? whole
                    : fields.stream()
                            .filter(field -> !field.isBeside(column))
                            .map(Field::pattern)
                            .collect(Collectors.joining(", ", "\\{", "\\}"));
        }
    }

    /**
     * A field of an object.
     *
     * @param names the words of columns that tell the same
     */
    private record Field(String pattern, List<Set<String>> names) {

        private boolean isBeside(ColumnFacts document) {
            return document.table().columns().values().stream()
                    .filter(column -> column != document)
                    .map(column -> singular(column.tokens()))
                    .anyMatch(name -> names.stream().anyMatch(name::containsAll));
        }
    }

    /** Reads the documents that come with Rowloom. */
    Documents(Words words) {
        this.words = words;
        JsonNode resource = Catalogue.resource("documents.json");
        for (JsonNode json : resource.get("documents")) {
            List<Field> fields = new ArrayList<>();
            json.path("fields")
                    .properties()
                    .forEach(field -> fields.add(field(
                            field.getKey(),
                            field.getValue().textValue(),
                            resource.get("synonyms").path(field.getKey()))));
            Content content = new Content(json.path("pattern").textValue(), fields);
            documents.add(new Document(texts(json.get("columns")), texts(json.get("kinds")), content));
        }
    }

    private Field field(String name, String value, JsonNode synonyms) {
        List<Set<String>> names = new ArrayList<>();
        names.add(singular(words.tokens(name)));
        synonyms.forEach(synonym -> names.add(singular(words.tokens(synonym.textValue()))));
        return new Field("\"" + name + "\": " + value, names);
    }

    private static Set<String> singular(List<Token> tokens) {
        return tokens.stream().map(Token::singular).collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode json) {
        Set<String> texts = new HashSet<>();
        json.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** Returns the rule; in the place of any small object one that fits the column. */
    Rule known(ColumnFacts column, Rule rule) {
        boolean any = rule instanceof Rule.Json
                && (column.type() instanceof DataType.JsonType
                        || column.type() instanceof DataType.BinaryType
                        || column.is(Family.TEXT))
                && !column.table().isInKey(column.name());
        return documents.stream()
                .filter(document -> any && document.isMeantBy(column))
                .map(document -> document.content().pattern(column))
                .filter(pattern -> !pattern.equals(EMPTY) && PatternLength.longest(pattern) <= column.maxLength())
                .findFirst()
                .<Rule>map(Rule.Pattern::new)
                .orElse(rule);
    }
}
