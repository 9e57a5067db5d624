/**
 * What rows of the caller's look like, found without a model: types, ranges, values, and how columns depend on each other;
 * enough for a blueprint by itself.
 *
 * <p>{@link dev.rowloom.profile.Profile} is the entry; {@link dev.rowloom.profile.SampleRows} are the rows. Personal data
 * stays out of it, see {@link dev.rowloom.privacy}.
 */
@NullMarked
package dev.rowloom.profile;

import org.jspecify.annotations.NullMarked;
