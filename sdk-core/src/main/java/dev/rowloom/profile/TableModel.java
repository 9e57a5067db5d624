package dev.rowloom.profile;

import dev.rowloom.privacy.ColumnSample;
import dev.rowloom.privacy.Detection;
import dev.rowloom.privacy.PersonalDataDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            ColumnModel column = new ColumnModel(rows.columns().get(i), rows.tally(i), rows.sample(i));
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

    private static List<String> values(ColumnModel column) {
        List<String> values = new ArrayList<>();
        @Nullable String[] sample = column.sample();
        int step = Math.max(1, sample.length / (SHOWN * 4));
        for (int i = 0; i < sample.length && values.size() < SHOWN; i += step) {
            String text = sample[i];
            if (text != null && !text.isBlank()) {
                values.add(text);
            }
        }
        return values;
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
