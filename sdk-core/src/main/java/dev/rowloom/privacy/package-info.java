/**
 * Finds personal data in columns, by names and by values, and puts stand-ins of the same shape in the place of values that
 * are not to leave the machine.
 */
@NullMarked
package dev.rowloom.privacy;

import org.jspecify.annotations.NullMarked;
