package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.Operator;
import dev.rowloom.it.property.Condition.Spelling;
import dev.rowloom.it.property.Recipe.CheckKind;
import dev.rowloom.it.property.Recipe.OfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Makes the CHECKs of one column. */
final class CheckBuilder {

    private static final List<String> LABELS =
            List.of("a", "b", "new", "paid", "sent", "Gone", "in transit", "it's", "x-1", "on hold", "lost", "void");
    private static final int MOST_LISTED = 30;
    private static final int MOST_APART = 3;
    private static final int FEW_DIGITS = 2;

    private CheckBuilder() {}

    static List<Condition> checks(ColumnModel column, OfCheck recipe) {
        if (recipe.kind() == CheckKind.NONE) {
            return List.of();
        } else if (column.type().isText()) {
            return List.of(labels(column, recipe));
        } else if (column.type().kind() == TypeModel.Kind.BOOLEAN) {
            return truth(column, recipe);
        } else if (!column.type().isCounted()) {
            return List.of();
        }
        return range(column.name(), column.type(), recipe);
    }

    private static List<Condition> truth(ColumnModel column, OfCheck recipe) {
        boolean value = recipe.low() >= 0;
        return recipe.kind() == CheckKind.EQUAL
                ? List.of(new Condition.Compare(column.name(), Operator.EQUAL, value))
                : List.of();
    }

    private static Condition labels(ColumnModel column, OfCheck recipe) {
        int length = column.type().kind() == TypeModel.Kind.TEXT
                ? Integer.MAX_VALUE
                : column.type().length();
        List<Object> fitting = new ArrayList<>(
                LABELS.stream().filter(label -> label.length() <= length).toList());
        int count = (int) Math.min(fitting.size(), 1 + recipe.more());
        Spelling spelling = recipe.kind() == CheckKind.ANY_ARRAY ? Spelling.ANY_ARRAY : Spelling.IN;
        Condition list = new Condition.OneOf(column.name(), fitting.subList(0, count), spelling);
        return switch (recipe.kind()) {
            case NULL_OR_ABOVE, NULL_OR_BETWEEN -> Condition.any(new Condition.Null(column.name()), list);
            case NOT_NULL, NOT_NULL_AND_BETWEEN -> Condition.all(new Condition.NotNull(column.name()), list);
            default -> list;
        };
    }

    /** The range of units within the type, with room for exclusive bounds beside it. */
    private static Range fit(TypeModel type, OfCheck recipe) {
        Range all = Units.all(type);
        if (type.kind() == TypeModel.Kind.NUMERIC && type.length() <= FEW_DIGITS) {
            all = new Range(all.low() + 1, all.high() - 1);
        }
        long origin = type.kind() == TypeModel.Kind.DATE
                ? 18_000
                : type.kind() == TypeModel.Kind.TIMESTAMP ? 1_600_000_000 : 0;
        long low = Math.max(all.low() + 1, Math.min(all.high() - 1, origin + recipe.low()));
        return new Range(low, Math.min(all.high() - 1, low + recipe.more()));
    }

    private static List<Condition> range(String name, TypeModel type, OfCheck recipe) {
        Range fit = fit(type, recipe);
        Object low = Units.value(type, fit.low());
        Object high = Units.value(type, fit.high());
        Condition atLeast = new Condition.Compare(name, Operator.GREATER_OR_EQUAL, low);
        Condition above = new Condition.Compare(name, Operator.GREATER, Units.value(type, fit.low() - 1));
        Condition atMost = new Condition.Compare(name, Operator.LESS_OR_EQUAL, high);
        Condition below = new Condition.Compare(name, Operator.LESS, Units.value(type, fit.high() + 1));
        Condition between = new Condition.Between(name, low, high);
        Condition isNull = new Condition.Null(name);
        Condition notNull = new Condition.NotNull(name);
        return switch (recipe.kind()) {
            case NONE -> List.of();
            case AT_LEAST -> List.of(atLeast);
            case ABOVE -> List.of(above);
            case AT_MOST -> List.of(atMost);
            case BELOW -> List.of(below);
            case BETWEEN -> List.of(between);
            case BOTH_INCLUSIVE -> List.of(Condition.all(atLeast, atMost));
            case BOTH_EXCLUSIVE -> List.of(Condition.all(above, below));
            case TWO_CHECKS -> List.of(above, atMost);
            case IN -> List.of(new Condition.OneOf(name, listed(type, fit, recipe), Spelling.IN));
            case ANY_ARRAY -> List.of(new Condition.OneOf(name, listed(type, fit, recipe), Spelling.ANY_ARRAY));
            case EQUAL -> List.of(new Condition.Compare(name, Operator.EQUAL, low));
            case NULL_OR_ABOVE -> List.of(Condition.any(isNull, above));
            case NULL_OR_BETWEEN -> List.of(Condition.any(isNull, between));
            case NOT_NULL -> List.of(notNull);
            case NOT_NULL_AND_BETWEEN -> List.of(Condition.all(notNull, between));
        };
    }

    /** Every unit of the range, every second, or every third. */
    private static List<Object> listed(TypeModel type, Range range, OfCheck recipe) {
        long step = 1 + Math.floorMod(recipe.low(), MOST_APART);
        return LongStream.iterate(range.low(), unit -> unit <= range.high(), unit -> unit + step)
                .limit(MOST_LISTED)
                .mapToObj(unit -> Units.value(type, unit))
                .toList();
    }
}
