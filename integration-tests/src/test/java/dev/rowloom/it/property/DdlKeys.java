package dev.rowloom.it.property;

import dev.rowloom.it.property.ExclusionModel.Bounds;
import dev.rowloom.it.property.ExclusionModel.Ends;
import dev.rowloom.it.property.ExclusionModel.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes unique indexes and exclusion constraints. */
final class DdlKeys {

    private final Target target;
    private final TableModel table;
    private final Function<Condition, String> conditions;
    private final Function<Object, String> literals;

    /**
     * Makes a writer for the keys of a table.
     *
     * @param conditions writes a condition on the table's rows
     * @param literals writes a value
     */
    DdlKeys(
            Target target,
            TableModel table,
            Function<Condition, String> conditions,
            Function<Object, String> literals) {
        this.target = target;
        this.table = table;
        this.conditions = conditions;
        this.literals = literals;
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        table.indexes().forEach(index -> statements.add(statement(index)));
        table.exclusions()
                .forEach(exclusion ->
                        statements.add("ALTER TABLE " + table.name() + " ADD " + constraint(exclusion) + ";"));
        return statements;
    }

    private String statement(IndexModel index) {
        return "CREATE UNIQUE INDEX " + index.name() + " ON " + table.name()
                + index.parts().stream().map(this::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.predicate() == null ? "" : " WHERE " + conditions.apply(index.predicate())) + ";";
    }

    private String part(KeyPart part) {
        String first = part.columns().get(0);
        if (part instanceof KeyPart.Lower) {
            return "lower(" + first + ")";
        } else if (part instanceof KeyPart.OrElse other) {
            return "coalesce(" + first + ", " + literals.apply(other.literal()) + ")";
        } else if (part instanceof KeyPart.Sum sum) {
            return "(" + first + " + " + sum.right() + ")";
        } else if (part instanceof KeyPart.Start start) {
            boolean left = start.spelling() == KeyPart.Spelling.LEFT && target == Target.POSTGRESQL;
            return (left ? "left(" + first + ", " : "substr(" + first + ", 1, ") + start.length() + ")";
        } else if (part instanceof KeyPart.Joined joined) {
            return "((" + first + " || '-') || " + joined.right() + ")";
        }
        return first;
    }

    private String constraint(ExclusionModel exclusion) {
        List<String> elements = new ArrayList<>();
        exclusion.equal().forEach(column -> elements.add(column + " WITH ="));
        elements.add(span(exclusion.span()) + " WITH &&");
        return "CONSTRAINT " + exclusion.name() + " EXCLUDE USING gist (" + String.join(", ", elements) + ")"
                + (exclusion.predicate() == null ? "" : " WHERE (" + conditions.apply(exclusion.predicate()) + ")");
    }

    private String span(ExclusionModel.Span span) {
        if (span instanceof Held held) {
            return held.column();
        }
        Ends ends = (Ends) span;
        String function = switch (table.column(ends.low()).type().kind()) {
            case INT -> "int4range";
            case BIGINT -> "int8range";
            case NUMERIC -> "numrange";
            case DATE -> "daterange";
            case TIMESTAMP -> "tsrange";
            default -> throw new IllegalArgumentException("no range of " + ends.low());
        };
        String bounds =
                ends.bounds() == Bounds.DEFAULT ? "" : ", '" + ends.bounds().sql() + "'";
        return function + "(" + ends.low() + ", " + ends.high() + bounds + ")";
    }
}
