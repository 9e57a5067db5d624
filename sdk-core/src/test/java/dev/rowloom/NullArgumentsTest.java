package dev.rowloom;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.Culture;
import dev.rowloom.blueprint.MeaningCatalogue;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.MemorySink;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.DataPlan;
import dev.rowloom.engine.PlanRequest;
import dev.rowloom.engine.Row;
import dev.rowloom.provider.ModelProvider;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.LoadPlan;
import dev.rowloom.schema.Schema;
import dev.rowloom.schema.Table;
import dev.rowloom.telemetry.Telemetry;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A null where none belongs is told by the argument's name. */
class NullArgumentsTest {

    private static final Schema SCHEMA =
            Schema.fromDdl("CREATE TABLE t(id int PRIMARY KEY, note text)", Dialect.postgresql());
    private static final SyntheticDataGenerator GENERATOR =
            SyntheticDataGenerator.of(SCHEMA).rows(3);

    /** What stands for the arguments that are not null. */
    private static final Map<Class<?>, Object> ARGUMENTS = Map.ofEntries(
            Map.entry(String.class, "t"),
            Map.entry(Path.class, Path.of("nowhere.sql")),
            Map.entry(Dialect.class, Dialect.postgresql()),
            Map.entry(Schema.class, SCHEMA),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Blueprint.class, Blueprint.infer(SCHEMA)),
            Map.entry(Culture.class, Culture.of("en-US")),
            Map.entry(MeaningCatalogue.class, MeaningCatalogue.builtIn()),
            Map.entry(Collection.class, List.of(1)),
            Map.entry(List.class, List.of()),
            Map.entry(Object.class, 1),
            Map.entry(Class.class, String.class),
            Map.entry(MethodHandles.Lookup.class, MethodHandles.publicLookup()),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(
                    ModelProvider.class,
                    Proxy.newProxyInstance(
                            ModelProvider.class.getClassLoader(),
                            new Class<?>[] {ModelProvider.class},
                            (self, method, arguments) -> null)),
            Map.entry(long.class, 0L),
            Map.entry(int.class, 1),
            Map.entry(double.class, 0.0));

    record Call(Executable called, @Nullable Object target, int argument) {

        void run() throws ReflectiveOperationException {
            @Nullable
            Object[] arguments = Arrays.stream(called.getParameters())
                    .map(parameter -> ARGUMENTS.get(parameter.getType()))
                    .toArray();
            arguments[argument] = null;
            ((Method) called).invoke(target, arguments);
        }
    }

    static Stream<Named<Call>> calls() {
        DataPlan plan = GENERATOR.plan();
        Dataset data = GENERATOR.generate();
        List<Named<Call>> calls = new ArrayList<>();
        add(calls, SyntheticDataGenerator.class, GENERATOR);
        add(calls, Schema.class, SCHEMA);
        add(calls, DataPlan.class, plan);
        add(calls, Dataset.class, data);
        add(calls, TableData.class, data.table("t"));
        add(calls, Row.class, plan.row("t", 0));
        add(calls, Blueprint.class, plan.blueprint());
        add(calls, DdlSource.class, DdlSource.detecting());
        add(calls, LoadPlan.class, plan.loadPlan());
        add(calls, MemorySink.class, new MemorySink());
        add(calls, Telemetry.class, Telemetry.builder().build());
        add(calls, Telemetry.Builder.class, Telemetry.builder());
        add(calls, Table.class, SCHEMA.tables().get(0));
        add(calls, PlanRequest.RowTargets.class, new PlanRequest.RowTargets(1, Map.of()));
        Arrays.stream(Dialect.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .forEach(method -> add(calls, method, null));
        return calls.stream();
    }

    private static void add(List<Named<Call>> calls, Class<?> type, Object target) {
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !method.getName().equals("equals"))
                .forEach(method -> add(calls, method, target));
    }

    private static void add(List<Named<Call>> calls, Method method, @Nullable Object target) {
        for (int i = 0; i < method.getParameterCount(); i++) {
            Parameter parameter = method.getParameters()[i];
            boolean nullable = parameter.getType().isPrimitive()
                    || parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!nullable) {
                Object of = Modifier.isStatic(method.getModifiers()) ? null : target;
                String name = method.getDeclaringClass().getSimpleName() + "." + method.getName() + ": "
                        + parameter.getName();
                calls.add(Named.of(name, new Call(method, of, i)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nullIsToldByTheArgumentsName(Call call) {
        String name = Objects.requireNonNull(call.called().getParameters()[call.argument()])
                .getName();
        assertThatThrownBy(call::run)
                .cause()
                .isInstanceOf(NullPointerException.class)
                .hasMessage(name);
    }
}
