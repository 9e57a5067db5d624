package dev.rowloom.profile;

import dev.rowloom.privacy.PersonalDataDetector;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of the sample: what its values are, and these as numbers where they are any. */
final class ColumnModel {

    private static final int MOST_SCALE = 8;
    private static final int MOST_DIGITS = 17;

    private final String name;
    private final ColumnTally tally;
    private final ValueKind kind;
    private final int scale;
    private final TimeForms.@Nullable Form form;
    private final boolean open;
    private final @Nullable String[] sample;
    private final long[] units;

    /**
     * Makes a model.
     *
     * @param open whether the caller wants personal values kept, too
     */
    ColumnModel(String name, ColumnTally tally, @Nullable String[] sample, boolean open) {
        this.open = open;
        this.name = name;
        this.tally = tally;
        this.sample = sample;
        this.kind = tally.kind();
        this.form = tally.form();
        int room = Math.max(0, MOST_DIGITS - tally.digits());
        this.scale = kind == ValueKind.DECIMAL ? Math.min(Math.min(MOST_SCALE, room), tally.decimals()) : 0;
        this.units = isNumber() || isTime() ? read() : new long[0];
    }

    private long[] read() {
        long[] read = new long[sample.length];
        for (int i = 0; i < read.length; i++) {
            String text = sample[i];
            Long value = text == null || ColumnTally.isNullWord(text) ? null : unit(text.strip());
            read[i] = value == null ? NumberBins.NONE : value;
        }
        return read;
    }

    private @Nullable Long unit(String text) {
        if (isTime()) {
            return form == null ? null : form.units(text);
        }
        BigDecimal number = Numbers.parse(text);
        return number == null ? null : Long.valueOf(Numbers.units(number, scale));
    }

    String name() {
        return name;
    }

    ColumnTally tally() {
        return tally;
    }

    ValueKind kind() {
        return kind;
    }

    /** Returns the digits after the point that are kept. */
    int scale() {
        return scale;
    }

    TimeForms.@Nullable Form form() {
        return isTime() ? form : null;
    }

    boolean isNumber() {
        return kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL;
    }

    boolean isTime() {
        return kind == ValueKind.DATE || kind == ValueKind.TIME || kind == ValueKind.TIMESTAMP;
    }

    /** Returns the values that may be told, the most frequent first: they came ten times, and none looks personal. */
    List<ColumnTally.Count> kept(int most) {
        return tally.counts().values().stream()
                .filter(count -> count.count >= NumberBins.KEPT)
                .sorted(Comparator.<ColumnTally.Count>comparingLong(count -> -count.count)
                        .thenComparing(count -> count.text))
                .filter(count -> open || !PersonalDataDetector.looksPersonal(count.text))
                .limit(most)
                .toList();
    }

    /** Returns the texts of the sample. */
    @Nullable
    String[] sample() {
        return sample;
    }

    /** Returns numbers in units of the scale, dates in days, times in microseconds. */
    long[] units() {
        return units;
    }

    NumberBins.Scale scaling() {
        return isTime() ? Scales.times(kind) : Scales.numbers(scale);
    }

    /** Returns whether all rows have a value, and each another. */
    boolean isUnique() {
        if (tally.missing() > 0 || tally.values() < 2) {
            return false;
        }
        long distinct = tally.distinct();
        boolean sampled = Arrays.stream(sample).distinct().count() == sample.length;
        return tally.isExact() ? distinct == tally.values() : sampled && distinct >= tally.values() * 0.97;
    }

    /** Returns the text of what lies right behind a value and is none itself: half a unit; of times, the value. */
    String between(long units) {
        return isTime()
                ? scaling().text(units)
                : BigDecimal.valueOf(units, scale)
                        .add(BigDecimal.valueOf(5, scale + 1))
                        .toPlainString();
    }

    long min() {
        return Arrays.stream(units)
                .filter(value -> value != NumberBins.NONE)
                .min()
                .orElse(0);
    }

    long max() {
        return Arrays.stream(units)
                .filter(value -> value != NumberBins.NONE)
                .max()
                .orElse(0);
    }
}
