package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Condition.Spelling;
import dev.rowloom.it.property.RichRecipe.OfPredicate;
import dev.rowloom.it.property.TypeModel.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the predicates of partial keys. */
final class PredicateBuilder {

    private static final int DIGIT = 9;

    private final RichKeyBuilder table;

    PredicateBuilder(RichKeyBuilder table) {
        this.table = table;
    }

    /** All of the conditions that make sense, or null if that is none. */
    Condition all(List<OfPredicate> recipes) {
        List<Condition> parts = new ArrayList<>();
        for (OfPredicate recipe : recipes) {
            Condition made = one(recipe);
            if (parts.stream().noneMatch(part -> part.columns().equals(made.columns()))) {
                parts.add(made);
            }
        }
        return parts.size() > 1 ? new Condition.All(parts) : parts.isEmpty() ? null : parts.get(0);
    }

    private Condition one(OfPredicate recipe) {
        return switch (recipe.kind()) {
            case NULL -> new Condition.Null(nullable(recipe));
            case NOT_NULL -> new Condition.NotNull(nullable(recipe));
            case FLAG -> new Condition.Flag(flag(recipe), true);
            case NOT_FLAG -> new Condition.Flag(flag(recipe), false);
            case EQUAL -> equal(recipe);
            case IN -> in(recipe);
            case ABOVE -> above(recipe);
        };
    }

    private String nullable(OfPredicate recipe) {
        String found = existing(recipe, ColumnModel::nullable);
        return found == null ? table.add("deleted_at", TypeModel.of(Kind.TIMESTAMP), Recipe.Presence.NULLABLE) : found;
    }

    private String flag(OfPredicate recipe) {
        String found = existing(recipe, column -> column.type().kind() == Kind.BOOLEAN);
        return found == null ? table.add("is_default", TypeModel.of(Kind.BOOLEAN), recipe.presence()) : found;
    }

    private String state(OfPredicate recipe) {
        String found = existing(recipe, column -> column.type().isText());
        if (found == null) {
            found = table.add("state", TypeModel.varchar(10), recipe.presence());
            table.addCheck(Condition.in(found, "draft", "open", "closed", "void"));
        }
        return found;
    }

    private String existing(OfPredicate recipe, Predicate<ColumnModel> wanted) {
        List<ColumnModel> found = table.columns(wanted);
        return recipe.fresh() || found.isEmpty()
                ? null
                : TableBuilder.pick(found, recipe.column()).name();
    }

    private Condition equal(OfPredicate recipe) {
        String column = state(recipe);
        return new Condition.Compare(column, Operator.EQUAL, values(column).get(0));
    }

    private Condition in(OfPredicate recipe) {
        String column = state(recipe);
        List<Object> values = values(column);
        Spelling spelling = recipe.column() % 2 == 0 ? Spelling.IN : Spelling.ANY_ARRAY;
        return new Condition.OneOf(column, values.subList(0, Math.min(2, values.size())), spelling);
    }

    /** The values that a column of texts is to be one of, or some that it may have. */
    private List<Object> values(String column) {
        Set<Object> listed = new Room(table.model()).enumeration(column);
        if (listed != null && !listed.isEmpty()) {
            return List.copyOf(listed);
        }
        int length = table.model().column(column).type().length();
        return length == 0 || length >= 4 ? List.of("main", "side") : List.of("m", "s");
    }

    private Condition above(OfPredicate recipe) {
        String column = existing(recipe, it -> it.type().isInteger());
        if (column == null) {
            column = table.add("priority", TypeModel.of(Kind.SMALLINT), recipe.presence());
            table.addCheck(new Condition.Between(column, 1L, (long) DIGIT));
        }
        Range range = new Room(table.model()).range(column);
        boolean bounded = range.size() <= Short.MAX_VALUE;
        long middle = bounded ? (range.low() + range.high()) / 2 : Math.max(range.low(), Math.min(range.high(), 5));
        return new Condition.Compare(column, Operator.GREATER, middle);
    }
}
