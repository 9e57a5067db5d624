package dev.rowloom.generation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rowloom.provider.SchemaLimits;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.TableDomains;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an answer that get an enumeration in its schema: labels, lists of CHECKs and closed sets of parents' keys,
 * as long as there is room for all of them; the smallest come first.
 */
final class EnumValues {

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final int LONGEST_VALUE = 80;
    private static final int MOST_CHARS = 4_000;

    private final Map<String, List<String>> values = new HashMap<>();

    private EnumValues() {}

    static EnumValues of(SchemaLimits limits, List<AnswerColumn> columns, BatchAsk ask, SchemaFacts facts) {
        EnumValues chosen = new EnumValues();
        boolean nullable = limits.keywords().contains("anyOf");
        List<Map.Entry<String, List<String>>> candidates = new ArrayList<>();
        for (AnswerColumn column : columns) {
            candidates(column, ask, facts.domains(ask.table()), limits.maxEnumValues())
                    .filter(list -> !column.takesNull() || nullable)
                    .ifPresent(list -> candidates.add(Map.entry(column.name(), list)));
        }
        candidates.sort(Comparator.comparingInt(entry -> entry.getValue().size()));
        int room = limits.keywords().contains("enum") ? limits.maxEnumValues() : 0;
        int chars = MOST_CHARS;
        for (Map.Entry<String, List<String>> candidate : candidates) {
            int size = candidate.getValue().size();
            int length = candidate.getValue().stream().mapToInt(String::length).sum();
            if (size <= room && length <= chars) {
                chosen.values.put(candidate.getKey(), candidate.getValue());
                room -= size;
                chars -= length;
            }
        }
        return chosen;
    }

    /** Returns the values of a column, or null if it gets none. */
    @Nullable
    ArrayNode of(AnswerColumn column) {
        List<String> list = values.get(column.name());
        if (list == null) {
            return null;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        if (column.jsonType().equals("string")) {
            list.forEach(array::add);
        } else {
            list.forEach(value -> array.add(Long.parseLong(value)));
        }
        return array;
    }

    private static Optional<List<String>> candidates(
            AnswerColumn column, BatchAsk ask, TableDomains domains, int most) {
        if (column.layout() == null) {
            return Optional.empty();
        }
        String name = column.layout().name();
        List<String> list = column.layout().column().type() instanceof DataType.SetType
                ? List.of()
                : domains.column(name).allowedValues();
        for (ParentKeys parents : ask.parents()) {
            boolean closed = parents.keyColumns() == 1
                    && parents.key().columns().equals(List.of(name))
                    && !parents.key().parentTable().equals(ask.table().id())
                    && parents.total() == parents.rows().size()
                    && parents.total() <= most;
            if (closed && list.isEmpty()) {
                list = parents.rows().stream().map(row -> row.get(0)).toList();
            }
        }
        list = List.copyOf(new LinkedHashSet<>(list));
        return list.isEmpty() || !list.stream().allMatch(value -> fits(column, value))
                ? Optional.empty()
                : Optional.of(list);
    }

    private static boolean fits(AnswerColumn column, String value) {
        if (column.jsonType().equals("integer")) {
            return WHOLE.matcher(value).matches();
        }
        return column.jsonType().equals("string")
                && !value.isEmpty()
                && value.length() <= LONGEST_VALUE
                && value.codePoints().allMatch(point -> CleanText.isVisible(point) && point != '\n' && point != '\t');
    }
}
