package dev.rowloom.engine;

import dev.rowloom.blueprint.ColumnBlueprint;
import dev.rowloom.blueprint.Origin;
import dev.rowloom.blueprint.Rule;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Expression;
import dev.rowloom.schema.Table;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of a document that computed columns and unique keys of its table take out of it, as
 * {@code json_extract(doc, '$.id')} does; the one that a key takes out differs in all rows.
 */
final class DocumentFields {

    private static final Value WORD = new Value("\"[a-z]{8}\"", "\"standard\"");

    /** Anything but a cast around what is taken out may want a form of its own, and has null where there is nothing. */
    private static final Pattern CALL =
            Pattern.compile("(?i)(?<!\\w)(?!(?:cast|decimal|numeric|char|varchar|nchar|json_unquote)\\b)\\w+\\s*\\(");

    /**
     * What a field holds, as patterns of JSON.
     *
     * @param varying where it differs between documents
     * @param fixed where another field does
     */
    private record Value(String varying, String fixed) {

        /** Returns what a computed column of a type can be cast from, or null where no text is sure to do. */
        static @Nullable Value of(DataType type) {
            if (type instanceof DataType.IntegerType integer) {
                return integer.max() < 99_999_999 ? new Value("[1-9][0-9]", "1") : new Value("[1-9][0-9]{7}", "1");
            } else if (type instanceof DataType.DecimalType || type instanceof DataType.FloatType) {
                return new Value("[1-9][0-9]", "1");
            } else if (type instanceof DataType.BooleanType) {
                return new Value("(true|false)", "true");
            } else if (type instanceof DataType.DateType) {
                return new Value("\"20[0-2][0-9]-0[1-9]-[12][0-9]\"", "\"2024-05-17\"");
            } else if (type instanceof DataType.TimestampType) {
                return new Value("\"20[0-2][0-9]-0[1-9]-[12][0-9] 1[0-9]:[0-5][0-9]:00\"", "\"2024-05-17 10:00:00\"");
            }
            return type instanceof DataType.TextType ? WORD : null;
        }
    }

    private static final String PATH = "'(?:\\$\\.)?\"?([A-Za-z_]\\w*)\"?'";

    private final TableModel model;
    private final Table table;

    DocumentFields(TableModel model) {
        this.model = model;
        this.table = model.table();
    }

    /** Returns the rule of a column, or null where nothing is taken out of it, or more than one key does so. */
    @Nullable
    Rule rule(Column column) {
        ColumnBlueprint blueprint = model.blueprint().columns().get(column.name());
        boolean document = column.type() instanceof DataType.JsonType
                && blueprint != null
                && blueprint.origin() != Origin.USER
                && !(blueprint.rule() instanceof Rule.Constant);
        if (!document) {
            return null;
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        Set<String> keyed = new LinkedHashSet<>();
        for (Column each : table.columns()) {
            each.computedAs().ifPresent(sql -> {
                String field = field(sql, column.name());
                Value value = Value.of(each.type());
                if (field != null && value != null) {
                    fields.put(field, value);
                    if (isKey(each.name())) {
                        keyed.add(field);
                    }
                }
            });
        }
        table.uniqueKeys().stream().flatMap(key -> key.parts().stream()).forEach(part -> {
            String field = field(part.expression(), column.name());
            if (field != null) {
                fields.putIfAbsent(field, WORD);
                keyed.add(field);
            }
        });
        return fields.isEmpty() || keyed.size() > 1 ? null : new Rule.Pattern(document(fields, keyed));
    }

    private boolean isKey(String column) {
        return table.uniqueKeys().stream()
                .anyMatch(key -> KeyExpressions.columnsOf(key).contains(column));
    }

    // beside what a key takes out nothing varies, so that documents differ in that
    private static String document(Map<String, Value> fields, Set<String> keyed) {
        return fields.entrySet().stream()
                .map(field -> {
                    boolean varies = keyed.isEmpty() || keyed.contains(field.getKey());
                    return "\"" + field.getKey() + "\": "
                            + (varies
                                    ? field.getValue().varying()
                                    : field.getValue().fixed());
                })
                .collect(Collectors.joining(", ", "\\{", "\\}"));
    }

    /** Returns the name of the field that an expression takes out of a column, or null. */
    static @Nullable String field(Expression expression, String column) {
        if (expression instanceof Expression.Cast cast) {
            return field(cast.operand(), column);
        }
        boolean taken = expression instanceof Expression.Call call
                && KeyExpressions.TAKEN_OUT.contains(call.function())
                && call.arguments().size() == 2
                && call.arguments().get(0).equals(new Expression.ColumnReference(column))
                && call.arguments().get(1) instanceof Expression.Literal;
        Object path = taken
                ? ((Expression.Literal)
                                ((Expression.Call) expression).arguments().get(1))
                        .value()
                : null;
        Matcher name = Pattern.compile(PATH).matcher("'" + path + "'");
        return path instanceof String && name.matches() ? name.group(1) : null;
    }

    /** Returns the name of the field that the SQL of a computed column takes out of a column, or null. */
    static @Nullable String field(String sql, String column) {
        String name = "[\"`\\[]?" + Pattern.quote(column) + "[\"`\\]]?";
        Matcher found = Pattern.compile("(?i)(?:json_extract|json_value|json_unquote)\\s*\\(\\s*" + name + "\\s*,\\s*"
                        + PATH + "\\s*\\)|" + name + "\\s*->>?\\s*" + PATH)
                .matcher(sql);
        if (!found.find() || CALL.matcher(found.replaceFirst("x")).find()) {
            return null;
        }
        found.reset();
        boolean again = found.find();
        return again && found.group(1) != null ? found.group(1) : found.group(2);
    }
}
