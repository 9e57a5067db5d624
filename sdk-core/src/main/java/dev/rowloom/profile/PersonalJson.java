package dev.rowloom.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rowloom.BlueprintException;
import dev.rowloom.privacy.Detection;
import dev.rowloom.privacy.PersonalData;
import java.util.Arrays;

/** The JSON form of what a column was taken for. */
final class PersonalJson {

    private PersonalJson() {}

    static void write(ObjectNode json, Detection detection) {
        json.put("label", detection.data().label())
                .put("confidence", ProfileJson.decimal(detection.confidence(), 2))
                .put("reason", detection.reason());
    }

    static Detection read(String column, JsonNode json) {
        String label = json.path("label").asText();
        PersonalData data = Arrays.stream(PersonalData.values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new BlueprintException(
                        "column '" + column + "' of the profile has the unknown label '" + label + "'"));
        return new Detection(
                column,
                data,
                json.path("confidence").asDouble(),
                json.path("reason").asText());
    }
}
