/** Finds personal data in columns, by names and by values. */
@NullMarked
package dev.rowloom.privacy;

import org.jspecify.annotations.NullMarked;
