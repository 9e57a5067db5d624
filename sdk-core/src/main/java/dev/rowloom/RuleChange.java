package dev.rowloom;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.util.function.BiFunction;

/**
 * Gives a column another rule, and a value in every row: that a guess left some null says nothing of what the caller wants.
 *
 * @param rule makes the rule
 */
record RuleChange(BiFunction<Column, ColumnBlueprint, Rule> rule) implements ColumnOverride.Change {

    /** Returns the change to a rule that does not depend on the column. */
    static RuleChange to(Rule rule) {
        return new RuleChange((column, before) -> rule);
    }

    @Override
    public ColumnBlueprint apply(Column column, ColumnBlueprint blueprint) {
        Rule chosen = rule.apply(column, blueprint);
        boolean dated = !(column.type() instanceof DataType.TextType) || chosen instanceof Rule.Temporal;
        return blueprint
                .withRule(chosen)
                .withFormat(dated ? blueprint.format() : null)
                .withNullRate(0);
    }
}
