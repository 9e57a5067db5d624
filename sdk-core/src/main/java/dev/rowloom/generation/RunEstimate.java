package dev.rowloom.generation;

import dev.rowloom.UsageException;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.provider.TokenUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Counts ahead what a run will about take, and warns of what it will run into. Sends nothing. Used once. */
final class RunEstimate {

    private final DataPlan plan;
    private final DirectOptions options;
    private final Requests limits;
    private final BatchSizes sizes;
    private final PromptWriter prompts;
    private final List<String> warnings = new ArrayList<>();
    private long requests;
    private long input;
    private double output;

    RunEstimate(DataPlan plan, DirectOptions options, Requests limits, PromptWriter prompts) {
        this.plan = plan;
        this.options = options;
        this.limits = limits;
        this.sizes = new BatchSizes(options, limits);
        this.prompts = prompts;
    }

    /** Returns what asking for the rows of some tables takes. */
    DirectEstimate of(List<DirectTable> tables) {
        limits.clamped().ifPresent(warnings::add);
        tables.stream()
                .filter(table -> !table.columns().isEmpty() && table.layout().rows() > table.given())
                .forEach(this::add);
        TokenUsage usage = new TokenUsage(input, Math.round(output), 0, 0);
        BigDecimal cost = options.prices().map(prices -> prices.cost(usage)).orElse(null);
        DirectEstimate estimate = new DirectEstimate(requests, input, Math.round(output), cost, List.of());
        checkCeilings(estimate);
        checkPace(estimate);
        return new DirectEstimate(requests, input, Math.round(output), cost, warnings);
    }

    private void add(DirectTable table) {
        int rows = (int) Math.min(table.layout().rows() - table.given(), Integer.MAX_VALUE);
        ColumnGroups groups = ColumnGroups.of(plan, table, options.keys(), prompts.mostColumns(), sizes.mostOfAnswer());
        checkRow(table, groups);
        int most = sizes.most(groups.widest());
        long parts =
                options.keys() == KeyStrategy.ASSIGNED ? sizes.parts(rows, groups.widest()) : (rows + most - 1L) / most;
        for (List<ColumnLayout> columns : groups.groups()) {
            requests += parts;
            input += parts * promptTokens(table, columns, Math.min(rows, most));
        }
        output += rows * groups.total();
    }

    private long promptTokens(DirectTable table, List<ColumnLayout> columns, int rows) {
        try {
            Prompt prompt = prompts.write(
                    new BatchAsk(table.table(), columns, table.layout().rows(), rows, List.of(), List.of(), List.of()));
            return TokenEstimate.of(prompt.system()) + TokenEstimate.of(prompt.user());
        } catch (UsageException tooLong) {
            warnings.add(String.valueOf(tooLong.getMessage()));
            return 0;
        }
    }

    private void checkRow(DirectTable table, ColumnGroups groups) {
        long tokens = Math.round(groups.widest());
        if (groups.widest() > sizes.mostOfAnswer()) {
            warnings.add(
                    "a row of table " + table.id() + " takes about " + tokens + " tokens even in parts, but an answer"
                            + " has room for about " + Math.round(sizes.mostOfAnswer())
                            + ": it may be cut off; raise maxOutputTokens, or take a model that writes more");
        } else if (groups.widest() > sizes.budget()) {
            warnings.add("a row of table " + table.id() + " takes about " + tokens
                    + " tokens, more than a request's rows are to take (" + Math.round(sizes.budget())
                    + "): each is asked for by itself; raise batchTokens for fewer requests");
        }
    }

    private void checkCeilings(DirectEstimate estimate) {
        if (estimate.requests() > options.maxRequests().orElse(Integer.MAX_VALUE)) {
            warnings.add("about " + estimate.requests() + " requests are needed, but maxRequests is "
                    + options.maxRequests().getAsInt());
        }
        long tokens = estimate.inputTokens() + estimate.outputTokens();
        if (tokens > options.maxTokens().orElse(Long.MAX_VALUE)) {
            warnings.add("about " + tokens + " tokens are needed, but maxTokens is "
                    + options.maxTokens().orElseThrow());
        }
        BigDecimal cost = estimate.cost();
        if (cost != null
                && options.maxCost().isPresent()
                && cost.compareTo(options.maxCost().get()) > 0) {
            warnings.add("the run costs about " + cost.toPlainString() + ", but maxCost is "
                    + options.maxCost().get().toPlainString());
        }
    }

    private void checkPace(DirectEstimate estimate) {
        if (options.maxTime().isEmpty()) {
            return;
        }
        long byRequests = options.requestsPerMinute().isEmpty()
                ? 0
                : (estimate.requests() - 1) / options.requestsPerMinute().getAsInt();
        long byTokens = options.tokensPerMinute().isEmpty()
                ? 0
                : (estimate.inputTokens() + estimate.outputTokens() - 1)
                        / options.tokensPerMinute().getAsInt();
        long minutes = Math.max(byRequests, byTokens);
        if (minutes * 60 >= options.maxTime().get().toSeconds() && minutes > 0) {
            warnings.add("at the requests or tokens of a minute that are allowed, the run takes at least " + minutes
                    + " min, but maxTime is " + options.maxTime().get().toSeconds() + " s");
        }
    }
}
