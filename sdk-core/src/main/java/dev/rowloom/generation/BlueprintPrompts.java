package dev.rowloom.generation;

import dev.rowloom.UsageException;
import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.ModelDocument;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the prompts in which a model is asked how columns come about. Like those for rows, a prompt is a function of what
 * goes into it; what comes from the schema, from samples and from rules that stand is in {@linkplain DataFence fences}.
 */
final class BlueprintPrompts {

    private static final String TASK = """
            You decide how the columns of a relational database come about. You write no rows: an engine makes any number of \
            them by the rules that you write, in a closed language of data.
            Make them what people in that business would really enter. Give each column of names, titles, descriptions or \
            terms a pool of many entries of that business, hundreds where there are so many, in their own words and never \
            numbered. Let texts fit what decides them (a review its rating) by entries with \
            "by" and "is"; "by" is a column of the row, of a date or time also a part of it: sold_at|month (1 to 12), \
            |weekday (1 to 7 from Monday), |hour, |year. Let moments come \
            in the rhythm of that business: weekdays, hours, months. Let states follow each other by "states", with the \
            moments of each. Let few parents have many rows where that is so. Let totals be computed from their lines.
            Write an entry only where you know better than the rule that stands; leave the others out. Entries are in the \
            order of the columns as listed. Constraints are kept by the engine; do not repeat them.
            Answer with JSON {"pools":[…],"columns":[…]} in the form that is asked for and nothing else: no words around it, \
            no Markdown, no comments. Lists that say nothing are empty, texts that say nothing too.
            """;

    /** How many times as long as its declaration the description of a table's rows may be. */
    private static final int PROFILE = 4;

    private static final int GLOBAL = 8_000;
    private static final int PER_TABLE = 4_000;
    private static final int WISH = 4_000;

    private final Schema schema;
    private final Blueprint standing;
    private final ModelDocument document;
    private final Instructions instructions;
    private final Capabilities capabilities;
    private final Map<String, String> profiles;

    /**
     * Makes a writer.
     *
     * @param profiles what samples of the tables are like, by table id, in words; tables without are left out
     */
    BlueprintPrompts(
            Schema schema,
            Blueprint standing,
            Instructions instructions,
            Capabilities capabilities,
            Map<String, String> profiles) {
        this.schema = schema;
        this.standing = standing;
        this.document = ModelDocument.of(schema, standing);
        this.instructions = instructions;
        this.capabilities = capabilities;
        this.profiles = profiles;
    }

    /**
     * What to ask.
     *
     * @param tables the tables, at least one
     * @param columns the columns to write of each, by table id
     * @param pools the names of the pools that an answer that was cut has written; empty for the first request
     * @param wish what to change of the rules that stand, in words; empty to write all
     */
    record Ask(List<String> tables, Map<String, List<String>> columns, Collection<String> pools, String wish) {}

    /**
     * Returns the prompt of a request.
     *
     * @throws UsageException if even the shortest prompt has more tokens than the model takes
     */
    Prompt write(Ask ask) {
        String schemaText = answerSchema();
        OptionalInt most = capabilities.maxInputTokens();
        PromptLimits limits = PromptLimits.FULL;
        long tokens = 0;
        String system = TASK + document.language() + DataFence.RULE;
        for (int i = 0; i <= PromptLimits.STEPS; i++) {
            Prompt prompt = new Prompt(system, user(ask, limits), schemaText, List.of());
            tokens = TokenEstimate.of(prompt.system()) + TokenEstimate.of(prompt.user());
            if (most.isEmpty() || tokens <= most.getAsInt()) {
                return prompt;
            }
            limits = limits.halved();
        }
        throw new UsageException("the shortest prompt for the blueprint of "
                + String.join(", ", ask.tables()) + " has about " + tokens + " tokens, but the model takes "
                + most.getAsInt() + "; shorten the instructions, or take a model that reads more");
    }

    private @Nullable String answerSchema() {
        AnswerForm form = capabilities.answerForms().stream().findFirst().orElse(AnswerForm.TEXT);
        SchemaLimits limits = form == AnswerForm.JSON
                ? ResponseSchema.STATED
                : capabilities.schemaLimits().orElse(ResponseSchema.STATED);
        return form == AnswerForm.TEXT || !document.fits(limits) ? null : document.jsonSchema(limits);
    }

    private String user(Ask ask, PromptLimits limits) {
        StringBuilder text = new StringBuilder(
                ask.wish().isEmpty()
                        ? "Write how the columns of these tables come about.\n"
                        : "Change how the columns of these tables come about, as far as this asks for and no further: "
                                + PromptWriter.trusted(ask.wish(), WISH)
                                + "\nWrite only the entries that change, each whole.\n");
        for (String id : ask.tables()) {
            schema.table(id).ifPresent(table -> table(text, table, limits));
        }
        if (answerSchema() == null) {
            text.append("The form of the answer, as a JSON Schema:\n")
                    .append(document.jsonSchema(ResponseSchema.STATED))
                    .append('\n');
        }
        columns(text, ask);
        instructions(text, ask);
        return text.toString();
    }

    private void table(StringBuilder text, Table table, PromptLimits limits) {
        Set<String> all = table.columns().stream().map(Column::name).collect(Collectors.toSet());
        text.append(DataFence.block("ddl", DdlText.of(schema, table, all), limits.ddl()));
        text.append("What stands of it where you say nothing:\n");
        text.append(DataFence.block("rules", document.standing(table.id()), limits.parents()));
        String profile = profiles.get(table.id());
        if (profile != null) {
            text.append("What rows of it are like that there are, personal data left out:\n");
            text.append(DataFence.block("profile", profile, PROFILE * limits.ddl()));
        }
    }

    private static void columns(StringBuilder text, Ask ask) {
        if (!ask.pools().isEmpty()) {
            text.append("An earlier answer was cut. It has written these pools, which you can name: ")
                    .append(String.join(", ", ask.pools()))
                    .append(". Write what is left.\n");
        }
        text.append(ask.wish().isEmpty() ? "The columns to write:\n" : "The columns there are:\n");
        StringBuilder names = new StringBuilder();
        ask.columns().forEach((table, columns) -> {
            if (!columns.isEmpty()) {
                names.append(OutsideText.name(table, 128)).append(": ");
                names.append(columns.stream()
                                .map(name -> OutsideText.name(name, 128))
                                .collect(Collectors.joining(", ")))
                        .append('\n');
            }
        });
        text.append(DataFence.block("columns", names.toString(), Integer.MAX_VALUE));
    }

    private void instructions(StringBuilder text, Ask ask) {
        text.append("Today is ")
                .append(standing.now().toString(), 0, 10)
                .append(": what has happened lies before it.\n");
        text.append("Names, addresses and texts are as is usual where the locale is ")
                .append(standing.locale())
                .append(".\n");
        instruction(text, "About all tables: ", instructions.all(), GLOBAL);
        for (String id : ask.tables()) {
            String label = OutsideText.isPlainName(id) ? "About table " + id + ": " : "About one of the tables: ";
            instruction(text, label, instructions.byTable().getOrDefault(id, ""), PER_TABLE);
        }
    }

    private static void instruction(StringBuilder text, String label, String instruction, int most) {
        if (!instruction.isBlank()) {
            text.append(label).append(PromptWriter.trusted(instruction, most)).append('\n');
        }
    }
}
