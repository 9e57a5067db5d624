package dev.rowloom.schema.internal;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long the texts of a table's columns may be so that each row has room in all its indexes. */
final class IndexRoom {

    /** What a character takes in UTF-8, but for the rarest. */
    private static final int BYTES_OF_CHARACTER = 3;

    private final Names names;

    IndexRoom(Names names) {
        this.names = names;
    }

    /** Returns the columns, each with the limit that the indexes of the table set. */
    List<Column> limited(List<Column> columns, TableDraft table) {
        int bytes = names.dialect().maxIndexEntryBytes();
        if (bytes == DataType.UNLIMITED) {
            return columns;
        }
        List<Column> limited = new ArrayList<>(columns);
        Stream.concat(table.keys.stream(), table.indexes.stream())
                .forEach(index -> limit(limited, index, bytes / BYTES_OF_CHARACTER));
        return limited;
    }

    private void limit(List<Column> columns, KeyDraft index, int room) {
        List<Integer> texts = new ArrayList<>();
        long wanted = 0;
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.type() instanceof DataType.TextType text && holds(index, column)) {
                texts.add(i);
                wanted += text.maxLength();
            }
        }
        if (wanted <= room) {
            return;
        }
        int share = room / texts.size();
        for (int i : texts) {
            Column column = columns.get(i);
            columns.set(
                    i,
                    column.toBuilder()
                            .maxIndexedLength(Math.min(share, column.maxIndexedLength()))
                            .build());
        }
    }

    private boolean holds(KeyDraft index, Column column) {
        return index.parts().stream()
                .filter(part -> part.prefixLength() == DataType.UNLIMITED)
                .flatMap(part -> part.tokens().stream())
                .anyMatch(token -> token.isIdentifier() && names.same(names.of(token), column.name()));
    }
}
