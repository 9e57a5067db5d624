package dev.rowloom.blueprint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.rowloom.BlueprintException;
import dev.rowloom.UsageException;
import dev.rowloom.internal.LocaleShares;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads blueprints from their JSON form. */
final class BlueprintReader {

    private static final int MOST_COUNTS = 10_000;

    /** The bounds of a document, in words. */
    static final String BOUNDS = "at most " + (JsonTree.MOST_BYTES >> 20) + " MiB, " + JsonTree.MOST_DEPTH + " levels, "
            + (JsonTree.MOST_TEXT >> 20) + " MiB for one text, and 1000 digits for a number";

    private Vocabularies vocabularies = Vocabularies.bundled();

    /** Returns the blueprint of a file. */
    Blueprint read(Path file) {
        String text;
        try {
            if (Files.size(file) > JsonTree.MOST_BYTES) {
                throw new BlueprintException(file + " is larger than " + (JsonTree.MOST_BYTES >> 20)
                        + " MiB, the most a blueprint" + " may be; is it the right file?");
            }
            text = Files.readString(file);
        } catch (IOException e) {
            throw new BlueprintException(
                    "the blueprint " + file + " can't be read: "
                            + (e instanceof CharacterCodingException ? "it is no text in UTF-8" : e.getMessage())
                            + "; give a document that writeTo or --write-blueprint wrote",
                    e);
        }
        try {
            return parse(text);
        } catch (BlueprintException e) {
            throw new BlueprintException("in the blueprint " + file + ": " + e.getMessage(), e);
        }
    }

