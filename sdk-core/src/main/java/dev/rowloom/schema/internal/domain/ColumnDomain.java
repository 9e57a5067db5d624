package dev.rowloom.schema.internal.domain;

import dev.rowloom.schema.Column;
import dev.rowloom.schema.DataType;
import dev.rowloom.schema.TextEquality;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that a column's type and the CHECKs on it alone leave.
 *
 * @param numbers the values in {@link Units}, for types that count; for text that CHECKs compare with dates or times the
 *     values in microseconds; else null
 * @param values the only texts allowed, in order, or null where any text is
 * @param excluded texts that are not allowed
 * @param minLength the least number of characters of a text
 * @param maxLength the greatest number of characters of a text, by the CHECKs alone or the type
 * @param nullable whether null is allowed
 */
public record ColumnDomain(
        @Nullable LongDomain numbers,
        @Nullable List<String> values,
        Set<String> excluded,
        int minLength,
        int maxLength,
        boolean nullable) {

    /** Copies the collections, keeping their order. */
    public ColumnDomain {
        values = values == null ? null : List.copyOf(values);
        excluded = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(excluded));
    }

    /** Returns what the type alone leaves. */
    public static ColumnDomain of(DataType type, boolean nullable) {
        LongDomain numbers = Units.counts(type) ? Units.all(type) : null;
        List<String> labels = type instanceof DataType.EnumType labelled ? labelled.labels() : null;
        int length = type instanceof DataType.TextType text ? text.maxLength() : DataType.UNLIMITED;
        boolean emptyIsNull = type instanceof DataType.TextType text
                && text.equality().emptyText() == TextEquality.Sensitivity.IGNORED;
        return new ColumnDomain(numbers, labels, Set.of(), emptyIsNull ? 1 : 0, length, nullable);
    }

    /** Returns what the type of a column and the indexes over it leave. */
    static ColumnDomain of(Column column) {
        ColumnDomain domain = of(column.type(), column.isNullable());
        return new ColumnDomain(
                domain.numbers,
                domain.values,
                domain.excluded,
                domain.minLength,
                Math.min(domain.maxLength, column.maxIndexedLength()),
                domain.nullable);
    }

    /** Returns whether no value is left. */
    public boolean isEmpty() {
        return numbers != null && numbers.isEmpty()
                || values != null && allowedValues().isEmpty()
                || minLength > maxLength;
    }

    /** Returns the only texts allowed, without the excluded ones and those of a wrong length; empty where any text is. */
    public List<String> allowedValues() {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(value -> !excluded.contains(value))
                        .filter(value -> fits(value.codePointCount(0, value.length())))
                        .toList();
    }

    private boolean fits(int length) {
        return length >= minLength && length <= maxLength;
    }

    /** Returns the values that are in both domains. */
    public ColumnDomain intersect(ColumnDomain other) {
        LongDomain bothNumbers = numbers != null && other.numbers != null
                ? numbers.intersect(other.numbers)
                : anyOf(numbers, other.numbers);
        Set<String> bothExcluded = new LinkedHashSet<>(excluded);
        bothExcluded.addAll(other.excluded);
        return new ColumnDomain(
                bothNumbers,
                intersect(values, other.values),
                bothExcluded,
                Math.max(minLength, other.minLength),
                Math.min(maxLength, other.maxLength),
                nullable && other.nullable);
    }

    /** Returns a domain that holds the values of both, or null where that has no such form. */
    @Nullable
    ColumnDomain union(ColumnDomain other) {
        LongDomain eitherNumbers = numbers == null || other.numbers == null ? null : numbers.union(other.numbers);
        boolean bothListed = values != null && other.values != null;
        boolean neitherListed = values == null && other.values == null;
        if (!bothListed && !neitherListed) {
            return null;
        }
        Set<String> eitherExcluded = new LinkedHashSet<>(excluded);
        eitherExcluded.retainAll(other.excluded);
        if (bothListed) {
            // each side without what it excludes, so that one side's exclusion does not admit the value by the other
            List<String> listed = union(allowedValues(), other.allowedValues());
            return new ColumnDomain(
                    eitherNumbers,
                    listed,
                    Set.of(),
                    0,
                    Math.max(maxLength, other.maxLength),
                    nullable || other.nullable);
        }
        boolean sameLengths = minLength == other.minLength && maxLength == other.maxLength;
        if (!sameLengths && !(excluded.isEmpty() && other.excluded.isEmpty())) {
            return null;
        }
        if (Math.max(minLength, other.minLength) > Math.min((long) maxLength, other.maxLength) + 1) {
            return null;
        }
        return new ColumnDomain(
                eitherNumbers,
                null,
                eitherExcluded,
                Math.min(minLength, other.minLength),
                Math.max(maxLength, other.maxLength),
                nullable || other.nullable);
    }

    private static @Nullable LongDomain anyOf(@Nullable LongDomain a, @Nullable LongDomain b) {
        return a == null ? b : a;
    }

    private static @Nullable List<String> intersect(@Nullable List<String> a, @Nullable List<String> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        List<String> both = new ArrayList<>(a);
        both.retainAll(b);
        return both;
    }

    private static List<String> union(List<String> a, List<String> b) {
        Set<String> either = new LinkedHashSet<>(a);
        either.addAll(b);
        return new ArrayList<>(either);
    }
}
