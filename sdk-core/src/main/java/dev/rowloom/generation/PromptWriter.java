package dev.rowloom.generation;

import dev.rowloom.UsageException;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.generation.ResponseSchema.RowForm;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.Capabilities;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the prompts of a run.
 *
 * <p>A prompt is a function of the schema, the settings, the model's capabilities and the request alone. What comes from the
 * schema or from rows stands in {@linkplain DataFence fences}; outside of them are our own words, the caller's instructions
 * and names of columns that are plain identifiers. Thread-safe.
 */
final class PromptWriter {

    private static final String TASK = """
            You write rows of test data for a table of a relational database.
            Make them believable: what people in that business would really have entered, varied, with usual and unusual \
            cases in usual shares. The values of a row agree with each other (a name with its e-mail address, a date with \
            the one that follows it, a total with its parts, a text with what it is about) and with what is settled of the \
            row. Never number texts ("Product 1") and never repeat a row.
            Keep to types, lengths, NOT NULL, keys and CHECK conditions. Leave null what would be empty in real life and may \
            be null. Dates and times are ISO 8601 (2026-03-14, 2026-03-14T15:09:26, with Z behind where the type has a time \
            zone) unless a hint says otherwise. People, companies and addresses are made up; e-mail addresses and web sites \
            are of example.com, example.org or example.net.
            Answer with JSON in the form that is asked for and nothing else: no words around it, no Markdown, no comments.
            """;

    private static final int GLOBAL = 8_000;
    private static final int PER_TABLE = 4_000;
    private static final int PER_COLUMN = 1_000;

    private final SchemaFacts facts;
    private final PromptSettings settings;
    private final Capabilities capabilities;

    PromptWriter(Schema schema, PromptSettings settings, Capabilities capabilities) {
        this.facts = new SchemaFacts(schema);
        this.settings = settings;
        this.capabilities = capabilities;
    }

    /** Returns the greatest number of columns that an answer has room for, beside the number of a row. */
    int mostColumns() {
        return ResponseSchema.mostColumns(capabilities.schemaLimits().orElse(null)) - 1;
    }

    /**
     * Returns the prompt of a request.
     *
     * <p>The wanted columns are those of the request in their order, behind {@link Prompt#NUMBER} if rows are numbered; one
     * whose name is no plain identifier has another name in the answer.
     *
     * @throws UsageException if even the shortest prompt has more tokens than the model takes
     */
    Prompt write(BatchAsk ask) {
        List<AnswerColumn> columns = AnswerColumn.of(ask, settings.controls());
        ResponseSchema schema = schema(ask, columns);
        String json = schema == null ? null : schema.json();
        RowForm form = schema == null ? RowForm.ARRAYS : schema.rowForm();
        List<WantedColumn> wanted = columns.stream().map(AnswerColumn::wanted).toList();
        OptionalInt most = capabilities.maxInputTokens();
        PromptLimits limits = PromptLimits.FULL;
        long tokens = 0;
        for (int i = 0; i <= PromptLimits.STEPS; i++) {
            Prompt prompt = new Prompt(TASK + DataFence.RULE, user(ask, columns, form, limits), json, wanted);
            tokens = TokenEstimate.of(prompt.system())
                    + TokenEstimate.of(prompt.user())
                    + (json == null ? 0 : TokenEstimate.of(json));
            if (most.isEmpty() || tokens <= most.getAsInt()) {
                return prompt;
            }
            limits = limits.halved();
        }
        throw new UsageException("the shortest prompt for " + ask.count() + " rows of table "
                + ask.table().id() + " has about " + tokens + " tokens, but the model takes " + most.getAsInt()
                + "; ask for fewer rows at once, shorten the instructions, or take a model that reads more");
    }

    private @Nullable ResponseSchema schema(BatchAsk ask, List<AnswerColumn> columns) {
        AnswerForm form = capabilities.answerForms().stream()
                .filter(it -> it.compareTo(settings.form()) >= 0)
                .findFirst()
                .orElse(AnswerForm.TEXT);
        SchemaLimits limits = form == AnswerForm.JSON
                ? ResponseSchema.STATED
                : capabilities.schemaLimits().orElse(null);
        return form == AnswerForm.TEXT || !ResponseSchema.isPossible(limits, columns)
                ? null
                : new ResponseSchema(limits, columns, ask, facts);
    }

    private String user(BatchAsk ask, List<AnswerColumn> columns, RowForm form, PromptLimits limits) {
        StringBuilder text = new StringBuilder();
        text.append("Write ").append(ask.count()).append(" rows of the table declared here");
        text.append(ask.target() > ask.count() ? ", of about " + ask.target() + " in all" : "");
        text.append(
                ask.ahead() > 0 ? "; the " + ask.ahead() + " ahead of them are written elsewhere: write others" : "");
        text.append(".\n");
        text.append(DataFence.block("ddl", ddl(ask), limits.ddl()));
        form(text, ask, columns, form);
        instructions(text, ask);
        hints(text, ask, columns);
        data(text, ask, limits);
        return text.toString();
    }

