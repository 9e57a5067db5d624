package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import dev.rowloom.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what a model wrote of a foreign key: how many rows its parents have. */
final class ReferenceEntries {

    private static final double LEAST = 0.001;
    private static final double MOST = 1_000;
    private static final int MOST_CHILDREN = 1_000_000;

    private final Schema schema;
    private final String table;
    private final ColumnFacts column;

    ReferenceEntries(Schema schema, String table, ColumnFacts column) {
        this.schema = schema;
        this.table = table;
        this.column = column;
    }

    /** Checks that entries are about how parents are chosen. */
    void check(List<ModelEntry> entries) {
        if (!column.isForeign()) {
            throw new BlueprintException("the column refers to no other table");
        } else if (entries.stream().anyMatch(entry -> !entry.kind().equals(ModelLanguage.REFERENCE))) {
            String key = schema.table(table).orElseThrow().foreignKeys().stream()
                    .filter(it -> it.columns().contains(column.name()))
                    .map(it -> it.describe())
                    .findFirst()
                    .orElse("");
            throw new BlueprintException("foreign key " + key + " gives the column the keys of other rows");
        }
    }

    /** Returns a blueprint with the reference of a column changed. */
    static Blueprint changed(Blueprint blueprint, String table, ColumnFacts column, ModelEntry entry) {
        TableBlueprint rules = blueprint.known(table);
        List<ReferenceBlueprint> references = new ArrayList<>();
        for (ReferenceBlueprint each : rules.references()) {
            boolean meant = each.columns().contains(column.name());
            references.add(
                    meant
                            ? new ReferenceBlueprint(
                                    each.columns(),
                                    each.table(),
                                    each.role(),
                                    cardinality(entry.with(), each.cardinality()),
                                    entry.nullRate() < 0 || !column.column().isNullable()
                                            ? each.nullRate()
                                            : entry.nullRate())
                            : each);
        }
        return blueprint.with(table, new TableBlueprint(rules.id(), rules.columns(), references));
    }

    private static Cardinality cardinality(Map<String, String> with, Cardinality before) {
        String spread = with.getOrDefault(ModelLanguage.SPREAD, before instanceof Cardinality.Even ? "even" : "skewed");
        if (spread.equals("even")) {
            return new Cardinality.Even();
        } else if (!spread.equals("skewed")) {
            throw new BlueprintException("at spread: unknown '" + ModelEntry.cut(spread) + "' (known: even, skewed)");
        }
        Cardinality.Skewed known =
                before instanceof Cardinality.Skewed skewed ? skewed : new Cardinality.Skewed(0.2, 0);
        String concentration = EntryRules.field(with, "concentration");
        String min = EntryRules.field(with, "min");
        double c = concentration == null
                ? known.concentration()
                : EntryRules.decimal("concentration", concentration).doubleValue();
        BigDecimal least = min == null ? BigDecimal.valueOf(known.min()) : EntryRules.decimal("min", min);
        if (!(c >= LEAST && c <= MOST)) {
            throw new BlueprintException("at concentration: " + c + " is not between " + LEAST + " and " + MOST);
        } else if (least.signum() < 0 || least.compareTo(BigDecimal.valueOf(MOST_CHILDREN)) > 0) {
            throw new BlueprintException("at min: " + least.toPlainString() + " is not between 0 and " + MOST_CHILDREN);
        }
        return new Cardinality.Skewed(c, least.intValue());
    }
}
