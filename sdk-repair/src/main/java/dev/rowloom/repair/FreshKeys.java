package dev.rowloom.repair;

import dev.rowloom.repair.Fix.Cause;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.LongDomain;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proposes values that no other row has, near to the one that is there twice. Not thread-safe. */
final class FreshKeys {

    private static final int NEIGHBOURS = 24;
    private static final int MOST_MADE = 8;
    private static final int SHORT = 4;
    private static final double COST = 4;
    private static final Pattern NUMBERED = Pattern.compile("^(.*?)(\\d{1,17})(\\D*)$", Pattern.DOTALL);

    private static final Cause FRESH = new Cause(RepairRule.KEY_FRESH, "a value that no other row has");

    private final TableMoves moves;
    private final Map<Integer, Long> next = new HashMap<>();
    private final Map<String, Long> suffixes = new HashMap<>();

    FreshKeys(TableMoves moves) {
        this.moves = moves;
    }

    /** Adds values of a column for the row that the table's view is at. */
    void addTo(List<Move> found, int position, @Nullable KeyWork key) {
        ColumnValues values = moves.values(position);
        Cell cell = moves.table().cell(position);
        boolean predicate = key != null
                && key.rule().parts().size() < key.rule().reads().length
                && values.type() instanceof DataType.BooleanType;
        double cost = predicate ? COST - 1 : COST;
        if (values.counts()) {
            addNumbers(found, position, cell, cost, key);
        } else if (values.type() instanceof DataType.TextType && values.labels().isEmpty()) {
            addTexts(found, position, cell, cost);
        } else if (values.type() instanceof DataType.UuidType) {
            add(found, position, values.read(uuid(position)), cost);
        }
        for (String label : values.labels()) {
            add(found, position, values.read(label), cost + 1);
        }
        for (int i = 0; i < MOST_MADE; i++) {
            add(found, position, moves.ofEngine(position, moves.table().row() + (long) i * 7919), cost + 2 + i);
        }
    }

    private void addNumbers(List<Move> found, int position, Cell cell, double cost, @Nullable KeyWork key) {
        ColumnValues values = moves.values(position);
        LongDomain allowed = values.numbers();
        if (allowed.isEmpty()) {
            return;
        }
        boolean alone = key == null || key.rule().reads().length == 1;
        BigDecimal units = values.units(cell.value());
        long step = values.step();
        int near = alone && values.type() instanceof DataType.IntegerType ? SHORT : NEIGHBOURS;
        if (units != null) {
            long at = units.longValue();
            for (int i = 1; i <= near; i++) {
                addUnits(found, position, at + i * step, cost + i * 0.001 + (alone ? 0.5 : 0));
                addUnits(found, position, at - i * step, cost + i * 0.001 + 0.6);
            }
        }
        Long missing = alone ? missing(position, values) : null;
        if (missing != null) {
            addUnits(found, position, missing, cost - 1);
        }
        long last = next(position, values);
        for (int i = 0; i < SHORT; i++) {
            addUnits(found, position, last + i * step, cost + 0.3 + i * 0.01);
        }
        for (int i = 0; i < SHORT; i++) {
            addUnits(found, position, values.allowed(moves.table().row() + (long) i), cost + 1);
        }
    }

    /** Returns what is missing between the rows before and after, or null where they leave that open. */
    private @Nullable Long missing(int position, ColumnValues values) {
        TableWork table = moves.table();
        int row = table.row();
        if (row == 0 || row + 1 >= table.size()) {
            return null;
        }
        BigDecimal before = values.units(table.at(position, row - 1).value());
        BigDecimal after = values.units(table.at(position, row + 1).value());
        if (before == null || after == null) {
            return null;
        }
        boolean one = after.subtract(before).compareTo(BigDecimal.valueOf(2 * values.step())) == 0;
        return one ? (Long) (before.longValue() + values.step()) : null;
    }

    private void addUnits(List<Move> found, int position, long units, double cost) {
        ColumnValues values = moves.values(position);
        if (values.numbers().contains(units)) {
            add(found, position, values.ofUnits(units), cost);
        }
    }

    /** Returns the units behind the greatest value of the column. */
    private long next(int position, ColumnValues values) {
        long known = next.computeIfAbsent(position, it -> greatest(it, values));
        return known;
    }

    private long greatest(int position, ColumnValues values) {
        TableWork table = moves.table();
        long greatest = Long.MIN_VALUE;
        for (int row = 0; row < table.size(); row++) {
            Cell cell = table.at(position, row);
            BigDecimal units = values.units(cell.value());
            if (units != null
                    && units.toBigInteger().bitLength() < Long.SIZE - 1
                    && values.numbers().contains(units.longValue())) {
                greatest = Math.max(greatest, units.longValue());
            }
        }
        return greatest == Long.MIN_VALUE
                ? Math.max(values.numbers().min(), Math.min(1, values.numbers().max()))
                : greatest + values.step();
    }

    /** Notes that a value was taken. */
    void taken(int position, Cell cell) {
        Long before = next.get(position);
        ColumnValues values = moves.values(position);
        BigDecimal units = before == null ? null : values.units(cell.value());
        if (before != null && units != null && units.longValue() >= before) {
            next.put(position, units.longValue() + values.step());
        }
    }

    private void addTexts(List<Move> found, int position, Cell cell, double cost) {
        Cell like = cell.text() == null ? moves.ofEngine(position, moves.table().row()) : cell;
        String text =
                like == null ? moves.table().table().columns().get(position).name() : like.text();
        if (text == null) {
            return;
        }
        ColumnValues values = moves.values(position);
        Matcher numbered = NUMBERED.matcher(text);
        String base = numbered.matches() && text.indexOf('@') < 0 ? numbered.group(1) + "\0" + numbered.group(3) : text;
        long first = suffixes.getOrDefault(
                position + base,
                numbered.matches() && text.indexOf('@') < 0 ? Long.parseLong(numbered.group(2)) + 1 : 2L);
        for (int i = 0; i < NEIGHBOURS; i++) {
            String made = numbered.matches() && text.indexOf('@') < 0
                    ? numbered.group(1) + padded(first + i, numbered.group(2).length()) + numbered.group(3)
                    : suffixed(text, first + i, values.maxLength());
            if (moves.dialect().length(made) <= values.maxLength()) {
                add(found, position, values.read(made), cost + i * 0.001);
            }
        }
        suffixes.put(position + base, first + 1);
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }

    /** {@code anna@example.org} becomes {@code anna2@example.org}; the end goes where there is no room. */
    private String suffixed(String text, long number, int most) {
        String digits = Long.toString(number);
        int at = text.indexOf('@');
        String head = at > 0 ? text.substring(0, at) : text;
        String tail = at > 0 ? text.substring(at) : "";
        int room = most - digits.length() - moves.dialect().length(tail);
        while (room > 0 && moves.dialect().length(head) > room) {
            head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
        }
        return head + digits + tail;
    }

    /** A random one of the fourth version, the same for a row always. */
    private String uuid(int position) {
        try {
            String address = moves.table().table().id() + "\0" + position + "\0"
                    + moves.table().row();
            ByteBuffer bytes = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong() & ~0xF000L | 0x4000L, bytes.getLong() & ~(3L << 62) | 1L << 63).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(List<Move> found, int position, @Nullable Cell cell, double cost) {
        if (cell != null) {
            found.add(new Move(position, cell, FRESH, cost));
        }
    }
}
