package dev.rowloom.it.property;

import dev.rowloom.it.property.KeyPart.Lower;
import dev.rowloom.it.property.KeyPart.OrElse;
import dev.rowloom.it.property.KeyPart.Start;
import dev.rowloom.it.property.KeyPart.Whole;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How many rows a unique index admits, as far as its columns are no references: a number that is not above the true one. */
final class IndexCapacity {

    private static final int LETTERS = 26;

    private final TableModel table;
    private final Room room;

    IndexCapacity(TableModel table, Room room) {
        this.table = table;
        this.room = room;
    }

    long of(IndexModel index) {
        List<String> whole = whole(index);
        boolean implied = table.keys().stream().anyMatch(whole::containsAll);
        boolean optional = whole.stream().anyMatch(table::admitsNull)
                || index.predicate() != null && new Predicates(table).canFail(index.predicate());
        if (implied || optional) {
            return Room.ENDLESS;
        }
        Set<String> others = new HashSet<>();
        table.keys().forEach(others::addAll);
        table.indexes().stream()
                .filter(other -> !other.equals(index))
                .forEach(other -> other.parts().forEach(part -> others.addAll(part.columns())));
        boolean shared = index.parts().stream()
                .flatMap(part -> part.columns().stream())
                .anyMatch(column -> !others.add(column) || table.isForeign(column));
        return shared
                ? 1
                : index.parts().stream().mapToLong(this::values).reduce(1, (a, b) -> Math.min(Room.ENDLESS, a * b));
    }

    private static List<String> whole(IndexModel index) {
        return index.parts().stream()
                .filter(Whole.class::isInstance)
                .map(part -> ((Whole) part).column())
                .toList();
    }

    private long values(KeyPart part) {
        String column = part.columns().get(0);
        Set<Object> listed = room.enumeration(column);
        if (part instanceof Whole || part instanceof OrElse) {
            return room.values(column);
        } else if (part instanceof Lower) {
            return listed == null
                    ? room.values(column)
                    : listed.stream()
                            .map(value -> value.toString().toLowerCase(Locale.ROOT))
                            .distinct()
                            .count();
        } else if (part instanceof Start start) {
            return listed == null
                    ? (long) Math.min(room.values(column), Math.pow(LETTERS, start.length()))
                    : listed.stream()
                            .map(value -> start(value.toString(), start.length()))
                            .distinct()
                            .count();
        }
        return 1;
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length())).stripTrailing();
    }
}
