package dev.rowloom.schema.internal;

import java.util.List;

/**
 * A partition that is declared within its table, as MySQL's are.
 *
 * @param name its name
 * @param bound what follows {@code VALUES}
 */
record PartitionDraft(String name, List<Token> bound) {}
