package dev.rowloom.it.property;

import java.util.List;

/**
 * A unique index.
 *
 * @param predicate the condition of a partial index, or null
 */
record IndexModel(String name, List<KeyPart> parts, Condition predicate) {

    IndexModel {
        parts = List.copyOf(parts);
    }
}
