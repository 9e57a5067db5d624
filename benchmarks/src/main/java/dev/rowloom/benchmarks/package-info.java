/** Benchmarks of the engine and of the exports, beside their peers and a lower bound. */
@NullMarked
package dev.rowloom.benchmarks;

import org.jspecify.annotations.NullMarked;
