package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.schema.DdlSource;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A schema that was read, once for all tests of a run.
 *
 * @param schema the schema
 * @param script the DDL, or empty where it is not one script
 * @param standIn its tables in H2
 */
record SchemaSource(Schema schema, String script, H2Tables standIn) {

    static SchemaSource read(Settings.Source source, Resources resources) {
        DdlSource reader =
                source.dialect().isEmpty() ? DdlSource.detecting() : DdlSource.of(Dialect.named(source.dialect()));
        if (!source.ddl().isEmpty()) {
            String script = resources.text(source.ddl(), "ddl");
            return of(reader.read(script), script);
        } else if (!source.migrations().isEmpty()) {
            return of(reader.readMigrations(resources.folder(source.migrations(), "migrations")), "");
        }
        return of(made(source.schemaFrom()), "");
    }

    private static SchemaSource of(Schema schema, String script) {
        return new SchemaSource(schema, script, new H2Tables(schema));
    }

    private static Schema made(Class<?> maker) {
        Object made = Supplier.class.isAssignableFrom(maker)
                ? ((Supplier<?>) ReflectionSupport.newInstance(maker)).get()
                : called(maker);
        if (made instanceof Schema schema) {
            return schema;
        }
        throw new UsageException("schemaFrom = " + maker.getName() + ".class made " + made + ", not a Schema");
    }

    private static Object called(Class<?> maker) {
        List<Method> methods = Arrays.stream(maker.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0
                        && Schema.class.isAssignableFrom(method.getReturnType()))
                .toList();
        if (methods.size() != 1) {
            throw new UsageException("schemaFrom = " + maker.getName() + ".class has " + methods.size()
                    + " public static methods without parameters that return a Schema; it needs one, or to be a"
                    + " Supplier<Schema>");
        }
        try {
            return methods.get(0).invoke(null);
        } catch (InvocationTargetException e) {
            throw new UsageException(
                    "schemaFrom = " + maker.getName() + ".class failed: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new UsageException("schemaFrom = " + maker.getName() + ".class is not public", e);
        }
    }
}