    private String ddl(BatchAsk ask) {
        Set<String> written = ask.columns().stream().map(ColumnLayout::name).collect(Collectors.toSet());
        return DdlText.of(facts.schema(), ask.table(), written);
    }

    /** Says how the answer is to look. */
    private static void form(StringBuilder text, BatchAsk ask, List<AnswerColumn> columns, RowForm form) {
        String names = columns.stream().map(AnswerColumn::name).collect(Collectors.joining("\", \"", "[\"", "\"]"));
        boolean arrays = form == RowForm.ARRAYS;
        text.append("Answer as ").append(arrays ? "{\"rows\":[[…],[…]]}" : "{\"rows\":[{…},{…}]}");
        text.append(" without line breaks: each row is an ")
                .append(arrays ? "array of the values of these columns in this order:\n" : "object of these columns:\n")
                .append(names)
                .append('\n');
        if (ask.isNumbered()) {
            text.append(Prompt.NUMBER).append(" is the number of a row as listed below.\n");
        }
        if (ask.columns().size() < ask.table().columns().size()) {
            text.append("The table's other columns are settled elsewhere; do not write them.\n");
        }
    }

    private void instructions(StringBuilder text, BatchAsk ask) {
        String day = settings.now().toString().substring(0, 10);
        text.append("Today is ").append(day).append(": what has happened lies before it.\n");
        if (settings.locale() != null) {
            text.append("Write names, addresses and texts as is usual where the locale is ")
                    .append(trusted(settings.locale(), 40))
                    .append(".\n");
        }
        String id = ask.table().id();
        instruction(text, "About all tables: ", settings.instructions(), GLOBAL);
        instruction(text, "About this table: ", settings.tableInstructions().getOrDefault(id, ""), PER_TABLE);
        instruction(
                text, "About this table: ", settings.controls().instructions(id).orElse(""), PER_TABLE);
    }

    private static void instruction(StringBuilder text, String label, String instruction, int most) {
        if (!instruction.isBlank()) {
            text.append(label).append(trusted(instruction, most)).append('\n');
        }
    }

    /** Returns words of the caller, clean and bounded. */
    static String trusted(String instruction, int most) {
        CleanText clean = CleanText.of(instruction.strip(), most);
        return clean.cut() == 0 ? clean.text() : clean.text() + " … (" + clean.cut() + " characters were left out)";
    }

    /** Says what the caller wants of single columns. */
    private void hints(StringBuilder text, BatchAsk ask, List<AnswerColumn> columns) {
        StringBuilder hints = new StringBuilder();
        for (AnswerColumn column : columns) {
            String hint = hint(ask, column);
            if (!hint.isEmpty()) {
                hints.append("- ")
                        .append(column.name())
                        .append(": ")
                        .append(hint)
                        .append('\n');
            }
        }
        if (!hints.isEmpty()) {
            text.append("Hints for columns:\n").append(hints);
        }
    }

    private String hint(BatchAsk ask, AnswerColumn column) {
        if (column.layout() == null) {
            return "";
        }
        String table = ask.table().id();
        String name = column.layout().name();
        List<String> hints = new ArrayList<>();
        hints.add(column.notation());
        OptionalDouble nulls = settings.controls().nullProbability(table, name);
        if (nulls.isPresent() && column.layout().column().isNullable()) {
            hints.add(NullWords.of(nulls.getAsDouble()));
        }
        if (column.dates() != null && column.dates().pattern() != null) {
            hints.add("written as " + column.dates().words());
        }
        settings.controls().instructions(table, name).ifPresent(words -> hints.add(trusted(words, PER_COLUMN)));
        return hints.stream().filter(hint -> !hint.isEmpty()).collect(Collectors.joining("; "));
    }

    private static void data(StringBuilder text, BatchAsk ask, PromptLimits limits) {
        if (!ask.parents().isEmpty()) {
            text.append("Foreign keys refer to these rows and no others; let their number of children vary. "
                    + "What stands behind a key describes its row (- where there is nothing).\n");
            boolean toItself = ask.parents().stream()
                    .anyMatch(it -> it.key().parentTable().equals(ask.table().id()));
            text.append(toItself ? "Where the table refers to itself, to rows ahead in your answer, too.\n" : "");
            text.append(DataFence.block("parents", PromptData.parents(ask.parents(), limits), 2 * limits.parents()));
        }
        if (!ask.used().isEmpty()) {
            text.append(
                    "These values are taken by rows written earlier; use none of them again, and go on where they are numbers:\n");
            text.append(DataFence.block("used", PromptData.used(ask.used(), limits), 2 * limits.used()));
        }
        if (ask.isNumbered()) {
            text.append(
                    "Write one row for each number. What is settled of the rows, by number (- where there is nothing):\n");
            text.append(DataFence.block("facts", PromptData.facts(ask.facts(), limits), Integer.MAX_VALUE));
        }
    }
}
