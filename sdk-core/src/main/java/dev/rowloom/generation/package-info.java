/** Rows written by a model: reading them out of an answer as it streams. Nothing here is public yet. */
@NullMarked
package dev.rowloom.generation;

import org.jspecify.annotations.NullMarked;
