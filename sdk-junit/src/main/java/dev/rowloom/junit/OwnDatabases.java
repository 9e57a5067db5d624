package dev.rowloom.junit;

import dev.rowloom.UsageException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds the database that a test class marks as its own, and makes a source of connections of it. */
final class OwnDatabases {

    private OwnDatabases() {}

    /** Returns the field or method that is marked, of the class or one around it. */
    static Optional<AnnotatedElement> marked(Class<?> testClass) {
        for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
            List<AnnotatedElement> found = new ArrayList<>();
            found.addAll(AnnotationSupport.findAnnotatedFields(type, Seeded.class));
            found.addAll(AnnotationSupport.findAnnotatedMethods(type, Seeded.class, HierarchyTraversalMode.BOTTOM_UP));
            if (found.size() > 1) {
                throw new UsageException(type.getName() + " has " + found.size() + " members with @Seeded; leave one");
            }
            if (found.size() == 1) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    static boolean isStatic(AnnotatedElement member) {
        return Modifier.isStatic(
                member instanceof Field field ? field.getModifiers() : ((Method) member).getModifiers());
    }

    static DataSource source(AnnotatedElement member, ExtensionContext context) {
        String name =
                member instanceof Field field ? "field " + field.getName() : "method " + ((Method) member).getName();
        Object value = value(member, context, name);
        return source(value, "@Seeded " + name);
    }

    private static @Nullable Object value(AnnotatedElement member, ExtensionContext context, String name) {
        Class<?> owner =
                member instanceof Field field ? field.getDeclaringClass() : ((Method) member).getDeclaringClass();
        @Nullable
        Object instance = isStatic(member)
                ? null
                : context.getRequiredTestInstances().findInstance(owner).orElse(null);
        if (member instanceof Method method) {
            if (method.getParameterCount() > 0) {
                throw new UsageException(
                        "@Seeded " + name + " has parameters; a method that supplies the database has none");
            }
            return ReflectionSupport.invokeMethod(method, instance);
        }
        try {
            return ReflectionSupport.tryToReadFieldValue((Field) member, instance)
                    .get();
        } catch (Exception e) {
            throw new UsageException("@Seeded " + name + " can't be read: " + e.getMessage(), e);
        }
    }

    private static DataSource source(@Nullable Object value, String what) {
        if (value == null) {
            throw new UsageException(
                    what + " is null when the test begins; let it be set before, for instance by declaring the"
                            + " extension that sets it above @SyntheticData");
        } else if (value instanceof DataSource source) {
            return source;
        } else if (value instanceof Supplier<?> supplier) {
            return source(supplier.get(), what);
        } else if (value instanceof Connection connection) {
            return new Kept(connection);
        } else if (value instanceof String url) {
            return new Driver(url, null, null);
        }
        return container(value, what);
    }

    /** Reads the address of whatever has one. */
    private static DataSource container(Object container, String what) {
        try {
            return new Driver(
                    String.valueOf(call(container, "getJdbcUrl")), (String) call(container, "getUsername"), (String)
                            call(container, "getPassword"));
        } catch (NoSuchMethodException | IllegalAccessException | ClassCastException e) {
            throw new UsageException(
                    what + " is a " + container.getClass().getName()
                            + "; give a DataSource, a Connection, a JDBC URL, a Supplier of these, or an object with the public"
                            + " methods getJdbcUrl, getUsername and getPassword",
                    e);
        } catch (InvocationTargetException e) {
            throw new UsageException(
                    what + " gives no JDBC URL: " + e.getCause()
                            + "; start it before, for instance by declaring @Testcontainers above @SyntheticData",
                    e);
        }
    }

    private static @Nullable Object call(Object container, String method)
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        Method found = container.getClass().getMethod(method);
        // its class need not be public
        found.trySetAccessible();
        return found.invoke(container);
    }

    /** Connections of a URL. */
    private record Driver(
            String url, @Nullable String user, @Nullable String password) implements SimpleDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return user == null ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
        }

        @Override
        public String toString() {
            return url;
        }
    }

    /** A connection that stays open. */
    private record Kept(Connection connection) implements SimpleDataSource {
        @Override
        public Connection getConnection() {
            return Unclosed.of(connection);
        }
    }
}
