package dev.rowloom.dataset;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.ColumnReader.Place;
import dev.rowloom.dataset.ObjectReader.WhenAllNull;
import dev.rowloom.dataset.Shape.Need;
import dev.rowloom.dataset.Shape.Part;
import dev.rowloom.engine.ColumnLayout;
import dev.rowloom.engine.Row;
import dev.rowloom.engine.TableLayout;
import dev.rowloom.internal.NearNames;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out, once for a class and a table, what each component is made of. */
final class ObjectReaders {

    private static final Map<Class<?>, Class<?>> OPTIONAL_NUMBERS = Map.of(
            OptionalInt.class, Integer.class, OptionalLong.class, Long.class, OptionalDouble.class, Double.class);

    private final Access access;
    private final @Nullable Dataset dataset;
    private final Deque<Class<?>> around = new ArrayDeque<>();

    ObjectReaders(Access access, @Nullable Dataset dataset) {
        this.access = access;
        this.dataset = dataset;
    }

    ObjectReader of(TableLayout table, Class<?> type) {
        return read(new Source(table, ""), type, WhenAllNull.AN_OBJECT);
    }

    /** Those columns of a table whose names begin so; empty for all. */
    private record Source(TableLayout table, String prefix) {

        String id() {
            return table.table().id();
        }

        List<Integer> columns(String name) {
            return Names.matching(
                    prefix + name,
                    table.columns().stream().map(ColumnLayout::name).toList());
        }

        List<String> columnsWith(String deeper) {
            String wanted = Names.plain(prefix + deeper);
            return table.columns().stream()
                    .map(ColumnLayout::name)
                    .filter(column -> {
                        String name = Names.plain(column);
                        return name.startsWith(wanted) && name.length() > wanted.length();
                    })
                    .toList();
        }
    }

    private ObjectReader read(Source source, Class<?> type, WhenAllNull whenAllNull) {
        if (around.contains(type)) {
            throw new UsageException(type.getSimpleName() + " is inside of itself, by way of "
                    + around.stream().map(Class::getSimpleName).collect(Collectors.joining(" in "))
                    + "; leave out one of the components");
        }
        around.push(type);
        Shape shape = Shape.of(type, access);
        List<PartReader> parts = new ArrayList<>();
        for (Part part : shape.parts()) {
            parts.add(part(source, type, part));
        }
        around.pop();
        return new ObjectReader(shape, source.id(), parts, whenAllNull);
    }

    private PartReader part(Source source, Class<?> owner, Part part) {
        Type type = Conversions.bound(part.type());
        if (type instanceof ParameterizedType p && p.getRawType() == Optional.class) {
            Part content = new Part(part.name(), Conversions.bound(p.getActualTypeArguments()[0]), part.need());
            return new OptionalReader(plain(source, owner, content), Optional.class);
        } else if (type instanceof Class<?> c && OPTIONAL_NUMBERS.containsKey(c)) {
            return new OptionalReader(
                    plain(source, owner, new Part(part.name(), OPTIONAL_NUMBERS.get(c), part.need())), c);
        }
        return plain(source, owner, new Part(part.name(), type, part.need()));
    }

    private PartReader plain(Source source, Class<?> owner, Part part) {
        Place place = new Place(source.id(), owner.getSimpleName() + "." + part.name());
        List<Integer> found = source.columns(part.name());
        if (found.isEmpty() && isTruth(part.type())) {
            found = source.columns("is_" + part.name());
        }
        if (found.size() > 1) {
            throw new UsageException(place.component() + " may mean any of the columns "
                    + found.stream()
                            .map(i -> source.table.columns().get(i).name())
                            .toList() + " of " + source.id()
                    + "; name it as one of them");
        }
        if (found.size() == 1) {
            return column(source, found.get(0), part, place);
        }
        if (Shape.isPossible(part.type())) {
            PartReader nested = nested(source, (Class<?>) part.type(), part.name());
            if (nested != null) {
                return nested;
            }
        }
        if (part.need() == Need.UNLESS_COMPLEX && isComplex(part.type())) {
            return new UnsetReader();
        }
        throw missing(source, part, place);
    }

    private static boolean isTruth(Type type) {
        return type == boolean.class || type == Boolean.class;
    }

    private static boolean isComplex(Type type) {
        return !(type instanceof Class<?> c) || Shape.isPossible(c) || c.isInterface() && c != CharSequence.class;
    }

    private static ColumnReader column(Source source, int position, Part part, Place place) {
        ColumnLayout column = source.table.columns().get(position);
        Conversion conversion = Conversions.of(column, part.type());
        if (conversion == null) {
            throw new UsageException(place.component() + " is " + simpleName(part.type()) + ", but column "
                    + place.table() + "." + column.name() + " is "
                    + column.column().declaredType() + ", which becomes "
                    + Conversions.names(column));
        }
        return new ColumnReader(column, position, part.type(), conversion, place);
    }

    private static String simpleName(Type type) {
        return type instanceof Class<?> c
                ? c.getSimpleName()
                : type.getTypeName().replaceAll("[\\w.]+[.$](\\w+)", "$1");
    }

    private @Nullable PartReader nested(Source source, Class<?> type, String name) {
        List<String> prefixed = source.columnsWith(name);
        Relation relation = relation(source, name);
        // customer_id alone is no part of the customer, but what the customer is found by
        if (!prefixed.isEmpty() && (relation == null || !relation.here().containsAll(prefixed))) {
            return read(new Source(source.table, source.prefix + name + "_"), type, WhenAllNull.NULL);
        }
        return dataset == null || relation == null ? null : related(relation, dataset.table(relation.table()), type);
    }

    private @Nullable Relation relation(Source source, String name) {
        return dataset == null || !source.prefix.isEmpty()
                ? null
                : Relation.find(dataset, source.table.table(), name).orElse(null);
    }

    private PartReader related(Relation relation, TableData others, Class<?> type) {
        ObjectReader reader = read(new Source(others.layout(), ""), type, WhenAllNull.AN_OBJECT);
        return new RelatedReader(relation.here(), others, relation.there(), reader);
    }

    private static UsageException missing(Source source, Part part, Place place) {
        List<String> columns =
                source.table.columns().stream().map(ColumnLayout::name).toList();
        boolean computed = source.table.table().columns().stream()
                .anyMatch(column -> column.computedAs().isPresent()
                        && Names.plain(column.name()).equals(Names.plain(source.prefix + part.name())));
        String wanted = source.prefix + Names.snake(part.name());
        String near = NearNames.hint(wanted, columns);
        return new UsageException(
                place.component() + " (" + simpleName(part.type()) + ") has no column in table " + source.id()
                        + (computed
                                ? ": the database computes it; read it from the database, or leave out the component"
                                : ": looked for " + wanted + (near.isEmpty() ? "; the" : near + " The")
                                        + " columns are " + String.join(", ", columns)));
    }

    /** Leaves a property as the constructor set it. */
    private static final class UnsetReader implements PartReader {
        @Override
        public Object read(Row row) {
            return RowMapper.UNSET;
        }

        @Override
        public boolean isNull(Row row) {
            return true;
        }
    }
}
