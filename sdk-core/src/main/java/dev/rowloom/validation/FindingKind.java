package dev.rowloom.validation;

/**
 * What a {@link Finding} is about.
 *
 * @since 0.1.0
 */
public enum FindingKind {
    /** No row at all can be in the table. */
    TABLE,
    /** A column without a value that needs one. */
    NOT_NULL,
    /** Text that is no value of the column's type. */
    TYPE,
    /** A number, date or time that the type doesn't hold. */
    RANGE,
    /** Digits that the type rounds away. */
    PRECISION,
    /** Text, bytes or bits that are too long. */
    LENGTH,
    /** Text with a character that the database can't keep. */
    CHARACTERS,
    /** Text that is none of the labels of an enumeration. */
    ENUMERATION,
    /** A primary key twice. */
    PRIMARY_KEY,
    /** A unique key twice. */
    UNIQUE,
    /** A reference to a row that is not there. */
    FOREIGN_KEY,
    /** A CHECK that is false. */
    CHECK,
    /** Rows that an exclusion constraint keeps apart. */
    EXCLUSION,
    /** Text such as {@code string} or {@code N/A}, in place of a value. */
    PLACEHOLDER,
    /** Rows that differ in nothing but their keys. */
    REPEATED,
    /** A column with one value in all rows. */
    CONSTANT,
    /** Fewer rows than there were to be. */
    SHORTFALL
}
