package dev.rowloom.generation;

import dev.rowloom.provider.AnswerForm;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the prompts of one run have in common. All of it comes from the caller.
 *
 * @param instructions what all tables are about; may be empty
 * @param tableInstructions what is to be known of single tables, by their ids
 * @param controls hints for columns
 * @param locale the language tag of the people in the data, such as {@code hu-HU}, or null for none in particular
 * @param now the moment that the data looks back from
 * @param form the strongest form of answer to ask for; of those that a model lacks the next weaker one is taken
 */
record PromptSettings(
        String instructions,
        Map<String, String> tableInstructions,
        ColumnControls controls,
        @Nullable String locale,
        Instant now,
        AnswerForm form) {

    PromptSettings {
        tableInstructions = Map.copyOf(tableInstructions);
    }

    /** Returns settings without instructions and controls. */
    static PromptSettings of(Instant now) {
        return new PromptSettings("", Map.of(), ColumnControls.none(), null, now, AnswerForm.JSON_SCHEMA);
    }
}
