package dev.rowloom.it.load;

import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.TableLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which file holds which table, as the sinks document it. */
final class TableFiles {

    private final Map<String, Path> files = new HashMap<>();

    TableFiles(DataPlan plan, Path directory, String ending) {
        Set<String> taken = new HashSet<>();
        for (TableLayout table : plan.tables()) {
            String name = encoded(table.table().id());
            // names that differ in case alone are numbered from the second on
            boolean free = taken.add(name.toLowerCase(Locale.ROOT));
            files.put(table.table().id(), directory.resolve(name + (free ? "" : "-2") + ending));
        }
    }

    Path of(TableLayout table) {
        return Objects.requireNonNull(files.get(table.table().id()));
    }

    /** Bytes outside of {@code [A-Za-z0-9._-]} are percent-encoded. */
    private static String encoded(String id) {
        StringBuilder name = new StringBuilder();
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || "._-".indexOf(b) >= 0;
            name.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return name.toString();
    }
}
