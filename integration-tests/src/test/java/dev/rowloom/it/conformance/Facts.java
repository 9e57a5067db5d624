package dev.rowloom.it.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a catalogue says about the rows of a table: NOT NULL, types, references to parents without rows, and CHECKs. It proves that
 * a condition can't be met only from conditions that compare a column with constants or null; whatever else a CHECK says, it is taken
 * to be no hindrance, so that a condition counts as ruled out only where it surely is.
 */
final class Facts {

    /** What more than so many combinations of branches can't rule out isn't ruled out. */
    private static final int COMBINATIONS = 20_000;

    private final Map<String, Values> columns = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private int budget;

    /** One condition that every row meets, with what each of its branches says; it is known by its CHECK and text. */
    private record Part(String check, String condition, List<Map<String, Values>> branches) {}

    /**
     * Takes note of a table.
     *
     * @param alwaysNull the columns, in lower case, that refer to a table without rows
     */
    Facts(LiveTable table, Set<String> alwaysNull) {
        for (LiveTable.Column column : table.columns()) {
            Values values = ColumnTypes.values(column);
            String name = column.name().toLowerCase(Locale.ROOT);
            columns.put(name, column.notNull() ? values.and(Values.NOT_NULL) : values);
            if (alwaysNull.contains(name)) {
                columns.put(name, Values.NULL);
            }
        }
        for (LiveTable.Check check : table.checks()) {
            for (String conjunct : Junctions.conjuncts(check.condition())) {
                List<Map<String, Values>> branches = Junctions.branches(conjunct).stream()
                        .map(branch -> all(Junctions.conjuncts(branch).stream()
                                .map(atom -> Atom.of(atom).ifNotFalse())
                                .toList()))
                        .toList();
                if (branches.stream().noneMatch(Map::isEmpty)) {
                    parts.add(new Part(check.name(), conjunct, branches));
                }
            }
        }
    }

    private static Map<String, Values> all(List<Map<String, Values>> said) {
        Map<String, Values> together = new HashMap<>();
        said.forEach(one -> one.forEach((name, values) -> together.merge(name, values, Values::and)));
        return together;
    }

    /** Returns whether no row can be so that a part of a CHECK's condition is true. */
    boolean ruleOut(String condition, String check, String part) {
        List<Part> others = parts.stream()
                .filter(other -> !(other.check.equals(check) && other.condition.equals(part)))
                .toList();
        return !canBe(whenTrue(condition), others);
    }

    /** Returns whether no row can be so that a condition is true. */
    boolean ruleOut(String condition) {
        return Junctions.branches(condition).stream().noneMatch(branch -> canBe(whenTrue(branch), parts));
    }

    private static Map<String, Values> whenTrue(String condition) {
        return all(Junctions.conjuncts(condition).stream()
                .map(atom -> Atom.of(atom).ifTrue())
                .toList());
    }

    /** Returns whether every row has to be so that a condition is true. */
    boolean force(String condition) {
        for (String conjunct : Junctions.conjuncts(condition)) {
            List<Map<String, Values>> otherwise = Atom.of(conjunct).ifNotTrue();
            if (Junctions.branches(conjunct).size() > 1
                    || otherwise == null
                    || otherwise.stream().anyMatch(values -> canBe(values, parts))) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a column can be by its type and the CHECKs that speak of it alone. */
    Values of(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        Values values = columns.getOrDefault(name, Values.ANY);
        for (Part part : parts) {
            if (part.branches.size() == 1) {
                values = values.and(part.branches.get(0).getOrDefault(name, Values.ANY));
            } else if (speaksOfAlone(part.condition, name)) {
                values = values.and(union(part.branches, name));
            }
        }
        return values;
    }

    /** Returns what the branches list together; anything where one of them lists nothing. */
    private static Values union(List<Map<String, Values>> branches, String name) {
        List<String> listed = new ArrayList<>();
        for (Map<String, Values> branch : branches) {
            Values values = branch.getOrDefault(name, Values.ANY);
            Set<String> own = values.isWithoutValues() ? Set.of() : values.listed();
            if (own == null) {
                return Values.ANY;
            }
            own.stream().filter(values::admits).forEach(listed::add);
        }
        return Values.listed(listed).orNull();
    }

    /** Returns whether a condition does nothing but compare one column with constants or null. */
    static boolean speaksOfAlone(String condition, String column) {
        return Junctions.branches(condition).stream()
                .flatMap(branch -> Junctions.conjuncts(branch).stream())
                .allMatch(atom -> Atom.of(atom).ifNotFalse().keySet().equals(Set.of(column)));
    }

    private boolean canBe(Map<String, Values> wanted, List<Part> conditions) {
        budget = COMBINATIONS;
        return isMet(all(List.of(columns, wanted)), conditions, 0);
    }

    private boolean isMet(Map<String, Values> row, List<Part> conditions, int next) {
        if (row.values().stream().anyMatch(Values::isEmpty)) {
            return false;
        }
        if (next == conditions.size() || --budget < 0) {
            return true;
        }
        return conditions.get(next).branches.stream()
                .anyMatch(branch -> isMet(all(List.of(row, branch)), conditions, next + 1));
    }
}
