package dev.rowloom.junit;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.Dataset;
import dev.rowloom.dataset.TableData;
import dev.rowloom.engine.Row;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the value of a parameter with {@link Rows}. */
final class RowsParameter {

    private final Parameter parameter;
    private final Rows rows;
    private final Generated generated;
    private final TableData table;

    RowsParameter(Parameter parameter, Rows rows, Generated generated) {
        this.parameter = parameter;
        this.rows = rows;
        this.generated = generated;
        this.table = generated.dataset().table(rows.value());
        if (rows.first() < 0 || rows.count() < 0) {
            throw new UsageException(
                    shown() + " asks for rows that are not numbered so; first and count are 0 or more");
        }
    }

    Object value(Given given) {
        Class<?> raw = parameter.getType();
        int first = Math.min(rows.first(), table.size());
        int count = Math.min(rows.count(), table.size() - first);
        String id = table.layout().table().id();
        if (raw == TableData.class) {
            given.add(generated, id, 0, table.size());
            return table;
        } else if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            given.add(generated, id, first, count);
            return all(element()).subList(first, first + count);
        }
        if (raw.isArray() || raw.isPrimitive() || raw.isInterface() || raw == Optional.class || raw == Dataset.class) {
            throw wrongType();
        }
        if (rows.first() >= table.size()) {
            throw new UsageException(
                    shown() + " asks for row " + rows.first() + ", but table " + id + " has " + table.size() + " rows");
        }
        given.add(generated, id, first, 1);
        return all(raw).get(first);
    }

    private List<?> all(Class<?> type) {
        return type == Row.class ? table.rows() : table.as(type);
    }

    private Class<?> element() {
        Type type = parameter.getParameterizedType();
        Type element = type instanceof ParameterizedType p ? p.getActualTypeArguments()[0] : null;
        // as Kotlin writes List<Order>
        Type bound = element instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : element;
        if (bound instanceof Class<?> found && found != Object.class) {
            return found;
        }
        throw wrongType();
    }

    private UsageException wrongType() {
        return new UsageException(
                shown() + " is " + parameter.getParameterizedType().getTypeName()
                        + "; give it a List of records, beans or Rows, a single one of these, or TableData");
    }

    private String shown() {
        return "@Rows(\"" + rows.value() + "\") " + parameter.getName();
    }
}
