package dev.rowloom.blueprint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.BlueprintException;
import dev.rowloom.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a user's entries of the catalogue; {@code docs/meanings.md} has their form. */
final class MeaningReader {

    private static final int MOST_BYTES = 4 << 20;
    private static final double USUAL_CONFIDENCE = 0.95;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
    private static final String[] FIELDS = {
        "meaning",
        "names",
        "tables",
        "kinds",
        "types",
        "confidence",
        "nullRate",
        "values",
        "pattern",
        "range",
        "like",
        "rule"
    };

    private final Catalogue builtIn = new Catalogue(List.of());
    private final Set<String> known = new TreeSet<>(builtIn.meanings());
    private final MeaningRuleReader rules = new MeaningRuleReader(builtIn);

    private MeaningReader() {}

    static List<MeaningEntry> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no file of meanings " + file);
        }
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BlueprintException("in the meanings " + file + ": the file is larger than "
                        + (MOST_BYTES >> 20) + " MiB, the most it may be; is it the right file?");
            }
            text = Files.readString(file);
        } catch (IOException e) {
            throw new BlueprintException(
                    "the meanings " + file + " can't be read: "
                            + (e instanceof CharacterCodingException ? "they are no text in UTF-8" : e.getMessage())
                            + "; give a JSON document such as {\"meanings\": […]}",
                    e);
        }
        try {
            return parse(text);
        } catch (BlueprintException e) {
            throw new BlueprintException("in the meanings " + file + ": " + e.getMessage(), e);
        }
    }

    static List<MeaningEntry> parse(String text) {
        JsonNode tree;
        try {
            tree = JsonTree.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            throw new BlueprintException(JsonFailure.told(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("a text can't be read", e);
        }
        if (tree == null) {
            throw new BlueprintException("the document is empty; begin with {\"meanings\": [ … ]}");
        }
        JsonObject json = new JsonObject(tree, "$");
        json.only("meanings");
        if (!json.has("meanings")) {
            throw json.error("meanings", "missing; expected an array of entries");
        }
        MeaningReader reader = new MeaningReader();
        return json.list("meanings").stream().map(reader::entry).toList();
    }

    private MeaningEntry entry(JsonObject json) {
        json.only(FIELDS);
        String meaning = json.text("meaning");
        if (!ID.matcher(meaning).matches()) {
            throw json.error(
                    "meaning",
                    "'" + meaning + "' is no name of a meaning; write lower-case words with dots between, such as"
                            + " wine.grape");
        }
        boolean makes = rules.isIn(json);
        if (!makes && !known.contains(meaning)) {
            BlueprintException unknown = json.unknown("meaning", meaning, List.copyOf(known));
            throw new BlueprintException(
                    unknown.getMessage() + "; a meaning of your own needs values, pattern, range, like or rule");
        }
        List<String> names = names(json);
        if (names.isEmpty() && !makes) {
            throw json.error("names", "missing; give names, or how values are made, or both");
        }
        refuseConditionsWithoutNames(json, names, meaning);
        MeaningRules made = makes ? rules.read(json, meaning) : null;
        if (made != null) {
            known.add(meaning);
        }
        double confidence = json.has("confidence") ? json.share("confidence") : USUAL_CONFIDENCE;
        return new MeaningEntry(meaning, names, conditions(json), confidence, made);
    }

    private void refuseConditionsWithoutNames(JsonObject json, List<String> names, String meaning) {
        if (!names.isEmpty()) {
            return;
        }
        for (String field : List.of("tables", "kinds", "types", "confidence")) {
            if (json.has(field)) {
                throw json.error(field, "has no effect without names; add names, or leave it out");
            }
        }
        if (!known.contains(meaning)) {
            throw json.error("names", "missing; no other entry says which columns are " + meaning);
        }
    }

    private List<String> names(JsonObject json) {
        List<String> names = json.texts("names");
        for (String name : names) {
            boolean word = false;
            for (String part : name.split(" ", -1)) {
                if (part.startsWith("<")) {
                    checkKind(json, "names", part.substring(1, part.length() - (part.endsWith(">") ? 1 : 0)));
                } else if (!part.equals("*")) {
                    word |= !Words.split(part).isEmpty();
                }
            }
            if (!word) {
                throw json.error("names", "'" + name + "' has no word; write such as \"grape\" or \"* grape\"");
            }
        }
        return names;
    }

    private void checkKind(JsonObject json, String field, String kind) {
        if (!builtIn.words().kinds().contains(kind)) {
            throw json.unknown(field, kind, List.copyOf(builtIn.words().kinds()));
        }
    }

    private MeaningEntry.Conditions conditions(JsonObject json) {
        List<String> tables = new ArrayList<>();
        for (String table : json.texts("tables")) {
            tables.add(TableFacts.phrase(builtIn.words().tokens(table)));
        }
        Set<String> kinds = new LinkedHashSet<>(json.texts("kinds"));
        kinds.forEach(kind -> checkKind(json, "kinds", kind));
        Set<Family> types = EnumSet.noneOf(Family.class);
        for (String type : json.texts("types")) {
            if (!Family.words().contains(type)) {
                throw json.unknown("types", type, Family.words());
            }
            types.add(Family.named(type));
        }
        return new MeaningEntry.Conditions(tables, kinds, types.isEmpty() ? EnumSet.allOf(Family.class) : types);
    }
}
