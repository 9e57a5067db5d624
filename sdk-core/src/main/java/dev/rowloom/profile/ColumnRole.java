package dev.rowloom.profile;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column is to its table. */
enum ColumnRole {
    /** It tells the rows apart. */
    KEY,
    /** It holds personal data. */
    PERSONAL,
    /** It has no value in any row. */
    EMPTY,
    /** It is made as the schema suggests: it refers to another table, or the sample does not fit its type. */
    INFERRED,
    /** Its values are drawn as those of the sample. */
    DRAWN;

    private static final Pattern KEY_NAME =
            Pattern.compile("(.*[_ .-])?(id|key|no|nr|num|number|code|uuid|guid|sku|index|rownames|row_names|pk|ref)");
    private static final Set<String> FIRST = Set.of("", "#", "column_1", "unnamed: 0");
    private static final int MANY = 20;
    private static final int LONGEST_CODE = 40;

    /** Returns the role of a column. */
    static ColumnRole of(TableModel table, int number) {
        ColumnModel column = table.columns().get(number);
        if (column.tally().values() == 0) {
            return EMPTY;
        } else if (table.isPersonal(number)) {
            return PERSONAL;
        }
        return column.isUnique() && isKey(table, column, number) ? KEY : DRAWN;
    }

    /** Returns the role of a column in a table that is declared, or {@link #INFERRED} where the sample can't say more. */
    static ColumnRole of(TableModel table, int number, Table declared) {
        ColumnModel column = table.columns().get(number);
        Column known = declared.column(column.name()).orElse(null);
        if (known == null
                || !fits(column.kind(), known.type())
                || column.tally().values() == 0) {
            return INFERRED;
        }
        String name = known.name();
        boolean key =
                declared.uniqueKeys().stream().anyMatch(each -> each.columns().contains(name));
        boolean alone =
                declared.uniqueKeys().stream().anyMatch(each -> each.columns().equals(List.of(name)));
        if (declared.foreignKeys().stream().anyMatch(each -> each.columns().contains(name))) {
            return INFERRED;
        } else if (table.isPersonal(number)) {
            return key ? INFERRED : PERSONAL;
        }
        return key ? alone && column.isUnique() ? KEY : INFERRED : DRAWN;
    }

    private static boolean fits(ValueKind kind, DataType type) {
        return switch (kind) {
            case INTEGER ->
                type instanceof DataType.IntegerType
                        || type instanceof DataType.DecimalType
                        || type instanceof DataType.FloatType
                        || type instanceof DataType.YearType;
            case DECIMAL -> type instanceof DataType.DecimalType || type instanceof DataType.FloatType;
            case BOOLEAN -> type instanceof DataType.BooleanType;
            case DATE -> type instanceof DataType.DateType || type instanceof DataType.TimestampType;
            case TIME -> type instanceof DataType.TimeType;
            case TIMESTAMP -> type instanceof DataType.TimestampType;
            case UUID -> type instanceof DataType.UuidType;
            case TEXT -> type instanceof DataType.TextType;
        };
    }

    private static boolean isKey(TableModel table, ColumnModel column, int number) {
        String name = column.name().strip();
        String lower = name.toLowerCase(Locale.ROOT);
        boolean named = KEY_NAME.matcher(lower).matches()
                || name.length() > 2 && (name.endsWith("Id") || name.endsWith("ID") || name.endsWith("No"))
                || number == 0 && FIRST.contains(lower);
        boolean many = table.rows() >= MANY;
        return switch (column.kind()) {
            case UUID -> true;
            case INTEGER -> {
                long range = column.max() - column.min() + 1;
                boolean dense = many && range > 0 && range <= table.rows() * 4;
                yield named || dense && number == 0;
            }
            case TEXT ->
                named
                        && column.tally().longest() <= LONGEST_CODE
                        && column.tally().meanWords() <= 1;
            default -> false;
        };
    }
}
