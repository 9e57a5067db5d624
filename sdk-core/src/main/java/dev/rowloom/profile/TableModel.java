package dev.rowloom.profile;

import dev.rowloom.privacy.ColumnSample;
import dev.rowloom.privacy.Detection;
import dev.rowloom.privacy.PersonalDataDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** The columns of one table's sample, and what of them is personal. */
final class TableModel {

    private static final int SHOWN = 200;

    private final String name;
    private final long rows;
    private final int sampled;
    private final List<ColumnModel> columns = new ArrayList<>();
    private final List<Detection> detections;

    /**
     * Makes a model.
     *
     * @param open the columns that the caller has opened
     */
    TableModel(String name, Collector rows, Set<String> open) {
        this.name = name;
        this.rows = rows.rows();
        this.sampled = rows.sampled();
        List<ColumnSample> samples = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            ColumnModel column = new ColumnModel(
                    rows.columns().get(i),
                    rows.tally(i),
                    rows.sample(i),
                    open.contains(rows.columns().get(i)));
            columns.add(column);
            samples.add(new ColumnSample(column.name(), SqlTypes.of(column), values(column)));
        }
        this.detections = PersonalDataDetector.detect(name, samples).stream()
                .map(found -> open.contains(found.column())
                        ? new Detection(
                                found.column(),
                                dev.rowloom.privacy.PersonalData.NONE,
                                1,
                                "opened by the caller; taken for "
                                        + found.data().label())
                        : found)
                .toList();
    }

    /** Returns values from the first row to the last, at even distances. */
    private static List<String> values(ColumnModel column) {
        List<String> all = Arrays.stream(column.sample())
                .filter(text -> text != null && !text.isBlank())
                .map(Objects::requireNonNull)
                .toList();
        int count = Math.min(SHOWN, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * (all.size() - 1) / Math.max(1, count - 1))))
                .toList();
    }

    String name() {
        return name;
    }

    long rows() {
        return rows;
    }

    int sampled() {
        return sampled;
    }

    List<ColumnModel> columns() {
        return columns;
    }

    List<Detection> detections() {
        return detections;
    }

    Detection detection(int column) {
        return detections.get(column);
    }

    boolean isPersonal(int column) {
        return detections.get(column).data().isPersonal();
    }
}
