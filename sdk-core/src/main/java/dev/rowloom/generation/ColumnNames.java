package dev.rowloom.generation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds wanted columns by the names that a model uses for them. */
final class ColumnNames {

    private static final Integer AMBIGUOUS = -1;

    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> folded = new HashMap<>();

    ColumnNames(List<WantedColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            exact.put(name, i);
            folded.merge(fold(name), i, (first, second) -> AMBIGUOUS);
        }
    }

    /** Returns the column with exactly that name, or null. */
    @Nullable
    Integer exact(String name) {
        return exact.get(name);
    }

    /** Returns the one column with that name but for case and separators, or null. */
    @Nullable
    Integer near(String name) {
        Integer column = folded.get(fold(name));
        return AMBIGUOUS.equals(column) ? null : column;
    }

    boolean knows(String name) {
        return exact(name) != null || near(name) != null;
    }

    private static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != ' ') {
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
