/** A way into the sinks that leaves out files, so that benchmarks measure encoders and not a disk. */
@NullMarked
package dev.rowloom.export;

import org.jspecify.annotations.NullMarked;
