package dev.rowloom.repair;

import dev.rowloom.RowloomException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Every cell that a repair changed and every row that it dropped, with what was there before. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RepairLog {

    private final List<RepairChange> changes;
    private final List<DroppedRow> dropped;

    RepairLog(List<RepairChange> changes, List<DroppedRow> dropped) {
        this.changes = List.copyOf(changes);
        this.dropped = List.copyOf(dropped);
    }

    /** Returns the cells that were changed, by table in load order, then by row and column; those of dropped rows are left out. */
    public List<RepairChange> changes() {
        return changes;
    }

    /** Returns the rows that were dropped, by table in load order, then by row. */
    public List<DroppedRow> dropped() {
        return dropped;
    }

    /** Returns the changes for which other values were as near. */
    public List<RepairChange> ambiguous() {
        return changes.stream().filter(RepairChange::ambiguous).toList();
    }

    /** Returns whether nothing was changed or dropped. */
    public boolean isEmpty() {
        return changes.isEmpty() && dropped.isEmpty();
    }

    /**
     * Returns how many cells were changed by each rule, under its name in lower case with underscores, such as {@code
     * reference_spelling}; then {@code cells}, {@code rows_dropped} and {@code ambiguous}. Rules without a change are left out.
     */
    public Map<String, Long> totals() {
        Map<RepairRule, Long> byRule = new HashMap<>();
        changes.forEach(change -> byRule.merge(change.rule(), 1L, Long::sum));
        Map<String, Long> totals = new LinkedHashMap<>();
        for (RepairRule rule : RepairRule.values()) {
            Long count = byRule.get(rule);
            if (count != null) {
                totals.put(rule.name().toLowerCase(Locale.ROOT), count);
            }
        }
        totals.put("cells", (long) changes.size());
        totals.put("rows_dropped", (long) dropped.size());
        totals.put("ambiguous", changes.stream().filter(RepairChange::ambiguous).count());
        return Collections.unmodifiableMap(totals);
    }

    /**
     * Takes the repair back.
     *
     * @param repaired the rows that the repair gave, unchanged
     * @return the rows as they were before it, states and original texts included
     * @throws RowloomException if a row or column of the log is not there
     */
    public Dataset undo(Dataset repaired) {
        Objects.requireNonNull(repaired, "repaired");
        Map<String, List<RepairChange>> cells = new HashMap<>();
        changes.forEach(
                it -> cells.computeIfAbsent(it.table(), id -> new ArrayList<>()).add(it));
        Map<String, List<DroppedRow>> rows = new HashMap<>();
        dropped.forEach(
                it -> rows.computeIfAbsent(it.table(), id -> new ArrayList<>()).add(it));
        List<TableData> tables = new ArrayList<>();
        for (TableData table : repaired.tables()) {
            String id = table.layout().table().id();
            List<RepairChange> own = cells.getOrDefault(id, List.of());
            List<DroppedRow> gone = rows.getOrDefault(id, List.of());
            tables.add(own.isEmpty() && gone.isEmpty() ? table : new Undoing(table, own, gone).undone());
        }
        return repaired.with(tables, LogJson.withoutRepair(repaired.metadata()));
    }

    /**
     * Writes the log as JSON Lines, in UTF-8: a line for each cell, one for each row that was dropped, and the totals.
     *
     * @param out stays open
     * @throws RowloomException if the stream fails
     */
    public void writeTo(OutputStream out) {
        Objects.requireNonNull(out, "out");
        try {
            LogJson.write(this, out);
        } catch (IOException e) {
            throw new RowloomException("the log of the repair could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the log to a file, which is replaced if it exists.
     *
     * @throws RowloomException if the file can't be written
     */
    public void writeTo(Path file) {
        Objects.requireNonNull(file, "file");
        try (OutputStream out = Files.newOutputStream(file)) {
            LogJson.write(this, out);
        } catch (IOException e) {
            throw new RowloomException(
                    "the log of the repair could not be written to " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws RowloomException if the stream fails, or is no such log
     */
    public static RepairLog read(InputStream in) {
        Objects.requireNonNull(in, "in");
        try {
            return LogJson.read(in);
        } catch (IOException e) {
            throw new RowloomException("the log of the repair could not be read: " + e.getMessage(), e);
        }
    }

    /** Returns the totals in one line. */
    @Override
    public String toString() {
        return "RepairLog" + totals();
    }
}
