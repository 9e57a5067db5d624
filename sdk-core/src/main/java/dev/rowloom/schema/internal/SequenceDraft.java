package dev.rowloom.schema.internal;

import dev.rowloom.schema.TableName;

/**
 * A sequence that the script creates.
 *
 * @param name its name
 * @param start its first number
 * @param increment its step
 */
record SequenceDraft(TableName name, long start, long increment) {}
