package dev.rowloom.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests the rows of a schema: as parameters, and in a database.
 *
 * <pre>{@code
 * @SyntheticData(ddl = "shop.sql", rows = 100, seed = 42)
 * class OrderTest {
 *
 *     record Order(long id, long customerId, BigDecimal total) {}
 *
 *     @Test
 *     void totalsAgree(@Rows("orders") List<Order> orders, DataSource seeded) { … }
 * }
 * }</pre>
 *
 * <p>Parameters of tests, lifecycle methods and constructors: {@link dev.rowloom.dataset.Dataset},
 * {@link dev.rowloom.engine.DataPlan}, {@link dev.rowloom.schema.Schema}, what {@link Rows} says, and {@link javax.sql.DataSource}
 * and {@link java.sql.Connection} to a database that holds the rows. That is H2 in memory with the tables of the schema
 * ({@link dev.rowloom.schema.H2StandIn} says what it leaves out; H2 has to be among the test's dependencies), or the test's own,
 * which {@link Seeded} marks.
 *
 * <p>May stand at a class, a method or a parameter, and at another annotation that stands there. What is set at a method
 * or parameter takes the place of what the class sets, all else holds on; nested classes and subclasses go by the class around
 * or above them. Paths are class-path resources, beside the test class or from the root, or else files.
 *
 * <p>The system property, or configuration parameter of JUnit, {@code rowloom.seed} takes the place of every seed. A test that
 * fails tells the seed and which rows it was given.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith(SyntheticDataExtension.class)
public @interface SyntheticData {

    /** Stands for a number that is not set. */
    long UNSET = Long.MIN_VALUE;

    /** The DDL script. One of this, {@link #migrations} and {@link #schemaFrom} is needed. */
    String ddl() default "";

    /** A folder of migrations, as {@link dev.rowloom.schema.DdlSource#readMigrations} takes it. */
    String migrations() default "";

    /**
     * A class that makes the schema: a {@code Supplier<Schema>} with a constructor without parameters, or one with a single
     * public static method without parameters that returns a {@link dev.rowloom.schema.Schema}.
     */
    Class<?> schemaFrom() default Void.class;

    /** The dialect of the DDL, such as {@code postgresql}. If unset, told from the script. */
    String dialect() default "";

    /** How many rows each table gets. If unset, 100. */
    long rows() default UNSET;

    /** How many rows single tables get, each as {@code orders=500}. */
    String[] tables() default {};

    /** The seed. If unset, 0. */
    long seed() default UNSET;

    /** The blueprint document that rows are made by. If unset, one is inferred from the schema. */
    String blueprint() default "";

    /**
     * The document of given rows, as {@link dev.rowloom.SyntheticDataGenerator#scenario(String)} takes it. If unset, no rows are
     * given.
     */
    String scenario() default "";

    /** The locale of names and places, such as {@code de-DE}. If unset, {@code en-US}. */
    String locale() default "";

    /** How long a database is used. If unset, {@link Lifecycle#PER_CLASS}. */
    Lifecycle lifecycle() default Lifecycle.INHERITED;

    /** What is done about changes that a test makes. If unset, {@link CleanUp#RELOAD}. */
    CleanUp cleanUp() default CleanUp.INHERITED;

    /** Whether the DDL script is run first in the test's own database. If unset, its tables have to be there. */
    Create create() default Create.INHERITED;

    /** How long a database is used. */
    enum Lifecycle {
        /** As the annotation of the class around or above says. */
        INHERITED,
        /** By all tests of a class and its nested ones; by a single one where methods run concurrently. */
        PER_CLASS,
        /** By a single test. */
        PER_METHOD
    }

    /** What is done about changes that a test makes. */
    enum CleanUp {
        /** As the annotation of the class around or above says. */
        INHERITED,
        /** Before a test all tables are emptied and the rows loaded again, if a test before could have changed them. */
        RELOAD,
        /**
         * The test's {@code DataSource} and {@code Connection} are one transaction, rolled back afterwards; its own commits
         * have no effect. What it does through other connections stays, and they don't see its changes.
         */
        ROLLBACK,
        /** Nothing: rows are loaded once. */
        NONE
    }

    /** Whether the tables are made. */
    enum Create {
        /** As the annotation of the class around or above says. */
        INHERITED,
        /** They are there. */
        NEVER,
        /** The DDL script is run once, before the first rows. */
        SCRIPT
    }
}
