package dev.rowloom.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How rows are loaded. Immutable.
 *
 * @param batchSize rows that are sent together
 * @param chunk rows after which is committed; {@link Long#MAX_VALUE} for one transaction
 * @param content what becomes of rows that are there already
 * @param schemas the schemas by those that the DDL names; the empty name is that of tables without one
 */
record LoadOptions(int batchSize, long chunk, Content content, Map<String, String> schemas) {

    /** What becomes of rows that are there already. */
    enum Content {
        KEPT,
        DELETED
    }

    static final LoadOptions DEFAULTS = new LoadOptions(500, Long.MAX_VALUE, Content.KEPT, Map.of());

    LoadOptions {
        schemas = Map.copyOf(schemas);
    }

    LoadOptions withBatchSize(int rows) {
        return new LoadOptions(rows, chunk, content, schemas);
    }

    LoadOptions withChunk(long rows) {
        return new LoadOptions(batchSize, rows, content, schemas);
    }

    LoadOptions emptyFirst() {
        return new LoadOptions(batchSize, chunk, Content.DELETED, schemas);
    }

    LoadOptions withSchema(String declared, String actual) {
        Map<String, String> changed = new LinkedHashMap<>(schemas);
        changed.put(declared, actual);
        return new LoadOptions(batchSize, chunk, content, changed);
    }
}
