package dev.rowloom.openai;

import dev.rowloom.UsageException;
import dev.rowloom.provider.AnswerForm;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.provider.ModelProviderFactory;
import dev.rowloom.provider.ProviderOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the provider with the id {@code openai} out of options that are common to all providers.
 *
 * <p>Of its own it knows {@code organization} and {@code project}, and {@code forms}: the forms in which a compatible server
 * can be asked to answer, such as {@code json,text}.
 *
 * @since 0.1.0
 */
public final class OpenAiProviderFactory implements ModelProviderFactory {

    private static final String ORGANIZATION = "organization";
    private static final String PROJECT = "project";
    private static final String FORMS = "forms";
    private static final Set<String> KNOWN = Set.of(ORGANIZATION, PROJECT, FORMS);

    /** Does nothing; {@link #create} does. */
    public OpenAiProviderFactory() {}

    @Override
    public String id() {
        return OpenAiProvider.ID;
    }

    @Override
    public ModelProvider create(ProviderOptions options) {
        Map<String, String> more = options.more();
        Set<String> unknown = new TreeSet<>(more.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new UsageException("the provider openai has no option " + String.join(", ", unknown)
                    + "; it knows organization, project and forms");
        }
        OpenAiProvider.Builder builder = OpenAiProvider.builder();
        options.apiKey().ifPresent(builder::apiKey);
        options.baseUrl().ifPresent(builder::baseUrl);
        if (more.containsKey(ORGANIZATION)) {
            builder.organization(more.get(ORGANIZATION));
        }
        if (more.containsKey(PROJECT)) {
            builder.project(more.get(PROJECT));
        }
        if (more.containsKey(FORMS)) {
            builder.answerForms(forms(more.get(FORMS)));
        }
        return builder.build();
    }

    private static Set<AnswerForm> forms(String names) {
        Set<AnswerForm> forms = EnumSet.noneOf(AnswerForm.class);
        for (String name : names.split(",", -1)) {
            try {
                forms.add(AnswerForm.valueOf(name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new UsageException(
                        "there is no form of answers '" + name.strip() + "'; there are "
                                + Arrays.toString(AnswerForm.values())
                                        .toLowerCase(Locale.ROOT)
                                        .replaceAll("[\\[\\]]", ""),
                        e);
            }
        }
        return forms;
    }
}
