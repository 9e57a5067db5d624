package dev.rowloom.blueprint;

import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table's rules while they are being inferred, with what each column was recognised as. */
final class Draft {

    private final TableFacts table;
    private final Map<String, Match> matches;
    private final Map<String, Rule> rules;
    private final List<ReferenceBlueprint> references;

    Draft(TableFacts table, Map<String, Match> matches, Map<String, Rule> rules, List<ReferenceBlueprint> references) {
        this.table = table;
        this.matches = matches;
        this.rules = new LinkedHashMap<>(rules);
        this.references = references;
    }

    TableFacts table() {
        return table;
    }

    Map<String, Match> matches() {
        return matches;
    }

    Map<String, Rule> rules() {
        return rules;
    }

    List<ReferenceBlueprint> references() {
        return references;
    }

    String id() {
        return table.table().id();
    }

    void put(String column, Rule rule) {
        rules.put(column, rule);
    }

    boolean isMeant(String column, String meaning) {
        Match match = matches.get(column);
        return match != null && match.meaning().equals(meaning);
    }

    /** Returns the columns of a meaning, in order. */
    List<String> meaning(String meaning) {
        return rules.keySet().stream()
                .filter(column -> isMeant(column, meaning))
                .toList();
    }

    boolean has(String column, Set<String> words) {
        return words.stream().anyMatch(table.column(column)::hasWord);
    }

    /** Returns whether a column's value may be computed: nothing but its rule says what it is. */
    boolean isFree(String column) {
        return isPlain(column)
                && table.domains().orders().stream()
                        .map(TableDomains.ColumnOrder::upper)
                        .noneMatch(column::equals);
    }

    /** Returns whether a column is no key's, no user's and nobody's else, but for a CHECK that has it follow another. */
    boolean isPlain(String column) {
        ColumnFacts facts = table.column(column);
        Match match = matches.get(column);
        return !table.isInKey(column)
                && (match == null || !match.isUsers())
                && !facts.isReferenced()
                && !facts.isForeign()
                && facts.domain().values() == null
                && facts.column().computedAs().isEmpty();
    }

    /** Returns whether a column holds plain numbers. */
    boolean isNumber(String column) {
        DataType type = table.column(column).type();
        return type instanceof DataType.IntegerType
                || type instanceof DataType.DecimalType
                || type instanceof DataType.FloatType;
    }

    /** Returns whether a column holds dates, with or without a time. */
    boolean isMoment(String column) {
        DataType type = table.column(column).type();
        return type instanceof DataType.DateType || type instanceof DataType.TimestampType;
    }

    /** Returns the first of some columns, or null where there are none. */
    static @Nullable String first(List<String> columns) {
        return columns.isEmpty() ? null : columns.get(0);
    }

    /** Returns a name as formulas write it. */
    static String quoted(String name) {
        boolean plain = !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
                && !Character.isDigit(name.charAt(0));
        return plain ? name : '"' + name + '"';
    }

    /** Returns a column that may be null as formulas write it, so that null counts as nothing. */
    String amount(String column) {
        boolean nullable = table.column(column).column().isNullable();
        return nullable ? "coalesce(" + quoted(column) + ", 0)" : quoted(column);
    }

    /** Returns whether formulas can go by a reference: by the last of its columns, which is no other reference's. */
    boolean isPath(ReferenceBlueprint reference) {
        String last = reference.columns().get(reference.columns().size() - 1);
        return references.stream()
                        .filter(other ->
                                other.columns().get(other.columns().size() - 1).equals(last))
                        .count()
                == 1;
    }

    /** Returns the references over one column, which formulas can go by. */
    List<ReferenceBlueprint> paths() {
        List<ReferenceBlueprint> found = new ArrayList<>();
        for (ReferenceBlueprint reference : references) {
            if (reference.columns().size() == 1) {
                found.add(reference);
            }
        }
        return found;
    }
}
