package dev.rowloom.provider;

import dev.rowloom.UsageException;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a service takes of a JSON Schema. Limits that a service doesn't publish are what is known to work.
 *
 * @since 0.1.0
 */
public final class SchemaLimits {

    private final Set<String> keywords;
    private final int maxProperties;
    private final int maxDepth;
    private final int maxEnumValues;

    private SchemaLimits(Collection<String> keywords, int maxProperties, int maxDepth, int maxEnumValues) {
        this.keywords = Collections.unmodifiableSet(new TreeSet<>(keywords));
        this.maxProperties = atLeastOne("properties", maxProperties);
        this.maxDepth = atLeastOne("levels", maxDepth);
        this.maxEnumValues = atLeastOne("enumeration values", maxEnumValues);
    }

    /**
     * Creates limits.
     *
     * @param keywords the keywords of JSON Schema that the service understands
     * @param maxProperties the greatest number of properties in the whole schema
     * @param maxDepth the deepest nesting of objects and arrays
     * @param maxEnumValues the greatest number of enumeration values in the whole schema
     * @throws UsageException if a number is below 1
     */
    public static SchemaLimits of(Collection<String> keywords, int maxProperties, int maxDepth, int maxEnumValues) {
        return new SchemaLimits(keywords, maxProperties, maxDepth, maxEnumValues);
    }

    /** Returns the keywords that the service understands, sorted. */
    public Set<String> keywords() {
        return keywords;
    }

    /** Returns the greatest number of properties in the whole schema. */
    public int maxProperties() {
        return maxProperties;
    }

    /** Returns the deepest nesting of objects and arrays. */
    public int maxDepth() {
        return maxDepth;
    }

    /** Returns the greatest number of enumeration values in the whole schema. */
    public int maxEnumValues() {
        return maxEnumValues;
    }

    @Override
    public String toString() {
        return "at most " + maxProperties + " properties, " + maxDepth + " levels and " + maxEnumValues
                + " enumeration values of " + keywords;
    }

    private static int atLeastOne(String what, int value) {
        if (value < 1) {
            throw new UsageException("a schema needs room for at least 1 of " + what + ", not " + value);
        }
        return value;
    }
}
