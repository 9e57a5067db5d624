package dev.rowloom.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states that the owner of rows went through, one a row. */
final class Walked extends BytesProgram {

    private final Ways ways;
    private final PackedTexts names;
    private final BytesProgram otherwise;

    /**
     * Finds the ways of owners.
     *
     * @param owner the number of the reference to the owner
     * @param status the position of the owner's state
     */
    record Ways(int owner, int status, Machine machine, long key) {

        /** Returns the way of a row's owner, or null where there is none, or its state is none of the machine's. */
        Machine.@Nullable Way of(Frame frame, int cell) {
            Frame.ReferenceState owners = frame.reference(owner);
            if (owners.absent[cell]) {
                return null;
            }
            ColumnVector statuses = frame.parent(owner).column(status);
            int end = statuses.hasValue(cell) ? machine.number(String.valueOf(statuses.value(cell))) : -1;
            return end < 0
                    ? null
                    : machine.way(end, Math.max(1, owners.siblings[cell]), Mix.hash(key, owners.parents[cell]));
        }

        /** Returns a row's number among those of its owner. */
        long ordinal(Frame frame, int cell) {
            return frame.reference(owner).ordinals[cell];
        }
    }

    Walked(Ways ways, BytesProgram otherwise) {
        this.ways = ways;
        this.otherwise = otherwise;
        List<byte[]> texts = new ArrayList<>();
        for (int i = 0; i < ways.machine().size(); i++) {
            texts.add(ways.machine().name(i).getBytes(StandardCharsets.UTF_8));
        }
        this.names = PackedTexts.ofBytes(texts);
    }

    Ways ways() {
        return ways;
    }

    @Override
    void write(Frame frame, int cell, BytesVector out) {
        Machine.Way way = ways.of(frame, cell);
        if (way == null) {
            otherwise.write(frame, cell, out);
        } else {
            names.append(way.at(ways.ordinal(frame, cell)), out);
        }
    }
}
