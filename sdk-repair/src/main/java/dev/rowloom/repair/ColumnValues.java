package dev.rowloom.repair;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.internal.domain.ColumnDomain;
import dev.rowloom.schema.internal.domain.LongDomain;
import dev.rowloom.schema.internal.domain.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a column can have, by its type and the CHECKs on it alone. */
final class ColumnValues {

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1000;
    private static final int DAY_SECONDS = 86_400;

    private final TableWork table;
    private final int position;
    private final DataType type;
    private final ColumnDomain domain;
    private final @Nullable LongDomain numbers;

    ColumnValues(TableWork table, int position, ColumnDomain domain) {
        this.table = table;
        this.position = position;
        this.type = column().type();
        this.domain = domain;
        LongDomain own = Units.counts(type) ? domain.numbers() : null;
        this.numbers = own == null ? null : Units.kept(type, own);
    }

    private Column column() {
        return table.table().columns().get(position);
    }

    private ColumnLayout layout() {
        return table.column(position);
    }

    DataType type() {
        return type;
    }

    /** Returns whether the values are counted in units. */
    boolean counts() {
        return numbers != null;
    }

    /** Returns the domain of units; of a column that {@link #counts}. */
    LongDomain numbers() {
        return numbers == null ? LongDomain.EMPTY : numbers;
    }

    /** Returns the only texts that are allowed, none where any text may be. */
    List<String> labels() {
        return domain.allowedValues();
    }

    int minLength() {
        return domain.minLength();
    }

    int maxLength() {
        return domain.maxLength();
    }

    /** Returns the units of a value or of a text, or null where it has none. */
    @Nullable
    BigDecimal units(@Nullable Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof Number || value instanceof Boolean) {
            return Units.exact(type, value);
        }
        return Units.exact(type, value.toString());
    }

    /** Returns the value of so many units, or null where the column can't hold it. */
    @Nullable
    Cell ofUnits(long units) {
        return read(text(unrounded(units)));
    }

    /** Returns an allowed value beside so many units that the column keeps as it is: two that differ stay two. */
    private long unrounded(long units) {
        long step = step();
        long below = Math.floorDiv(units, step) * step;
        if (below == units || numbers().contains(below)) {
            return below;
        }
        return numbers().contains(below + step) ? below + step : units;
    }

    /** Returns one of the allowed values, other ones for other numbers as far as there are. */
    long allowed(long number) {
        LongDomain all = numbers();
        return all.get(Math.floorMod(number * Math.min(step(), all.size()), all.size()));
    }

    @Nullable
    Cell read(String text) {
        return CellReader.read(table.table(), layout(), text);
    }

    private String text(long units) {
        if (type instanceof DataType.DateType) {
            return LocalDate.ofEpochDay(units).toString();
        } else if (type instanceof DataType.TimeType) {
            return LocalTime.ofNanoOfDay(Math.floorMod(units, DAY_SECONDS * MICROS) * NANOS)
                    .toString();
        } else if (type instanceof DataType.TimestampType timestamp) {
            int nanos = (int) Math.floorMod(units, MICROS) * NANOS;
            String local = LocalDateTime.ofEpochSecond(Math.floorDiv(units, MICROS), nanos, ZoneOffset.UTC)
                    .toString();
            return timestamp.zone() == DataType.Zone.WITH_ZONE ? local + "Z" : local;
        } else if (type instanceof DataType.BooleanType) {
            return units == 0 ? "false" : "true";
        }
        return BigDecimal.valueOf(units, Units.scale(type)).toPlainString();
    }

    /** Returns the allowed value that is nearest to so many units, or null where none is allowed. */
    @Nullable
    Cell nearest(BigDecimal units) {
        LongDomain allowed = numbers();
        if (allowed.isEmpty()) {
            return null;
        }
        BigDecimal least = BigDecimal.valueOf(allowed.min());
        BigDecimal most = BigDecimal.valueOf(allowed.max());
        if (units.compareTo(least) <= 0) {
            return ofUnits(allowed.min());
        } else if (units.compareTo(most) >= 0) {
            return ofUnits(allowed.max());
        }
        return ofUnits(nearest(allowed, Units.floor(units)));
    }

    private static long nearest(LongDomain allowed, long at) {
        if (allowed.contains(at)) {
            return at;
        }
        long rank = allowed.rank(at);
        long above = allowed.get(rank);
        long below = rank == 0 ? above : allowed.get(rank - 1);
        return above - at < at - below ? above : below;
    }

    /** Returns the smallest difference between two values, in units. */
    long step() {
        return type instanceof DataType.FloatType ? 1 : Units.granularity(type);
    }

    /** Returns how far apart two cells are, from 0 for the same to 1. */
    double distance(Cell from, Cell to) {
        BigDecimal a = units(from.value() == null ? from.shown() : from.value());
        BigDecimal b = units(to.value());
        if (a != null && b != null) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return Math.abs(x - y) / (Math.abs(x) + Math.abs(y) + 1);
        }
        String own = from.shown();
        String other = to.text();
        if (own == null || other == null) {
            return 1;
        }
        int length = Math.max(1, Math.max(own.length(), other.length()));
        int most = Math.min(length, 64);
        return Math.min(1.0, (double) Spelling.edits(own, other, most) / length);
    }
}
