package dev.rowloom.blueprint;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Writes blueprints in their canonical JSON form: keys in a fixed order, defaults left out, vocabularies pinned. */
final class BlueprintWriter {

    /** The version of the document's form. */
    static final int FORM = 1;

    /** What {@link ColumnBlueprint#meaning()} is where the document leaves it out. */
    static final String UNKNOWN = "unknown.opaque";

    private final Blueprint blueprint;
    private final Vocabularies vocabularies;

    BlueprintWriter(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.vocabularies = Vocabularies.bundled().with(blueprint.vocabularies());
    }

    /** Returns the document's text. */
    String write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("rowloom", FORM).put("engine", blueprint.engine());
        json.put("now", blueprint.now().toString()).put("locale", blueprint.locale());
        if (blueprint.culture().reach() != Culture.Reach.HOME) {
            json.put("places", RuleWriter.word(blueprint.culture().reach()));
        }
        if (blueprint.culture().names() != Culture.Names.ANY) {
            json.put("names", RuleWriter.word(blueprint.culture().names()));
        }
        SchemaPin schema = blueprint.schema();
        if (schema != null) {
            json.set("schema", schema.json());
        }
        ObjectNode pins = json.putObject("vocabularies");
        NavigableSet<String> used = usedVocabularies();
        used.removeAll(blueprint.vocabularies().keySet());
        vocabularies.pins(used).forEach(pins::put);
        blueprint.vocabularies().forEach((name, words) -> pins.set(name, words(words)));
        ObjectNode tables = json.putObject("tables");
        blueprint.tables().forEach((name, table) -> tables.set(name, table(name, table)));
        return JsonText.of(json);
    }

    /** Returns the words of a vocabulary of the blueprint's own, with their weights. */
    private static ObjectNode words(Vocabulary words) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < words.size(); i++) {
            json.put(words.value(i, 0), words.weight(i));
        }
        return json;
    }

    private NavigableSet<String> usedVocabularies() {
        NavigableSet<String> used = new TreeSet<>();
        VocabularyUse use = new VocabularyUse(vocabularies, blueprint.culture());
        blueprint.tables().values().forEach(table -> used.addAll(use.of(table)));
        return used;
    }

    private static ObjectNode table(String name, TableBlueprint table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!table.id().equals(name)) {
            json.put("id", table.id());
        }
        ObjectNode columns = json.putObject("columns");
        table.columns().forEach((column, rule) -> columns.set(column, column(column, rule)));
        if (!table.references().isEmpty()) {
            var references = json.putArray("references");
            table.references().forEach(reference -> references.add(reference(reference)));
        }
        return json;
    }

    private static ObjectNode column(String name, ColumnBlueprint column) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!column.id().equals(name)) {
            json.put("id", column.id());
        }
        json.set("rule", RuleWriter.write(column.rule()));
        RuleWriter.share(json, "nullRate", column.nullRate());
        if (column.format() != null) {
            json.put("format", column.format());
        }
        if (!column.meaning().equals(UNKNOWN)) {
            json.put("meaning", column.meaning());
        }
        RuleWriter.share(json, "confidence", column.confidence());
        if (!column.reason().isEmpty()) {
            json.put("reason", column.reason());
        }
        if (column.origin() != Origin.INFERRED) {
            json.put("origin", RuleWriter.word(column.origin()));
        }
        return json;
    }

    private static ObjectNode reference(ReferenceBlueprint reference) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        RuleWriter.texts(json, "columns", reference.columns());
        json.put("table", reference.table()).put("role", RuleWriter.word(reference.role()));
        ObjectNode cardinality = json.putObject("cardinality");
        if (reference.cardinality() instanceof Cardinality.Skewed skewed) {
            cardinality.put("kind", "skewed");
            cardinality.set("concentration", DecimalNode.valueOf(JsonText.shortest(skewed.concentration())));
            if (skewed.min() != 0) {
                cardinality.put("min", skewed.min());
            }
        } else if (reference.cardinality() instanceof Cardinality.Counted counted) {
            cardinality.put("kind", "counted");
            var counts = cardinality.putArray("counts");
            counted.counts()
                    .forEach(count -> counts.addArray().add(count.children()).add(count.parents()));
        } else {
            cardinality.put("kind", "even");
        }
        RuleWriter.share(json, "nullRate", reference.nullRate());
        return json;
    }
}
