package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Recipe.OfRule;
import dev.rowloom.it.property.Recipe.Presence;
import java.util.ArrayList;
import java.util.List;

/** Makes CHECKs over several columns, and those that are no range and no list, with the columns they are about. */
final class RuleBuilder {

    private final Columns columns;
    private final List<String> optionalReferences;

    /** Adds a column to the table and returns its name. */
    interface Columns {
        String add(String base, TypeModel type, Presence presence);
    }

    RuleBuilder(Columns columns, List<String> optionalReferences) {
        this.columns = columns;
        this.optionalReferences = optionalReferences;
    }

    /** The CHECK, or null where the table has not the references for it. */
    Condition check(OfRule recipe) {
        return switch (recipe.kind()) {
            case EXACTLY_ONE -> exactlyOne(numbers(2 + recipe.number() % 2, Presence.NULLABLE));
            case ONE_REFERENCE -> optionalReferences.size() < 2 ? null : exactlyOne(optionalReferences.subList(0, 2));
            case AT_LEAST_ONE -> anyOf(numbers(2, Presence.NULLABLE));
            case SAME_PRESENCE -> samePresence(numbers(2, Presence.NULLABLE));
            case STATE -> state();
            case IMPLIED -> implied();
            case DIFFERENT -> compared(numbers(2, recipe.presence()), Operator.NOT_EQUAL);
            case WITHIN -> within(numbers(3, recipe.presence()));
            case SUM -> sum(numbers(2, recipe.presence()), recipe.number());
            case PREFIX -> new Condition.Prefix(text(recipe), "ab-");
            case LENGTH -> new Condition.Length(text(recipe), 2L + recipe.number(), 6L + recipe.number());
            case CHOICE -> choice(numbers(2, recipe.presence()));
        };
    }

    private List<String> numbers(int count, Presence presence) {
        List<String> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            added.add(columns.add("rule", TypeModel.of(TypeModel.Kind.INT), presence));
        }
        return added;
    }

    private String text(OfRule recipe) {
        return columns.add("rule_text", TypeModel.varchar(20), recipe.presence());
    }

    private static Condition exactlyOne(List<String> names) {
        List<Condition> branches = new ArrayList<>();
        for (String present : names) {
            branches.add(new Condition.All(names.stream()
                    .<Condition>map(
                            name -> name.equals(present) ? new Condition.NotNull(name) : new Condition.Null(name))
                    .toList()));
        }
        return new Condition.Any(branches);
    }

    private static Condition anyOf(List<String> names) {
        return new Condition.Any(
                names.stream().<Condition>map(Condition.NotNull::new).toList());
    }

    private static Condition samePresence(List<String> names) {
        return Condition.any(
                new Condition.All(
                        names.stream().<Condition>map(Condition.Null::new).toList()),
                new Condition.All(
                        names.stream().<Condition>map(Condition.NotNull::new).toList()));
    }

    private Condition state() {
        String state = columns.add("rule_state", TypeModel.varchar(8), Presence.REQUIRED);
        String at = columns.add("rule_at", TypeModel.of(TypeModel.Kind.DATE), Presence.NULLABLE);
        return Condition.any(
                Condition.all(Condition.in(state, "paid", "sent"), new Condition.NotNull(at)),
                Condition.all(Condition.in(state, "new", "void", "lost"), new Condition.Null(at)));
    }

    private Condition implied() {
        String flag = columns.add("rule_flag", TypeModel.of(TypeModel.Kind.BOOLEAN), Presence.REQUIRED);
        String value = columns.add("rule_value", TypeModel.of(TypeModel.Kind.INT), Presence.NULLABLE);
        return Condition.any(
                new Condition.Compare(flag, Operator.EQUAL, false),
                Condition.all(new Condition.NotNull(value), new Condition.Compare(value, Operator.GREATER, 3L)));
    }

    private static Condition compared(List<String> names, Operator operator) {
        return new Condition.Ordered(names.get(0), operator, names.get(1));
    }

    private static Condition within(List<String> names) {
        Condition ordered = Condition.all(
                new Condition.Ordered(names.get(1), Operator.LESS_OR_EQUAL, names.get(0)),
                new Condition.Ordered(names.get(0), Operator.LESS_OR_EQUAL, names.get(2)));
        return Condition.any(ordered, new Condition.Compare(names.get(0), Operator.EQUAL, 7L));
    }

    private static Condition sum(List<String> names, int number) {
        return new Condition.Sum(names.get(0), names.get(1), Operator.LESS_OR_EQUAL, 20L + 10L * number);
    }

    private static Condition choice(List<String> names) {
        return new Condition.Choose(
                new Condition.Compare(names.get(0), Operator.GREATER, 9L),
                new Condition.Compare(names.get(1), Operator.LESS, 5L),
                new Condition.Ordered(names.get(0), Operator.NOT_EQUAL, names.get(1)));
    }
}
