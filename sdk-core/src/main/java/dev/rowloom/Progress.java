package dev.rowloom;

/**
 * How far a run has come.
 *
 * @param table the id of the table at work
 * @param tableRows how many rows of it are written
 * @param tableTotal how many rows it will have
 * @param rows how many rows of all tables are written
 * @param total how many rows all tables will have, at most {@link Long#MAX_VALUE}
 * @since 0.1.0
 */
public record Progress(String table, long tableRows, long tableTotal, long rows, long total) {}
