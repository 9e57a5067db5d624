package dev.rowloom.generation;

import dev.rowloom.BlueprintException;
import dev.rowloom.blueprint.BlueprintReport;
import dev.rowloom.blueprint.ModelAnswer;
import dev.rowloom.blueprint.ModelDocument;
import dev.rowloom.provider.ProviderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the columns of one group of tables: once, and of an answer that was cut once more for what is left of it. Runs
 * once.
 */
final class GroupAsk {

    /** What an entry takes, with its share of the pools. */
    private static final int TOKENS_PER_COLUMN = 220;

    private static final int MOST_TOKENS = 16_000;
    private static final int REQUESTS = 2;

    private final DocumentAsker asker;
    private final BlueprintPrompts prompts;
    private final ModelDocument document;
    private final RetrySettings retries;
    private final Waits waits;
    private final Map<String, List<String>> columns;
    private final String wish;
    private final int number;
    private final List<ModelAnswer> answers = new ArrayList<>();
    private final List<BlueprintReport.Ask> sent = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable RuntimeException failure;

    GroupAsk(
            DocumentAsker asker,
            BlueprintPrompts prompts,
            ModelDocument document,
            RetrySettings retries,
            Waits waits,
            Map<String, List<String>> columns,
            String wish,
            int number) {
        this.asker = asker;
        this.prompts = prompts;
        this.document = document;
        this.retries = retries;
        this.waits = waits;
        this.columns = columns;
        this.wish = wish;
        this.number = number;
    }

    void run() {
        Map<String, List<String>> left = columns;
        Set<String> pools = new LinkedHashSet<>();
        for (int request = 1; request <= REQUESTS && !left.isEmpty(); request++) {
            ModelAnswer answer = ask(left, pools, request);
            if (answer == null) {
                return;
            }
            answers.add(answer);
            pools.addAll(answer.pools());
            left = answer.isWhole() ? Map.of() : left(left, answer);
        }
        if (!left.isEmpty()) {
            notes.add("the answer for " + String.join(", ", left.keySet())
                    + " was cut twice; what it left out stands as it was");
        }
    }

    private @Nullable ModelAnswer ask(Map<String, List<String>> left, Set<String> pools, int request) {
        List<String> tables = List.copyOf(left.keySet());
        int count = left.values().stream().mapToInt(List::size).sum();
        long tokens = Math.min(MOST_TOKENS, (long) TOKENS_PER_COLUMN * count);
        Call call = new Call(String.join("+", tables), number, request, count, count, tokens, request);
        Prompt prompt = prompts.write(new BlueprintPrompts.Ask(tables, left, pools, wish));
        AtomicReference<Duration> held = new AtomicReference<>(Duration.ZERO);
        Attempts<DocumentAsker.Document> attempts =
                new Attempts<>(retries, waits, held::get, () -> 0.5, this::isUseless);
        try {
            DocumentAsker.Document answered = attempts.run(factor -> {
                DocumentAsker.Document one = asker.ask(call, prompt, factor);
                held.updateAndGet(one.held()::plus);
                note(tables, one);
                return one;
            });
            return document.read(answered.text());
        } catch (ProviderException e) {
            failed(tables, e, e.said());
        } catch (RunStoppedException e) {
            String reason = String.valueOf(e.getMessage());
            failed(tables, new BlueprintException("no answer came: " + reason + "; " + e.remedy(), e), reason);
        }
        return null;
    }

    private boolean isUseless(DocumentAsker.Document answered) {
        ModelAnswer answer = document.read(answered.text());
        return answer.isEmpty() && !answer.isWhole();
    }

    private void note(List<String> tables, DocumentAsker.Document answer) {
        String outcome = answer.failure() != null
                ? answer.failure().kind().name()
                : isUseless(answer) ? AttemptRecord.USELESS : answer.ended() ? AttemptRecord.OK : "CUT";
        sent.add(new BlueprintReport.Ask(tables, answer.hash(), outcome, answer.cached(), answer.usage()));
    }

    private void failed(List<String> tables, RuntimeException e, String reason) {
        failure = e;
        notes.add("no answer for " + String.join(", ", tables) + ": " + reason + "; their rules stand as they were");
    }

    /** Returns the columns behind the last one that an answer that was cut has written. */
    private static Map<String, List<String>> left(Map<String, List<String>> asked, ModelAnswer answer) {
        List<String> written = List.copyOf(answer.columns());
        Map<String, List<String>> left = new LinkedHashMap<>();
        String last = written.isEmpty() ? "" : written.get(written.size() - 1);
        boolean behind = asked.entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column))
                .noneMatch(last::equalsIgnoreCase);
        for (Map.Entry<String, List<String>> table : asked.entrySet()) {
            List<String> columns = new ArrayList<>();
            for (String column : table.getValue()) {
                String name = table.getKey() + "." + column;
                if (behind && !written.contains(name)) {
                    columns.add(column);
                }
                behind |= name.equalsIgnoreCase(last);
            }
            if (!columns.isEmpty()) {
                left.put(table.getKey(), columns);
            }
        }
        return left;
    }

    boolean isAnswered() {
        return !answers.isEmpty();
    }

    @Nullable
    RuntimeException failure() {
        return failure;
    }

    List<ModelAnswer> answers() {
        return answers;
    }

    List<BlueprintReport.Ask> sent() {
        return sent;
    }

    List<String> notes() {
        return notes;
    }
}
