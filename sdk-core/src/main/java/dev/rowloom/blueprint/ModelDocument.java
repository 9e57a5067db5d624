package dev.rowloom.blueprint;

import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The document in which a model writes how columns come about: a flat form of the closed language of {@link Rule}, with a
 * JSON Schema that is read off that family. {@code SyntheticDataGenerator.askBlueprint()} asks and reads by itself; who carries
 * an answer from elsewhere, a chat for instance, reads it here.
 *
 * <p>What a model wrote is data and nothing else: each entry is checked, cut to the constraints of its column, and refused by
 * name where it can't be followed; then what stands stays. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ModelDocument {

    private static final int LONGEST_STANDING = 400;
    /** In place of what was found in rows of the caller's: of that, a model is told the preview of the profile and no more. */
    private static final String PROFILED = "profiled, as rows of the caller's are";

    private final Schema schema;
    private final Blueprint standing;
    private final ModelLanguage language = new ModelLanguage();

    private ModelDocument(Schema schema, Blueprint standing) {
        this.schema = schema;
        this.standing = standing;
    }

    /**
     * Prepares a document.
     *
     * @param standing the rules that stand where nothing is said: the inferred ones, or those to revise
     */
    public static ModelDocument of(Schema schema, Blueprint standing) {
        return new ModelDocument(
                Objects.requireNonNull(schema, "schema"), Objects.requireNonNull(standing, "standing"));
    }

    /** A document and what of the answers was not taken. */
    public record Applied(Blueprint blueprint, List<Correction> corrections) {

        /** Copies the list. */
        public Applied {
            Objects.requireNonNull(blueprint, "blueprint");
            corrections = List.copyOf(corrections);
        }
    }

    /** Returns the JSON Schema of an answer as JSON text, of the keywords that a service understands. */
    public String jsonSchema(SchemaLimits limits) {
        return new AnswerShape(Objects.requireNonNull(limits, "limits"), language).json();
    }

    /** Returns whether a service takes the JSON Schema. */
    public boolean fits(SchemaLimits limits) {
        return limits.maxDepth() >= AnswerShape.DEPTH;
    }

    /** Returns the language in words, for a prompt: kinds and fields, a line each. */
    public String language() {
        return language.words();
    }

    /**
     * Returns the columns of a table that a model has something to say of: not those that the database numbers or computes.
     *
     * @param table the table's id
     */
    public List<String> columns(String table) {
        TableBlueprint rules = standing.tables().get(table);
        if (rules == null) {
            return List.of();
        }
        return schema.table(table).map(Table::columns).orElse(List.of()).stream()
                .map(Column::name)
                .filter(name -> rules.columns().containsKey(name))
                .filter(name -> !isSettled(standing.known(table, name)))
                .toList();
    }

    private static boolean isSettled(ColumnBlueprint column) {
        Rule rule = column.rule();
        return column.origin() == Origin.USER
                || rule instanceof Rule.Database
                || rule instanceof Rule.Sequence
                || rule instanceof Rule.External;
    }

    /**
     * Returns the rules of a table that stand where nothing is said, a line for each column; from outside in part. Of rules that
     * were {@linkplain Origin#PROFILED profiled} it says that they are, and nothing of what is in them.
     */
    public String standing(String table) {
        StringBuilder text = new StringBuilder();
        TableBlueprint rules = standing.tables().get(table);
        if (rules == null) {
            return "";
        }
        Map<String, String> spreads = new LinkedHashMap<>();
        rules.references()
                .forEach(reference -> reference.columns().forEach(column -> spreads.put(column, spread(reference))));
        for (String name : columns(table)) {
            ColumnBlueprint column = rules.columns().get(name);
            if (column != null) {
                text.append(name).append(": ").append(standing(column, spreads.get(name)));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String standing(ColumnBlueprint column, @Nullable String spread) {
        if (spread == null && column.origin() == Origin.PROFILED) {
            return PROFILED;
        }
        String rule = spread == null ? RuleWriter.write(column.rule()).toString() : spread;
        boolean told = column.nullRate() > 0 && column.origin() != Origin.PROFILED;
        return cut(rule) + (told ? ", nullRate " + column.nullRate() : "");
    }

    private static String spread(ReferenceBlueprint reference) {
        return reference.cardinality() instanceof Cardinality.Counted
                ? PROFILED
                : reference.cardinality().toString();
    }

    private static String cut(String rule) {
        return rule.length() <= LONGEST_STANDING ? rule : rule.substring(0, LONGEST_STANDING) + "…";
    }

    /** Returns what a model's text holds. Never fails: what can't be read is refused by name in the corrections. */
    public ModelAnswer read(String answer) {
        return new AnswerReader().read(Objects.requireNonNull(answer, "answer"));
    }

    /** Returns the standing rules with what answers change of them, and what of the answers was not taken. */
    public Applied apply(Collection<ModelAnswer> answers) {
        return new AnswerMerge(schema, standing).apply(new ArrayList<>(answers));
    }
}