    /** Returns the blueprint that a text describes. */
    Blueprint parse(String text) {
        if (text.length() > JsonTree.MOST_BYTES) {
            throw new BlueprintException("the text is longer than " + JsonTree.MOST_BYTES + " characters");
        }
        JsonNode tree;
        try {
            tree = JsonTree.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            throw new BlueprintException(JsonFailure.told(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("a text can't be read", e);
        }
        if (tree == null) {
            throw new BlueprintException("the document is empty; write one with Blueprint.infer(schema).writeTo(path)");
        }
        return document(new JsonObject(tree, "$"));
    }

    private Blueprint document(JsonObject json) {
        if (!json.has("rowloom")) {
            throw json.error("rowloom", "missing; a blueprint begins with {\"rowloom\": 1, \"engine\": 1, …");
        }
        version(json, "rowloom", BlueprintWriter.FORM);
        int engine = version(json, "engine", Blueprint.ENGINE);
        json.only("rowloom", "engine", "now", "locale", "places", "names", "schema", "vocabularies", "tables");
        Culture culture = culture(json);
        Map<String, Vocabulary> own = json.has("vocabularies") ? own(json.object("vocabularies")) : Map.of();
        vocabularies = vocabularies.with(own);
        Map<String, TableBlueprint> tables = new LinkedHashMap<>();
        json.object("tables").objects().forEach((name, table) -> tables.put(name, table(name, table)));
        SchemaPin schema = json.has("schema") ? SchemaPin.read(json.object("schema")) : null;
        return new Blueprint(engine, now(json), culture, tables)
                .withVocabularies(own)
                .withSchema(schema);
    }

    private static int version(JsonObject json, String field, int known) {
        long version = json.whole(field, Long.MIN_VALUE, Long.MAX_VALUE, null);
        if (version != known) {
            throw json.error(
                    field,
                    "version " + version + " is not known to this release, which reads version " + known
                            + "; read it with the release that wrote it, or a newer one");
        }
        return known;
    }

    private static Instant now(JsonObject json) {
        String text = json.text("now", Blueprint.DEFAULT_NOW.toString());
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw json.error("now", "'" + text + "' is no instant such as " + Blueprint.DEFAULT_NOW);
        }
    }

    private Culture culture(JsonObject json) {
        UnaryOperator<String> known = locale -> {
            if (!vocabularies.locales().contains(locale)) {
                throw json.unknown("locale", locale, vocabularies.locales());
            }
            return locale;
        };
        String locale;
        try {
            locale = LocaleShares.parse(json.text("locale"), known).toString();
        } catch (UsageException e) {
            throw json.error("locale", String.valueOf(e.getMessage()));
        }
        return new Culture(
                locale,
                json.has("places") ? json.choice("places", Culture.Reach.class) : Culture.Reach.HOME,
                json.has("names") ? json.choice("names", Culture.Names.class) : Culture.Names.ANY);
    }

    /** Returns the vocabularies that the document brings along, and checks that the others are as they were. */
    private Map<String, Vocabulary> own(JsonObject pins) {
        Map<String, Vocabulary> own = new LinkedHashMap<>();
        for (String name : pins.fields()) {
            if (name.startsWith(Vocabularies.OWN)) {
                List<Rule.Weighted> words = RuleReader.weights(pins.object(name));
                if (words.isEmpty()) {
                    throw pins.error(name, "no word; give at least one, such as {\"Riesling\": 3, \"Silvaner\": 1}");
                }
                own.put(name, Vocabulary.of(name, words));
                continue;
            }
            if (!vocabularies.isPinned(name)) {
                throw pins.unknown(name, name, vocabularies.names());
            }
            String pin = vocabularies.pin(name);
            if (!pins.text(name).equals(pin)) {
                throw pins.error(
                        name,
                        "the vocabulary is pinned as '" + pins.text(name) + "', but this release's is '" + pin
                                + "': rows would differ. Use the release the blueprint was written with, or remove the"
                                + " pin to take the new words");
            }
        }
        return own;
    }

    private TableBlueprint table(String name, JsonObject json) {
        json.only("id", "columns", "references");
        Map<String, ColumnBlueprint> columns = new LinkedHashMap<>();
        json.object("columns").objects().forEach((column, it) -> columns.put(column, column(column, it)));
        List<ReferenceBlueprint> references =
                json.list("references").stream().map(BlueprintReader::reference).toList();
        return new TableBlueprint(json.text("id", name), columns, references);
    }

    private ColumnBlueprint column(String name, JsonObject json) {
        json.only("id", "rule", "nullRate", "format", "meaning", "confidence", "reason", "origin");
        Rule rule = RuleReader.read(json.object("rule"));
        checkVocabulary(rule, json.object("rule"));
        return new ColumnBlueprint(
                json.text("id", name),
                rule,
                json.share("nullRate"),
                json.optionalText("format").orElse(null),
                json.text("meaning", BlueprintWriter.UNKNOWN),
                json.share("confidence"),
                json.text("reason", ""),
                json.has("origin") ? json.choice("origin", Origin.class) : Origin.INFERRED);
    }

    /** Checks that the vocabularies a rule names are there. */
    void checkVocabulary(Rule rule, JsonObject json) {
        for (String name : VocabularyUse.named(rule)) {
            if (!vocabularies.contains(name)) {
                throw json.unknown(rule instanceof Rule.Template ? "template" : "name", name, vocabularies.names());
            }
        }
        if (rule instanceof Rule.Vocabulary words) {
            checkColumn(words.name(), words.column(), json);
        } else if (rule instanceof Rule.Entry entry) {
            checkColumn(entry.name(), entry.column(), json);
        }
    }

    private void checkColumn(String name, int column, JsonObject json) {
        int columns = vocabularies.get(name).columns();
        if (column >= columns) {
            throw json.error(
                    "column", name + " has " + columns + " columns, counted from 0; there is no column " + column);
        }
    }

    private static ReferenceBlueprint reference(JsonObject json) {
        json.only("columns", "table", "role", "cardinality", "nullRate");
        List<String> columns = json.texts("columns");
        if (columns.isEmpty()) {
            throw json.error("columns", "missing; name the columns of the foreign key");
        }
        return new ReferenceBlueprint(
                columns,
                json.text("table"),
                json.choice("role", ReferenceBlueprint.Role.class),
                cardinality(json.object("cardinality")),
                json.share("nullRate"));
    }

    private static Cardinality cardinality(JsonObject json) {
        String kind = json.text("kind");
        if (kind.equals("even")) {
            json.only("kind");
            return new Cardinality.Even();
        } else if (kind.equals("skewed")) {
            json.only("kind", "concentration", "min");
            int min = (int) json.whole("min", 0, Integer.MAX_VALUE, 0L);
            return new Cardinality.Skewed(json.positive("concentration"), min);
        }
        if (kind.equals("counted")) {
            return counted(json);
        }
        throw json.unknown("kind", kind, List.of("counted", "even", "skewed"));
    }

    private static boolean isWhole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt();
    }

    private static Cardinality counted(JsonObject json) {
        json.only("kind", "counts");
        List<Cardinality.Count> counts = new ArrayList<>();
        long children = 0;
        for (JsonNode each : json.array("counts")) {
            boolean numbers = each.size() == 2 && isWhole(each.path(0)) && isWhole(each.path(1));
            if (!numbers || each.path(0).asLong() < 0 || each.path(1).asLong() < 1 || counts.size() == MOST_COUNTS) {
                throw json.error(
                        "counts",
                        "expected at most " + MOST_COUNTS
                                + " pairs: a number of children, and how many parents have it");
            }
            counts.add(new Cardinality.Count(each.path(0).asLong(), each.path(1).asLong()));
            children += each.path(0).asLong();
        }
        if (children == 0) {
            throw json.error("counts", "no parent has a child; give at least one pair such as [2, 10]");
        }
        return new Cardinality.Counted(counts);
    }

    /** Returns the blueprint of a file that must exist. */
    static Blueprint readExisting(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("there is no blueprint file " + file);
        }
        return new BlueprintReader().read(file);
    }
}
