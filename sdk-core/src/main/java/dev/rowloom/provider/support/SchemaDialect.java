package dev.rowloom.provider.support;

import java.util.Set;

/**
 * What a service's structured output takes of JSON Schema.
 *
 * @param keywords the keywords that it understands; others are left out
 * @param formats the forms of text that it understands by name, such as {@code date}; empty for all
 * @param objects what it asks of objects
 * @since 0.1.0
 */
public record SchemaDialect(Set<String> keywords, Set<String> formats, Objects objects) {

    /** What a service asks of objects. */
    public enum Objects {
        /** Nothing. */
        ANY,
        /**
         * That they take no properties but those listed. What is left out of a schema is told in its description. A schema
         * that can't be written so, such as one with a map of any keys, isn't asked for as structured output.
         */
        CLOSED,
        /** That, too, and that all properties are required: those that weren't take null. */
        COMPLETE
    }

    /** Copies the sets. */
    public SchemaDialect {
        keywords = Set.copyOf(keywords);
        formats = Set.copyOf(formats);
    }
}
