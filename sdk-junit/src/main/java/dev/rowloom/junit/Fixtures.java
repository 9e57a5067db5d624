package dev.rowloom.junit;

import dev.rowloom.RowloomException;
import dev.rowloom.junit.SyntheticData.CleanUp;
import dev.rowloom.junit.SyntheticData.Lifecycle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The rows and databases of a test, kept in JUnit's stores: schemas and rows for the run, databases as long as is asked. */
final class Fixtures {

    private static final Namespace NAMESPACE = Namespace.create("dev.rowloom.junit");

    private final ExtensionContext context;
    private final Settings settings;
    private final Optional<AnnotatedElement> own;
    private final Resources resources;

    private record SchemaKey(Settings.Source source, String file) {}

    private record RowsKey(Settings settings, SchemaKey schema, String blueprint, String scenario) {}

    private record LockKey(String database) {}

    private record GivenKey(String context) {}

    private Fixtures(ExtensionContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.own = OwnDatabases.marked(context.getRequiredTestClass());
        this.resources = new Resources(context.getRequiredTestClass());
    }

    /** Returns the fixtures of a test or parameter, or empty where no annotation asks for any. */
    static Optional<Fixtures> of(
            ExtensionContext context, @Nullable AnnotatedElement parameter, @Nullable Executable executable) {
        List<SyntheticData> annotations = Annotations.of(context, parameter, executable);
        if (annotations.isEmpty()) {
            return Optional.empty();
        }
        String seed = context.getConfigurationParameter(Settings.SEED).orElse("");
        return Optional.of(new Fixtures(context, Settings.of(annotations, seed)));
    }

    Settings settings() {
        return settings;
    }

    boolean hasOwnDatabase() {
        return own.isPresent();
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /** Returns the rows, made once in a run. */
    Generated generated() {
        Store run = store(context.getRoot());
        Settings.Source source = settings.source();
        String file = source.ddl().isEmpty() ? source.migrations() : source.ddl();
        SchemaKey schema = new SchemaKey(source, file.isEmpty() ? "" : resources.identity(file));
        String blueprint = settings.blueprint().isEmpty() ? "" : resources.identity(settings.blueprint());
        String scenario = settings.scenario().isEmpty() ? "" : resources.identity(settings.scenario());
        return run.getOrComputeIfAbsent(
                new RowsKey(settings.ofRows(), schema, blueprint, scenario),
                key -> Generated.of(
                        settings,
                        run.getOrComputeIfAbsent(
                                schema, it -> SchemaSource.read(source, resources), SchemaSource.class),
                        resources),
                Generated.class);
    }

    /** Returns what tests share that go by the same settings. */
    Fixture fixture() {
        boolean alone = settings.lifecycle() == Lifecycle.PER_METHOD || isConcurrent() && own.isEmpty();
        ExtensionContext scope =
                alone && context.getTestMethod().isPresent() ? context : Annotations.outermost(context);
        return store(scope)
                .getOrComputeIfAbsent(settings, key -> new Fixture(generated(), settings.cleanUp()), Fixture.class);
    }

    private boolean isConcurrent() {
        return context.getExecutionMode() == ExecutionMode.CONCURRENT;
    }

    /** Returns the seeded database. */
    DataSource seeded() {
        return fixture().seeded(this::database);
    }

    private TestDatabase database() {
        SchemaSource source = generated().source();
        if (own.isPresent()) {
            return new OwnDatabase(OwnDatabases.source(own.get(), context), source, settings.create());
        }
        try {
            return new H2Memory(source.standIn());
        } catch (SQLException e) {
            throw new RowloomException("H2 can't be started: " + e.getMessage(), e);
        }
    }

    /** Returns the database as a parameter of this test sees it: in a transaction that is rolled back, if that is asked. */
    DataSource forParameter() {
        DataSource database = seeded();
        if (settings.cleanUp() != CleanUp.ROLLBACK) {
            return database;
        }
        return store(context)
                .getOrComputeIfAbsent(
                        "transaction",
                        key -> {
                            try {
                                return new OneTransaction(database);
                            } catch (SQLException e) {
                                throw new RowloomException("no transaction can be begun: " + e.getMessage(), e);
                            }
                        },
                        OneTransaction.class);
    }

    /** Lets no other test change the test's own database meanwhile, where tests run concurrently. */
    void lock() {
        if (own.isPresent() && isConcurrent()) {
            Semaphore lock = store(context.getRoot())
                    .getOrComputeIfAbsent(
                            new LockKey(String.valueOf(own.get())), key -> new Semaphore(1, true), Semaphore.class);
            lock.acquireUninterruptibly();
            store(context).put("lock", (AutoCloseable) lock::release);
        }
    }

    void close(AutoCloseable resource) {
        store(context).put(resource, resource);
    }

    static Given given(ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(new GivenKey(context.getUniqueId()), key -> new Given(), Given.class);
    }
}
