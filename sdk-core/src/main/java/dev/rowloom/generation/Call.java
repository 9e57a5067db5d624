package dev.rowloom.generation;

/**
 * One request within a run.
 *
 * @param table the table's id
 * @param batch the number of the batch in its table, from 1
 * @param attempt from 1 for each batch
 * @param asked how many rows it asks for
 * @param most how many rows are taken; a model that goes on is ended
 * @param tokens the tokens of the rows asked for, by estimate
 * @param room how many times as much room as usual the answer gets, since the one before it was cut
 */
record Call(String table, int batch, int attempt, int asked, int most, long tokens, int room) {}
