package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport.Counted;
import dev.rowloom.provider.ProviderException;
import dev.rowloom.provider.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered: enough to read it again as if it came anew.
 *
 * @param rows how many rows it brought
 * @param text the text of the answer, as far as it came
 * @param finish the service's word for why the answer ended; empty if it broke
 * @param cut whether the token limit cut it
 * @param failure what broke it, or null if nothing did
 * @param message the message of that failure
 * @param usage the tokens
 * @param counted who counted them
 * @param degraded the weaker forms of answer that were used, in words
 * @param form the form in which it was asked for; empty if that is not known
 */
record StoredAnswer(
        int rows,
        String text,
        String finish,
        boolean cut,
        ProviderException.@Nullable Kind failure,
        String message,
        TokenUsage usage,
        Counted counted,
        List<String> degraded,
        String form) {

    /** An answer whose tokens the service counted. */
    StoredAnswer(
            int rows,
            String text,
            String finish,
            boolean cut,
            ProviderException.@Nullable Kind failure,
            String message,
            TokenUsage usage,
            List<String> degraded,
            String form) {
        this(rows, text, finish, cut, failure, message, usage, Counted.BY_SERVICE, degraded, form);
    }

    StoredAnswer {
        degraded = List.copyOf(degraded);
    }
}
