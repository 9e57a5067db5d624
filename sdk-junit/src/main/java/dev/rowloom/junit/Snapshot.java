package dev.rowloom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds the rows against a committed file before the test runs, and fails with the cells that differ where generation would
 * change them.
 *
 * <p>With the system property, or configuration parameter of JUnit, {@code rowloom.snapshot.update=true} the file is written
 * instead. It is a text file of comma-separated values, in the directory {@code src/test/resources} of the module, or in the one
 * that {@code rowloom.snapshot.directory} names.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Snapshot {

    /** The file, by its path in the directory of snapshots. */
    String value();

    /** The tables that it holds. If unset, all. */
    String[] tables() default {};
}
