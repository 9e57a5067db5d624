package dev.rowloom.dataset;

import dev.rowloom.UsageException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class are made: of a record by its canonical constructor; of another class by its setters if it has a
 * constructor without parameters, else by its only constructor.
 */
final class Shape {

    private final Class<?> type;
    private final List<Part> parts;
    private final Maker maker;

    /**
     * A component, parameter or property.
     *
     * @param name its name
     * @param type its type
     * @param need whether the object can't do without
     */
    record Part(String name, Type type, Need need) {}

    /** Whether an object can be made without a part. */
    enum Need {
        ALWAYS,
        /** Of a property whose type no column can have, such as a list of other beans. */
        UNLESS_COMPLEX
    }

    private interface Maker {
        Object make(@Nullable Object[] values) throws Throwable;
    }

    private Shape(Class<?> type, List<Part> parts, Maker maker) {
        this.type = type;
        this.parts = List.copyOf(parts);
        this.maker = maker;
    }

    static Shape of(Class<?> type, Access access) {
        if (type.isRecord()) {
            return ofRecord(type, access);
        }
        checkIsBean(type);
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == 0)
                .findFirst()
                .map(constructor -> ofBean(type, access.constructor(constructor), access))
                .orElseGet(() -> ofConstructor(type, access));
    }

    /** Returns whether a type can have a shape: a class of the caller's, not one of Java's own. */
    static boolean isPossible(Type type) {
        return type instanceof Class<?> c
                && (c.isRecord()
                        || !c.isPrimitive()
                                && !c.isArray()
                                && !c.isEnum()
                                && !c.isInterface()
                                && !Modifier.isAbstract(c.getModifiers())
                                && !c.getName().startsWith("java."));
    }

    private static void checkIsBean(Class<?> type) {
        if (!isPossible(type)) {
            throw new UsageException(type.getTypeName() + " is no record or bean class, as rows are mapped to");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers()) || type.isLocalClass()) {
            throw new UsageException(
                    type.getTypeName()
                            + " is an inner class, which can't be made without an object around it; declare it static, or a record");
        }
    }

    private static Shape ofRecord(Class<?> type, Access access) {
        RecordComponent[] components = type.getRecordComponents();
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(new Part(component.getName(), component.getGenericType(), Need.ALWAYS));
        }
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new Shape(type, parts, by(access.constructor(type.getDeclaredConstructor(types))));
        } catch (NoSuchMethodException e) {
            throw new UsageException(type.getTypeName() + " has no canonical constructor", e);
        }
    }

    private static Shape ofConstructor(Class<?> type, Access access) {
        Constructor<?>[] all = type.getDeclaredConstructors();
        Constructor<?>[] visible = type.getConstructors();
        Constructor<?>[] candidates = all.length == 1 ? all : visible;
        if (candidates.length != 1) {
            throw new UsageException(type.getTypeName() + " has " + candidates.length
                    + " constructors to choose from; leave one, or add one without parameters and setters");
        }
        List<Part> parts = new ArrayList<>();
        for (Parameter parameter : candidates[0].getParameters()) {
            if (!parameter.isNamePresent()) {
                throw new UsageException("the names of the parameters of " + type.getTypeName()
                        + "'s constructor are not in its class file; compile with -parameters, or use a record");
            }
            parts.add(new Part(parameter.getName(), parameter.getParameterizedType(), Need.ALWAYS));
        }
        return new Shape(type, parts, by(access.constructor(candidates[0])));
    }

    private static Maker by(MethodHandle constructor) {
        MethodHandle spread = constructor
                .asFixedArity()
                .asType(constructor.type().generic())
                .asSpreader(Object[].class, constructor.type().parameterCount());
        return values -> (Object) spread.invokeExact(values);
    }

    private static Shape ofBean(Class<?> type, MethodHandle constructor, Access access) {
        Map<String, Method> setters = setters(type);
        if (setters.isEmpty()) {
            throw new UsageException(type.getTypeName()
                    + " has a constructor without parameters but no public setter; use a record, or add setters");
        }
        List<Part> parts = new ArrayList<>();
        List<MethodHandle> handles = new ArrayList<>();
        setters.forEach((name, setter) -> {
            parts.add(new Part(name, setter.getGenericParameterTypes()[0], Need.UNLESS_COMPLEX));
            MethodHandle handle = access.method(setter);
            handles.add(handle.asType(handle.type().generic().changeReturnType(void.class)));
        });
        MethodHandle empty = constructor.asType(constructor.type().generic());
        return new Shape(type, parts, values -> {
            Object bean = (Object) empty.invokeExact();
            for (int i = 0; i < values.length; i++) {
                if (values[i] != RowMapper.UNSET) {
                    handles.get(i).invokeExact(bean, values[i]);
                }
            }
            return bean;
        });
    }

    /** Of setters of one name the one whose type the getter has, else the first by the name of its type. */
    private static Map<String, Method> setters(Class<?> type) {
        Map<String, Method> setters = new TreeMap<>();
        Arrays.stream(type.getMethods())
                .filter(method -> method.getName().matches("set\\p{Lu}.*|set[^\\p{L}].*")
                        && method.getParameterCount() == 1
                        && !method.isBridge()
                        && !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.<Method>comparingInt(method -> fitsGetter(type, method) ? 0 : 1)
                        .thenComparing(method -> method.getParameterTypes()[0].getName()))
                .forEach(method -> setters.putIfAbsent(property(method), method));
        return setters;
    }

    private static String property(Method setter) {
        String name = setter.getName().substring(3);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static boolean fitsGetter(Class<?> type, Method setter) {
        String name = setter.getName().substring(3);
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> (method.getName().equals("get" + name)
                                || method.getName().equals("is" + name))
                        && method.getReturnType() == setter.getParameterTypes()[0]);
    }

    /** Returns the parts, in the order in which {@link #make} takes their values. */
    List<Part> parts() {
        return parts;
    }

    Class<?> type() {
        return type;
    }

    /**
     * Makes an object.
     *
     * @throws Throwable what the constructor or a setter throws
     */
    Object make(@Nullable Object[] values) throws Throwable {
        return maker.make(values);
    }
}
