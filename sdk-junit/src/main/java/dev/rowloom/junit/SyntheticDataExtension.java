package dev.rowloom.junit;

import dev.rowloom.RowloomException;
import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.junit.SyntheticData.CleanUp;
import dev.rowloom.schema.Schema;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension behind {@link SyntheticData}, which registers it. Thread-safe: what it knows is in the stores of JUnit.
 *
 * @since 0.1.0
 */
public final class SyntheticDataExtension
        implements ParameterResolver,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Set<Class<?>> TYPES =
            Set.of(Dataset.class, DataPlan.class, Schema.class, DataSource.class, Connection.class);

    /** Creates the extension; JUnit does. */
    public SyntheticDataExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Snapshot.class)
                .ifPresent(snapshot -> check(snapshot, context));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<Fixtures> found = Fixtures.of(context, null, null);
        found.ifPresent(fixtures -> {
            fixtures.lock();
            if (fixtures.hasOwnDatabase() || fixtures.fixture().isHeldByClass()) {
                fixtures.seeded();
            }
        });
        context.getTestMethod()
                .flatMap(method -> AnnotationSupport.findAnnotation(method, Snapshot.class))
                .ifPresent(snapshot -> check(snapshot, context));
    }

    private static void check(Snapshot snapshot, ExtensionContext context) {
        Fixtures fixtures = Fixtures.of(context, null, null)
                .orElseThrow(() -> new UsageException("@Snapshot(\"" + snapshot.value()
                        + "\") has no rows to hold against the file; add @SyntheticData to the class or method"));
        new SnapshotCheck(snapshot, context, fixtures.generated()).run();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Fixtures.of(context, null, null)
                .filter(fixtures ->
                        fixtures.hasOwnDatabase() || fixtures.fixture().isHeldByClass())
                .ifPresent(fixtures -> fixtures.fixture().touch());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.isAnnotated(Rows.class) || parameter.isAnnotated(SyntheticData.class)) {
            return true;
        }
        Parameter declared = parameter.getParameter();
        if (declared.getType() == TableData.class) {
            throw new UsageException(
                    "parameter " + declared.getName() + " is TableData of no table; add @Rows(\"…\") to it");
        }
        // what another annotation marks is for another extension
        return TYPES.contains(declared.getType())
                && Arrays.stream(declared.getAnnotations())
                        .allMatch(it -> it.annotationType().getPackageName().startsWith("org.jspecify")
                                || it.annotationType().isAnnotationPresent(SyntheticData.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Parameter declared = parameter.getParameter();
        Fixtures fixtures = Fixtures.of(context, declared, parameter.getDeclaringExecutable())
                .orElseThrow(() ->
                        new UsageException("@Rows needs @SyntheticData at the parameter, the method or the class"));
        Given given = Fixtures.given(context);
        Optional<Rows> rows = parameter.findAnnotation(Rows.class);
        if (rows.isPresent()) {
            return new RowsParameter(declared, rows.get(), fixtures.generated()).value(given);
        }
        return whole(declared, fixtures, context, given);
    }

    private static Object whole(Parameter declared, Fixtures fixtures, ExtensionContext context, Given given) {
        Class<?> type = declared.getType();
        if (type == Dataset.class) {
            given.add(fixtures.generated(), "all rows as " + type.getSimpleName());
            return fixtures.generated().dataset();
        } else if (type == DataPlan.class) {
            given.add(fixtures.generated(), "the plan");
            return fixtures.generated().plan();
        } else if (type == Schema.class) {
            return fixtures.generated().source().schema();
        } else if (type != DataSource.class && type != Connection.class) {
            throw new UsageException("parameter " + declared.getName() + " is " + type.getName()
                    + "; @SyntheticData gives Dataset, DataPlan, Schema, DataSource and Connection, and with @Rows a table's"
                    + " rows");
        }
        given.add(fixtures.generated(), "all rows by " + type.getSimpleName());
        return database(type, fixtures, context);
    }

    private static Object database(Class<?> type, Fixtures fixtures, ExtensionContext context) {
        boolean ofTest = context.getTestMethod().isPresent();
        if (!ofTest && fixtures.settings().cleanUp() == CleanUp.ROLLBACK) {
            throw new UsageException(
                    "cleanUp = ROLLBACK rolls back what a test does, so that only test methods and methods before"
                            + " and after each take a DataSource or Connection");
        }
        if (!ofTest) {
            fixtures.fixture().holdByClass();
        }
        DataSource source = fixtures.forParameter();
        fixtures.fixture().touchUnless(CleanUp.ROLLBACK);
        if (type == DataSource.class) {
            return source;
        }
        try {
            Connection connection = source.getConnection();
            fixtures.close(connection);
            return connection;
        } catch (SQLException e) {
            throw new RowloomException("the test's database gives no connection: " + e.getMessage(), e);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw noted(context, failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw noted(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw noted(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw noted(context, failure);
    }

    /** Adds to a failure what reproduces it; an assumption that does not hold is none. */
    private static Throwable noted(ExtensionContext context, Throwable failure) {
        boolean aborted = failure.getClass().getName().equals("org.opentest4j.TestAbortedException");
        if (!aborted && Arrays.stream(failure.getSuppressed()).noneMatch(SyntheticDataNote.class::isInstance)) {
            try {
                note(context, failure);
            } catch (RowloomException e) {
                // it is what failed
            }
        }
        return failure;
    }

    private static void note(ExtensionContext context, Throwable failure) {
        Given given = new Given();
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent() && at.get().getTestClass().isPresent();
                at = at.get().getParent()) {
            given.addAll(Fixtures.given(at.get()));
        }
        if (given.isEmpty()) {
            Fixtures.of(context, null, null).ifPresent(fixtures -> given.none(fixtures.generated()));
        }
        if (!given.isEmpty()) {
            String message = given.describe();
            failure.addSuppressed(new SyntheticDataNote(message));
            context.publishReportEntry(Map.of("rowloom", message));
        }
    }
}
