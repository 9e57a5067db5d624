package dev.rowloom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the test's own database, in place of H2 in memory: a field, or a method without parameters, of the test class or one
 * around or above it.
 *
 * <p>It is a {@link javax.sql.DataSource}, for instance one that Spring injects; a {@link java.sql.Connection}; a JDBC URL; a
 * {@link java.util.function.Supplier} of one of these; or an object with the public methods {@code getJdbcUrl()},
 * {@code getUsername()} and {@code getPassword()}, such as a container of Testcontainers. Before each test the tables of the
 * schema are emptied and loaded: mark nothing whose rows are needed.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Seeded {}
