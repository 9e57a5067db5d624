package dev.rowloom.profile;

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
