package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What JSON documents hold, by what the column is called and what the table holds: a product's colour, a request's source. */
final class Documents {

    private final List<Document> documents = new ArrayList<>();

    private record Document(Set<String> columns, Set<String> kinds, String pattern) {

        private boolean fits(ColumnFacts column) {
            boolean named =
                    columns.isEmpty() || column.tokens().stream().anyMatch(word -> columns.contains(word.singular()));
            boolean held = kinds.isEmpty()
                    || !Collections.disjoint(kinds, column.table().kinds());
            return named && held && PatternLength.longest(pattern) <= column.maxLength();
        }
    }

    /** Reads the documents that come with Rowloom. */
    Documents() {
        for (JsonNode json : Catalogue.resource("documents.json")) {
            documents.add(new Document(
                    texts(json.get("columns")),
                    texts(json.get("kinds")),
                    json.get("pattern").textValue()));
        }
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
                .filter(document -> any && document.fits(column))
                .findFirst()
                .<Rule>map(document -> new Rule.Pattern(document.pattern()))
                .orElse(rule);
    }
}
