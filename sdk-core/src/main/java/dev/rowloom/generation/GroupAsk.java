package dev.rowloom.generation;

import dev.rowloom.BlueprintException;
import dev.rowloom.UsageException;
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
 * Asks for the columns of one group of tables: once, of an answer that was cut once more for what is left of it, and of one that
 * broke as often as a request is tried. Runs once.
 */
final class GroupAsk implements DocumentAsker.Worth {

    /** What an entry takes, with its share of the pools. */
    private static final int TOKENS_PER_COLUMN = 220;

    private static final int MOST_TOKENS = 16_000;
    private static final int MOST_ROOM = 4;
    private static final int CUTS = 2;

    private final Shared shared;
    private final Map<String, List<String>> columns;
    private final String wish;
    private final int number;
    private final Jitter jitter;
    private final List<ModelAnswer> answers = new ArrayList<>();
    private final List<BlueprintReport.Ask> sent = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int attempt;
    private int room = 1;
    private int broken;
    private @Nullable RuntimeException failure;
    private @Nullable Read read;

    /** What was read last. */
    private record Read(String text, ModelAnswer answer) {}

    /** What the groups of a run have in common. */
    record Shared(
            DocumentAsker asker,
            BlueprintPrompts prompts,
            ModelDocument document,
            RetrySettings retries,
            Waits waits,
            RunLedger ledger) {}

    GroupAsk(Shared shared, Map<String, List<String>> columns, String wish, int number) {
        this.shared = shared;
        this.columns = columns;
        this.wish = wish;
        this.number = number;
        this.jitter = new Jitter(String.join("+", columns.keySet()), number);
    }

    void run() {
        Map<String, List<String>> left = columns;
        Set<String> pools = new LinkedHashSet<>();
        int cuts = 0;
        while (cuts < CUTS && !left.isEmpty()) {
            DocumentAsker.Document said = ask(left, pools);
            if (said == null) {
                return;
            }
            ModelAnswer answer = read(said.text());
            answers.add(answer);
            if (!isOfUse(said.text())) {
                notes.add("the answers for " + String.join(", ", left.keySet())
                        + " held nothing that could be read; their rules stand as they were");
                return;
            }
            pools.addAll(answer.pools());
            left = answer.isWhole() ? Map.of() : left(left, answer);
            if (!left.isEmpty() && said.failure() != null) {
                if (!goesOn(List.copyOf(left.keySet()), said.failure(), said.cached())) {
                    return;
                }
            } else {
                cuts++;
            }
        }
        if (!left.isEmpty()) {
            notes.add("the answer for " + String.join(", ", left.keySet())
                    + " was cut twice; what it left out stands as it was");
        }
    }

    private DocumentAsker.@Nullable Document ask(Map<String, List<String>> left, Set<String> pools) {
        List<String> tables = List.copyOf(left.keySet());
        int count = left.values().stream().mapToInt(List::size).sum();
        long tokens = Math.min(MOST_TOKENS, (long) TOKENS_PER_COLUMN * count);
        try {
            Prompt prompt = prompt(new BlueprintPrompts.Ask(tables, left, pools, wish));
            return asked(tables, prompt, count, tokens);
        } catch (ProviderException e) {
            shared.ledger().failed(String.join("+", tables), e);
            failed(tables, e, e.said());
        } catch (RunStoppedException e) {
            String reason = String.valueOf(e.getMessage());
            failed(tables, new BlueprintException("no answer came: " + reason + "; " + e.remedy(), e), reason);
        } catch (BlueprintException tooLong) {
            failed(tables, tooLong, String.valueOf(tooLong.getMessage()));
        }
        return null;
    }

    private Prompt prompt(BlueprintPrompts.Ask ask) {
        try {
            return shared.prompts().write(ask);
        } catch (UsageException tooLong) {
            throw new BlueprintException(String.valueOf(tooLong.getMessage()), tooLong);
        }
    }

    private DocumentAsker.Document asked(List<String> tables, Prompt prompt, int count, long tokens) {
        AtomicReference<Duration> held = new AtomicReference<>(Duration.ZERO);
        Attempts<DocumentAsker.Document> attempts = new Attempts<>(
                shared.retries(), shared.waits(), held::get, jitter::next, answer -> !isOfUse(answer.text()));
        DocumentAsker.Listener listener = new DocumentAsker.Listener(tables, sent::add);
        DocumentAsker.Document answered = attempts.run(factor -> {
            Call call = new Call(String.join("+", tables), number, ++attempt, count, count, tokens, room);
            DocumentAsker.Document one = shared.asker().ask(call, prompt, factor, this, listener);
            held.updateAndGet(one.held()::plus);
            one.degraded().stream().filter(line -> !notes.contains(line)).forEach(notes::add);
            room = one.cut() ? Math.min(MOST_ROOM, 2 * room) : room;
            return one;
        });
        if (isOfUse(answered.text())) {
            shared.ledger().succeeded();
        }
        return answered;
    }

    /** Waits after an answer that broke with something in it, and returns whether the rest is asked for. */
    private boolean goesOn(List<String> tables, ProviderException why, boolean cached) {
        if (cached) {
            return true; // what broke an answer that was kept from an earlier run may be over
        }
        broken++;
        if (!why.isRetriable() || broken >= shared.retries().attempts()) {
            shared.ledger().failed(String.join("+", tables), why);
            failed(tables, why, why.said());
            return false;
        }
        Duration wait = shared.retries().waitAfter(broken, why, jitter.next());
        try {
            RunStoppedException late = shared.waits().beyond(wait, why.said());
            if (late != null) {
                throw late;
            }
            shared.waits().pause(wait);
            return true;
        } catch (RunStoppedException e) {
            String reason = String.valueOf(e.getMessage());
            failed(tables, new BlueprintException("no answer came: " + reason + "; " + e.remedy(), e), reason);
        } catch (ProviderException cancelled) {
            failed(tables, cancelled, cancelled.said());
        }
        return false;
    }

    /** Returns whether there is something in an answer: an entry, or the word that there is none to write. */
    @Override
    public boolean isOfUse(String text) {
        ModelAnswer answer = read(text);
        return !answer.isEmpty() || answer.isWhole();
    }

    @Override
    public boolean isWhole(String text) {
        return read(text).isWhole();
    }

    /** Reads an answer, once: it can be long. */
    private ModelAnswer read(String text) {
        Read last = read;
        if (last == null || !last.text().equals(text)) {
            last = new Read(text, shared.document().read(text));
            read = last;
        }
        return last.answer();
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
