package dev.rowloom.generation;

import dev.rowloom.dataset.ModelRequestReport;
import dev.rowloom.provider.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * What a request brought.
 *
 * @param taken how many rows were taken
 * @param cut whether the token limit cut it
 * @param failure what broke it after its first row, or null
 * @param log what became of the answer beside its rows
 * @param report the request's entry in the report
 */
record Answer(int taken, boolean cut, @Nullable ProviderException failure, ParseLog log, ModelRequestReport report) {}
