package dev.rowloom.it.property;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Rows of a table that hold its constraints now and then. */
final class RandomRow {

    private static final List<String> TEXTS = List.of("a", "b", "A", "a ", "new", "it's", "in transit");

    private final TableModel table;
    private final Rows rows;
    private final Random random;
    private final Room room;

    RandomRow(TableModel table, Rows rows, Random random) {
        this.table = table;
        this.rows = rows;
        this.random = random;
        this.room = new Room(table);
    }

    Map<String, Object> next() {
        Map<String, Object> row = new LinkedHashMap<>();
        for (ColumnModel column : table.columns()) {
            int nulls = column.nullable() ? 4 : 60;
            row.put(column.name(), random.nextInt(nulls) == 0 ? null : value(column));
        }
        for (ForeignKeyModel key : table.foreignKeys()) {
            if (random.nextInt(40) > 0) {
                refer(key, row);
            }
        }
        return row;
    }

    /** To a row there is, to the row itself, or to none. */
    private void refer(ForeignKeyModel key, Map<String, Object> row) {
        List<Map<String, Object>> parents = new ArrayList<>(rows.of(key.parent()));
        if (key.parent().equals(table.name())) {
            parents.add(row);
        }
        boolean none = parents.isEmpty() || (table.isOptional(key) && random.nextInt(3) == 0);
        Map<String, Object> parent = none ? Map.of() : parents.get(random.nextInt(parents.size()));
        for (int i = 0; i < key.columns().size(); i++) {
            row.put(key.columns().get(i), parent.get(key.parentColumns().get(i)));
        }
    }

    private Object value(ColumnModel column) {
        TypeModel type = column.type();
        Set<Object> listed = room.enumeration(column.name());
        if (listed != null && !listed.isEmpty() && random.nextInt(8) > 0) {
            return carrier(type, List.copyOf(listed).get(random.nextInt(listed.size())));
        }
        Range range = room.range(column.name());
        return switch (type.kind()) {
            case SMALLINT, INT, BIGINT -> units(range, 3);
            case NUMERIC, DOUBLE -> carrier(type, Units.value(type, units(range, 3)));
            case BOOLEAN -> random.nextBoolean();
            case DATE -> LocalDate.ofEpochDay(units(range, 1));
            case TIMESTAMP -> LocalDateTime.ofEpochSecond(units(range, 1), random.nextInt(2) * 500_000, ZoneOffset.UTC);
            case UUID -> new UUID(0, random.nextInt(50));
            case VARCHAR, CHAR, TEXT -> text(type);
            case INT_RANGE, DATE_RANGE, TIMESTAMP_RANGE -> range(type);
        };
    }

    private String range(TypeModel type) {
        int low = random.nextInt(20);
        return (random.nextInt(4) == 0 ? "(" : "[")
                + end(type, low)
                + ","
                + (random.nextInt(9) == 0 ? "" : end(type, low + 1 + random.nextInt(4)))
                + (random.nextBoolean() ? ")" : "]");
    }

    private static Object end(TypeModel type, int number) {
        return switch (type.kind()) {
            case DATE_RANGE -> LocalDate.of(2020, 1, 1).plusDays(number);
            case TIMESTAMP_RANGE ->
                LocalDateTime.of(2020, 1, 1, number, 0).toString().replace('T', ' ');
            default -> number;
        };
    }

    /** Around the ends of a range, and near its low one. */
    private long units(Range range, int beyond) {
        long inner = random.nextInt((int) Math.min(100, range.size()));
        return switch (random.nextInt(12)) {
            case 0 -> Math.max(range.low() - random.nextInt(beyond + 1), -1_000_000_000_000_000L);
            case 1 -> Math.min(range.high() + random.nextInt(beyond + 1), 1_000_000_000_000_000L);
            case 2 -> range.high() - inner;
            default -> range.low() + inner;
        };
    }

    private static Object carrier(TypeModel type, Object value) {
        return type.kind() == TypeModel.Kind.DOUBLE ? (Object) ((BigDecimal) value).doubleValue() : value;
    }

    private String text(TypeModel type) {
        String text = random.nextBoolean()
                ? TEXTS.get(random.nextInt(TEXTS.size()))
                : String.valueOf((char) ('c' + random.nextInt(20)));
        int most = type.length();
        if (most > 0 && random.nextInt(10) == 0) {
            return text.concat("x".repeat(most)).substring(0, most + 1).replace(' ', 'x');
        }
        return most == 0 || text.length() <= most ? text : text.substring(0, most);
    }
}
