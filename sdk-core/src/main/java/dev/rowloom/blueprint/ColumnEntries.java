package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import java.util.ArrayList;
import java.util.List;

/** Makes one rule of all that a model wrote of a column: of several entries the cases by another column. */
final class ColumnEntries {

    private final ColumnFacts column;
    private final Rule standing;

    ColumnEntries(ColumnFacts column, Rule standing) {
        this.column = column;
        this.standing = standing;
    }

    /**
     * Returns the rule.
     *
     * @throws BlueprintException if the entries describe none
     */
    Rule rule(List<ModelEntry> entries) {
        if (standing instanceof Rule.Sequence
                || standing instanceof Rule.Database
                || standing instanceof Rule.External) {
            throw new BlueprintException("the values of the column are settled");
        }
        List<ModelEntry> cases =
                entries.stream().filter(entry -> !entry.is().isEmpty()).toList();
        List<ModelEntry> others =
                entries.stream().filter(entry -> entry.is().isEmpty()).toList();
        if (cases.isEmpty()) {
            return one(entries.get(entries.size() - 1));
        }
        String by = cases.get(0).by();
        if (by.isBlank() || cases.stream().anyMatch(each -> !each.by().equals(by))) {
            throw new BlueprintException("its cases are told apart by "
                    + (by.isBlank() ? "no column" : "more than one column") + "; name one in \"by\"");
        }
        List<Rule.Case> made = new ArrayList<>();
        for (ModelEntry each : cases) {
            made.add(new Rule.Case(each.is(), inner(one(each))));
        }
        Rule otherwise = others.isEmpty() ? EntryRules.inner(standing, column) : inner(one(others.get(0)));
        return new Rule.When(by, made, otherwise);
    }

    private Rule one(ModelEntry entry) {
        if (entry.kind().equals(ModelLanguage.STATES)) {
            Machine machine = Machine.of(entry);
            return new Rule.Values(entry.values().isEmpty() ? machine.shares() : entry.values());
        } else if (entry.kind().equals("values") && entry.values().isEmpty()) {
            throw new BlueprintException("a list of no values");
        }
        return EntryRules.of(entry, column, standing);
    }

    private static Rule inner(Rule rule) {
        if (RuleReader.isWhole(rule)) {
            throw new BlueprintException("a rule of this kind can't be part of another; give it to the column");
        }
        return rule;
    }
}
