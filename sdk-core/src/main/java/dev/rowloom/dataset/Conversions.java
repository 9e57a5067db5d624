package dev.rowloom.dataset;

import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Encoding;
import dev.rowloom.internal.ArrayText;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TextEquality;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds how the cells of a column become values of a Java type. */
final class Conversions {

    private Conversions() {}

    /** Returns the conversion, or null where the column's values are none of the type's. */
    static @Nullable Conversion of(ColumnLayout column, Type target) {
        return of(column.column().type(), column.encoding(), bound(target));
    }

    /** Returns in words what the values of a column become. */
    static String names(ColumnLayout column) {
        return names(column.column().type(), column.encoding());
    }

    private static String names(DataType type, Encoding encoding) {
        if (type instanceof DataType.ArrayType array) {
            DataType flat = array.element();
            while (flat instanceof DataType.ArrayType inner) {
                flat = inner.element();
            }
            return "String, and List, Set, Collection or array of "
                    + names(flat, ElementType.of(flat).encoding());
        } else if (type instanceof DataType.SetType) {
            return "String, and List, Set, Collection or array of String or an enumeration";
        } else if (type instanceof DataType.JsonType) {
            return "String, JsonNode, Map, List, records and beans";
        } else if (type instanceof DataType.EnumType) {
            return "String or an enumeration";
        }
        return String.join(", ", Scalars.names(encoding)) + (encoding == Encoding.TEXT ? " or an enumeration" : "");
    }

    /** Returns the type, or the bound of a wildcard or type variable. */
    static Type bound(Type type) {
        if (type instanceof WildcardType wildcard) {
            return bound(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? bound(variable.getBounds()[0]) : type;
    }

    private static @Nullable Conversion of(DataType type, Encoding encoding, Type target) {
        if (encoding != Encoding.TEXT) {
            return target instanceof Class<?> c ? Scalars.of(encoding, boxed(c)) : null;
        } else if (type instanceof DataType.JsonType && Json.takes(target)) {
            return Json.conversion(target);
        } else if (type instanceof DataType.TextType && Json.isTree(target)) {
            return Json.conversion(target);
        } else if (type instanceof DataType.ArrayType array && isMany(target)) {
            return many(array.element(), target, ArrayText::parse);
        } else if (type instanceof DataType.SetType && isMany(target)) {
            return many(new DataType.EnumType(List.of(), TextEquality.EXACT), target, Conversions::labels);
        }
        return target instanceof Class<?> c ? text(boxed(c)) : null;
    }

    private static List<@Nullable Object> labels(String text) {
        return text.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(text.split(",", -1)));
    }

    private static @Nullable Conversion text(Class<?> target) {
        return target.isEnum() ? EnumConstants.conversion(target) : Scalars.of(Encoding.TEXT, target);
    }

    private interface Split {
        List<@Nullable Object> elements(String text);
    }

    private static boolean isMany(Type target) {
        return target instanceof GenericArrayType
                || target instanceof Class<?> c && (c.isArray() || isCollection(c))
                || target instanceof ParameterizedType p && isCollection((Class<?>) p.getRawType());
    }

    private static boolean isCollection(Class<?> type) {
        return type == List.class || type == Collection.class || type == Iterable.class || type == Set.class;
    }

    private static @Nullable Conversion many(DataType element, Type target, Split split) {
        Type elementTarget = elementOf(target);
        Conversion each = element(element, elementTarget, split);
        if (each == null) {
            return null;
        }
        Class<?> raw = raw(target);
        return carrier -> {
            List<@Nullable Object> elements =
                    carrier instanceof List<?> inner ? new ArrayList<>(inner) : split.elements((String) carrier);
            elements.replaceAll(it -> it == null ? null : each.apply(it));
            return raw.isArray()
                    ? array(raw.getComponentType(), elements)
                    : raw == Set.class
                            ? Collections.unmodifiableSet(new LinkedHashSet<>(elements))
                            : Collections.unmodifiableList(elements);
        };
    }

    private static @Nullable Conversion element(DataType element, Type target, Split split) {
        if (isMany(target)) {
            DataType inner = element instanceof DataType.ArrayType array ? array.element() : element;
            return many(inner, target, split);
        }
        DataType flat = element;
        while (flat instanceof DataType.ArrayType array) {
            flat = array.element();
        }
        ElementType type = ElementType.of(flat);
        Conversion convert = of(flat, type.encoding(), target);
        return convert == null ? null : text -> convert.apply(type.parse((String) text));
    }

    private static Object array(Class<?> component, List<@Nullable Object> elements) {
        Object array = Array.newInstance(component, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) == null && component.isPrimitive()) {
                throw new IllegalArgumentException("an element is NULL");
            }
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private static Type elementOf(Type target) {
        if (target instanceof GenericArrayType array) {
            return bound(array.getGenericComponentType());
        } else if (target instanceof ParameterizedType p) {
            return bound(p.getActualTypeArguments()[0]);
        }
        Class<?> c = (Class<?>) target;
        return c.isArray() ? c.getComponentType() : Object.class;
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return c;
        } else if (type instanceof ParameterizedType p) {
            return (Class<?>) p.getRawType();
        } else if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return raw(bound(type));
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
