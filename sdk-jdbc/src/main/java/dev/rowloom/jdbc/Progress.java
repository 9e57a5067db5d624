package dev.rowloom.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was loaded, and what of it is committed. */
final class Progress {

    private final List<LoadReport.TableLoad> finished = new ArrayList<>();
    private List<LoadReport.TableLoad> committed = List.of();
    private String table = "";
    private long rows;
    private long uncommitted;

    void begin(String id) {
        table = id;
        rows = 0;
    }

    void loaded(long count) {
        rows += count;
        uncommitted += count;
    }

    void finish() {
        finished.add(new LoadReport.TableLoad(table, rows));
        table = "";
    }

    /** Returns how many rows were loaded since the last commit. */
    long uncommitted() {
        return uncommitted;
    }

    void commit() {
        List<LoadReport.TableLoad> now = new ArrayList<>(finished);
        if (!table.isEmpty() && rows > 0) {
            now.add(new LoadReport.TableLoad(table, rows));
        }
        committed = now;
        uncommitted = 0;
    }

    List<LoadReport.TableLoad> finished() {
        return List.copyOf(finished);
    }

    /** Returns what is committed, in words. */
    String describe() {
        return committed.isEmpty()
                ? "nothing is committed"
                : "committed are "
                        + committed.stream()
                                .map(it -> it.rows() + (it.rows() == 1 ? " row of " : " rows of ") + it.table())
                                .collect(Collectors.joining(", "));
    }
}
