package dev.rowloom.repair;

/**
 * Why a cell was given another value, or a row was dropped.
 *
 * @since 0.1.0
 */
public enum RepairRule {
    /** The text was a value of the type in another form, such as {@code 1.234,50} or {@code 3 March 2024}. */
    FORMAT,
    /** The value was outside of what type and CHECKs allow, and the nearest one inside took its place. */
    NEAREST,
    /** Text, bytes or bits were longer than the column, and were cut. */
    LENGTH,
    /** Characters that the database can't keep were left out. */
    CHARACTERS,
    /** The text was nearly a label of the enumeration. */
    LABEL,
    /** The column had no value, or none that can be read, and got one by its rule in the blueprint. */
    FILLED,
    /** A key that was there twice or not at all was replaced by one that children still refer to. */
    KEY_RESTORED,
    /** A key that was there twice or not at all was replaced by a new one. */
    KEY_FRESH,
    /** A reference was nearly the key of one row: but for case, spaces, accents, separators, or one edit. */
    REFERENCE_SPELLING,
    /** A reference led nowhere, and the columns that describe the row fit one parent best. */
    REFERENCE_FIT,
    /** A reference led nowhere, nothing spoke for one parent, and it was given to one in turn. */
    REFERENCE_ASSIGNED,
    /** The row that was referred to has another key now. */
    REFERENCE_FOLLOWED,
    /** Values contradicted a CHECK, and the fewest that had to were changed. */
    CHECK,
    /** No valid value was found, or null was asked for. */
    NULLED,
    /** No valid row was found, or dropping was asked for. */
    ROW_DROPPED
}
