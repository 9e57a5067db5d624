/** Spans and instruments. {@code Steps}, {@code Step} and {@code ModelCall} name no type of OpenTelemetry. */
@NullMarked
package dev.rowloom.telemetry.internal;

import org.jspecify.annotations.NullMarked;
