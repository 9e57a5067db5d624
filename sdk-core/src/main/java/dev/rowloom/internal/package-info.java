/** Small helpers that several packages share; not exported. */
@NullMarked
package dev.rowloom.internal;

import org.jspecify.annotations.NullMarked;
