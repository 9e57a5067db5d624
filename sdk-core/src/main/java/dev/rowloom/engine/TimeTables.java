package dev.rowloom.engine;

import dev.rowloom.blueprint.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The time tables of a plan: many columns have the same rhythm over the same time, and share one. Thread-safe. */
final class TimeTables {

    private record Key(Rule.Rhythm rhythm, long min, long max, long microsPerUnit) {}

    private final Map<Key, Optional<TimeTable>> tables = new ConcurrentHashMap<>();

    /** Returns what {@link TimeTable#of} does. */
    @Nullable
    TimeTable of(Rule.Rhythm rhythm, long min, long max, long microsPerUnit) {
        return tables.computeIfAbsent(
                        new Key(rhythm, min, max, microsPerUnit),
                        key -> Optional.ofNullable(TimeTable.of(rhythm, min, max, microsPerUnit)))
                .orElse(null);
    }
}
