/**
 * Traces and metrics of runs, by the API of OpenTelemetry.
 *
 * <p>{@link dev.rowloom.telemetry.Telemetry} says where they go and what they may hold; a generator takes it by {@code
 * SyntheticDataGenerator.telemetry(…)}. Nothing of OpenTelemetry is loaded without one, and the classes of its API are
 * the caller's to bring along.
 */
@NullMarked
package dev.rowloom.telemetry;

import org.jspecify.annotations.NullMarked;
