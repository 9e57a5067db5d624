package dev.rowloom.it.property;

import dev.rowloom.it.property.Condition.Compare;
import dev.rowloom.it.property.Condition.Flag;
import dev.rowloom.it.property.Condition.NotNull;
import dev.rowloom.it.property.Condition.Null;
import dev.rowloom.it.property.Condition.OneOf;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the columns of a predicate allow it to be true, and not to be. Where a reference or another key decides on the
 * values, nothing is said.
 */
final class Predicates {

    private final TableModel table;
    private final Room room;

    Predicates(TableModel table) {
        this.table = table;
        this.room = new Room(table);
    }

    boolean canHold(Condition predicate) {
        if (predicate instanceof Condition.All all) {
            return all.parts().stream().allMatch(part -> canHold(part) && isOwn(part) && isNamedOnce(part));
        } else if (predicate instanceof Null test) {
            return table.admitsNull(test.column()) && !table.nullsClash(test.column());
        } else if (predicate instanceof NotNull test) {
            return room.values(test.column()) > 0;
        }
        return isOwn(predicate) && (isOpen(predicate) || counts(predicate).get(0) > 0);
    }

    /** Whether it can be false or unknown. */
    boolean canFail(Condition predicate) {
        if (predicate instanceof Condition.All all) {
            return all.parts().stream().anyMatch(this::canFail);
        } else if (predicate instanceof Null test) {
            return room.values(test.column()) > 0;
        } else if (predicate instanceof NotNull test) {
            return table.admitsNull(test.column()) && !table.nullsClash(test.column());
        }
        String column = predicate.columns().iterator().next();
        return table.admitsNull(column)
                || isOwn(predicate) && (isOpen(predicate) || counts(predicate).get(1) > 0);
    }

    /** Whether no other predicate is about the columns. */
    private boolean isNamedOnce(Condition part) {
        return Stream.concat(
                                table.indexes().stream().map(IndexModel::predicate),
                                table.exclusions().stream().map(ExclusionModel::predicate))
                        .filter(predicate ->
                                predicate != null && predicate.columns().containsAll(part.columns()))
                        .distinct()
                        .count()
                == 1;
    }

    private boolean isOwn(Condition predicate) {
        return predicate.columns().stream()
                .noneMatch(column -> table.isForeign(column)
                        || table.keys().stream().anyMatch(key -> key.contains(column))
                        || table.exclusions().stream().anyMatch(it -> it.equal().contains(column))
                        || table.indexes().stream()
                                .flatMap(index -> index.parts().stream())
                                .anyMatch(part -> part.columns().contains(column)));
    }

    /** Whether the column has more values than can be listed here. */
    private boolean isOpen(Condition predicate) {
        String column = predicate.columns().iterator().next();
        return table.column(column).type().isText() && room.enumeration(column) == null;
    }

    /** How many values make the condition true, and how many do not. */
    private List<Long> counts(Condition predicate) {
        String column = predicate.columns().iterator().next();
        Set<Object> listed = room.enumeration(column);
        if (predicate instanceof Compare compare && !(compare.literal() instanceof String)) {
            Range range = room.range(column);
            long middle = (Long) compare.literal();
            return List.of(
                    range.atLeast(middle + 1).size(), range.atMost(middle).size());
        }
        List<Object> wanted = predicate instanceof OneOf in
                ? in.values()
                : List.of(predicate instanceof Flag flag ? flag.value() : ((Compare) predicate).literal());
        long met = listed.stream().filter(wanted::contains).count();
        return List.of(met, listed.size() - met);
    }
}
