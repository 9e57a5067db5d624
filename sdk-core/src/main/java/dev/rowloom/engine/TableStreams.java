package dev.rowloom.engine;

import org.jspecify.annotations.Nullable;

/** The keys of the streams of a table that belong to no single column: those of its references and groups. */
final class TableStreams {

    private final TableModel model;
    private final Streams streams;

    TableStreams(TableModel model, Streams streams) {
        this.model = model;
        this.streams = streams;
    }

    /** Returns the key of a stream that is named by hand. */
    long key(String what, String purpose) {
        return streams.key(model.blueprint().id(), what, purpose);
    }

    /** Returns the key of a stream of a reference, which goes by the names of its columns. */
    long key(TableModel.Reference reference, String purpose) {
        return key(String.join(",", reference.foreignKey().columns()), purpose);
    }

    /** Returns where a reference is absent by chance, or null where it never is. */
    @Nullable
    NullMask chance(int number) {
        TableModel.Reference reference = model.references().get(number);
        return NullMask.of(reference.blueprint().nullRate(), Long.MAX_VALUE, key(reference, "null"));
    }
}
