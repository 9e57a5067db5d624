package dev.rowloom.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.BlueprintException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the tree of a profile's JSON form. */
final class ProfileReader {

    private ProfileReader() {}

    static Profile document(@Nullable JsonNode json) {
        if (json == null || !json.isObject() || !json.has("profile")) {
            throw new BlueprintException(
                    "the document is no profile, which begins with {\"rowloom\": 1, \"profile\": 1, …");
        }
        if (!json.path("profile").isInt() || json.path("profile").intValue() != ProfileJson.FORM) {
            throw new BlueprintException(
                    "profile version " + json.path("profile").asText()
                            + " is not known to this release, which reads version " + ProfileJson.FORM);
        }
        json.fieldNames().forEachRemaining(field -> {
            if (!List.of("rowloom", "profile", "tables", "ddl", "blueprint").contains(field)) {
                throw new BlueprintException("the profile has the unknown field '" + field + "'");
            }
        });
        List<TableProfile> tables = new ArrayList<>();
        object(json, "tables").properties().forEach(each -> tables.add(table(each.getKey(), each.getValue())));
        return new Profile(tables, text(json, "ddl"), ProfileJson.blueprint(object(json, "blueprint")));
    }

    private static TableProfile table(String name, JsonNode json) {
        List<ColumnProfile> columns = new ArrayList<>();
        for (Map.Entry<String, JsonNode> column : object(json, "columns").properties()) {
            columns.add(column(column.getKey(), column.getValue()));
        }
        List<TableProfile.Correlation> correlations = new ArrayList<>();
        for (JsonNode each : array(json, "correlations")) {
            correlations.add(new TableProfile.Correlation(
                    each.path(0).asText(), each.path(1).asText(), each.path(2).asDouble()));
        }
        List<TableProfile.Dependency> dependencies = new ArrayList<>();
        for (JsonNode each : array(json, "dependencies")) {
            dependencies.add(new TableProfile.Dependency(
                    each.path(0).asText(), each.path(1).asText()));
        }
        List<TableProfile.FanOut> fanOuts = new ArrayList<>();
        for (JsonNode each : array(json, "fanOuts")) {
            List<TableProfile.Share> counts = new ArrayList<>();
            for (JsonNode count : array(each, "counts")) {
                counts.add(new TableProfile.Share(
                        count.path(0).asLong(), count.path(1).asLong()));
            }
            fanOuts.add(new TableProfile.FanOut(
                    text(each, "column"), text(each, "parent"), text(each, "parentColumn"), counts));
        }
        return new TableProfile(name, count(json, "rows"), columns, correlations, dependencies, fanOuts);
    }

    private static ColumnProfile column(String name, JsonNode json) {
        String word = text(json, "kind");
        ValueKind kind = Arrays.stream(ValueKind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new BlueprintException(
                        "column '" + name + "' of the profile has the unknown kind '" + word + "'"));
        List<String> quantiles = new ArrayList<>();
        array(json, "quantiles").forEach(each -> quantiles.add(each.asText()));
        return new ColumnProfile(
                name,
                kind,
                json.has("format") ? text(json, "format") : null,
                count(json, "values"),
                count(json, "missing"),
                count(json, "distinct"),
                quantiles,
                frequencies(json, "top"),
                frequencies(json, "patterns"),
                json.path("meanLength").asDouble(),
                PersonalJson.read(name, object(json, "personal")));
    }

    private static List<ColumnProfile.Frequency> frequencies(JsonNode json, String field) {
        List<ColumnProfile.Frequency> found = new ArrayList<>();
        for (JsonNode each : array(json, field)) {
            found.add(new ColumnProfile.Frequency(
                    each.path(0).asText(), each.path(1).asLong()));
        }
        return found;
    }

    private static JsonNode object(JsonNode json, String field) {
        if (!json.path(field).isObject()) {
            throw new BlueprintException("the profile lacks the object '" + field + "'");
        }
        return json.path(field);
    }

    private static JsonNode array(JsonNode json, String field) {
        if (!json.path(field).isArray()) {
            throw new BlueprintException("the profile lacks the array '" + field + "'");
        }
        return json.path(field);
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new BlueprintException("the profile lacks the text '" + field + "'");
        }
        return json.path(field).textValue();
    }

    private static long count(JsonNode json, String field) {
        if (!json.path(field).canConvertToLong() || json.path(field).asLong() < 0) {
            throw new BlueprintException("the profile lacks the number '" + field + "', 0 or more");
        }
        return json.path(field).longValue();
    }
}
