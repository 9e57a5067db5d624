package dev.rowloom;

import dev.rowloom.blueprint.Blueprint;
import dev.rowloom.blueprint.SchemaChange;
import dev.rowloom.schema.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** Settles what becomes of a blueprint whose schema has moved on. */
final class SchemaDrift {

    private static final int MOST_SHOWN = 20;

    private SchemaDrift() {}

    /** Returns a blueprint that has all columns of a schema. */
    static Blueprint settled(Blueprint blueprint, Schema schema, Gaps gaps) {
        List<SchemaChange> changes = blueprint.changesOf(schema);
        boolean gap = changes.stream().anyMatch(change -> change.kind().isGap());
        if (gaps == Gaps.REFUSE && gap) {
            throw new BlueprintException("the schema has moved on since the blueprint was written: "
                    + changes.stream()
                            .limit(MOST_SHOWN)
                            .map(SchemaChange::toString)
                            .collect(Collectors.joining("; "))
                    + (changes.size() > MOST_SHOWN ? "; and " + (changes.size() - MOST_SHOWN) + " more" : "")
                    + ". Have the gaps filled with Gaps.INFER, or write rules for them");
        }
        return gaps == Gaps.INFER ? blueprint.filledFor(schema) : blueprint;
    }
}
