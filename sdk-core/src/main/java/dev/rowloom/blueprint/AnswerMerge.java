package dev.rowloom.blueprint;

import dev.rowloom.BlueprintException;
import dev.rowloom.schema.Column;
import dev.rowloom.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts what models wrote in the place of the rules that stand, column by column. */
final class AnswerMerge {

    private final Schema schema;
    private final Blueprint standing;
    private final Map<String, TableFacts> facts;
    private final List<Correction> notes = new ArrayList<>();
    private Blueprint merged;

    AnswerMerge(Schema schema, Blueprint standing) {
        this.schema = schema;
        this.standing = standing;
        this.merged = standing;
        this.facts =
                TableFacts.of(schema, MeaningCatalogue.builtIn().catalogue().words());
    }

    /** Where a rule goes. */
    private record Place(String table, String column) {}

    ModelDocument.Applied apply(List<ModelAnswer> answers) {
        Map<String, Vocabulary> own = new TreeMap<>(standing.vocabularies());
        Map<Place, List<ModelEntry>> byColumn = new LinkedHashMap<>();
        for (ModelAnswer answer : answers) {
            notes.addAll(answer.refused());
            Map<String, String> renamed = Pools.add(answer.words(), own, standing.vocabularies());
            Map<Place, List<ModelEntry>> written = new LinkedHashMap<>();
            answer.entries().forEach(entry -> place(Pools.rename(entry, renamed), written));
            written.forEach((place, entries) -> first(place, entries, byColumn));
        }
        merged = standing.withVocabularies(own);
        Vocabularies vocabularies = Vocabularies.bundled().with(own);
        byColumn.forEach((place, entries) -> merge(place, entries, vocabularies));
        byColumn.forEach((place, entries) -> along(place, entries));
        byColumn.forEach((place, entries) -> states(place, entries));
        merged = new DerivationCircles(schema, standing, merged, notes).mended();
        return new ModelDocument.Applied(Pools.used(merged), notes);
    }

    /** Takes what was written first of a column: several answers can't be put together. */
    private void first(Place place, List<ModelEntry> entries, Map<Place, List<ModelEntry>> byColumn) {
        if (byColumn.putIfAbsent(place, entries) != null) {
            notes.add(new Correction(
                    place.table(),
                    place.column(),
                    entries.get(0).shown(),
                    "nothing",
                    "another answer has written the column"));
        }
    }

    private void place(ModelEntry entry, Map<Place, List<ModelEntry>> byColumn) {
        Schema.FoundColumn found =
                schema.findColumn(entry.table() + "." + entry.column()).orElse(null);
        TableBlueprint table =
                found == null ? null : standing.tables().get(found.table().id());
        if (found == null
                || table == null
                || !table.columns().containsKey(found.column().name())) {
            notes.add(new Correction(
                    ModelEntry.cut(entry.table()),
                    ModelEntry.cut(entry.column()),
                    entry.shown(),
                    "nothing",
                    "the blueprint has no such column"));
            return;
        }
        byColumn.computeIfAbsent(new Place(found.table().id(), found.column().name()), key -> new ArrayList<>())
                .add(entry);
    }

    private void merge(Place place, List<ModelEntry> entries, Vocabularies vocabularies) {
        ColumnFacts column = facts(place);
        ColumnBlueprint before = standing.known(place.table(), place.column());
        List<Correction> cuts = new ArrayList<>();
        try {
            if (before.origin() == Origin.USER) {
                throw new BlueprintException("the user chose its rule");
            }
            if (entries.get(0).kind().equals(ModelLanguage.REFERENCE) || column.isForeign() && isReference(before)) {
                new ReferenceEntries(schema, place.table(), column).check(entries);
                merged = ReferenceEntries.changed(merged, place.table(), column, entries.get(entries.size() - 1));
                return;
            }
            Rule wanted = new ColumnEntries(column, before.rule()).rule(entries);
            Rule rule = new RuleClipper(column, vocabularies, cuts::add).fit(wanted);
            double nulls = nullRate(entries, column.column(), before, rule, cuts);
            notes.addAll(cuts);
            put(place, before, rule, nulls);
        } catch (BlueprintException e) {
            refuse(place, entries, before, e);
        }
    }

    private ColumnFacts facts(Place place) {
        return Objects.requireNonNull(facts.get(place.table())).column(place.column());
    }

    private static boolean isReference(ColumnBlueprint column) {
        return column.rule() instanceof Rule.Reference;
    }

    private void put(Place place, ColumnBlueprint before, Rule rule, double nulls) {
        if (rule.equals(before.rule()) && nulls == before.nullRate()) {
            return;
        }
        boolean dated = rule instanceof Rule.Temporal || rule instanceof Rule.After;
        ColumnBlueprint changed = new ColumnBlueprint(
                before.id(),
                rule,
                nulls,
                dated ? before.format() : null,
                before.meaning(),
                before.confidence(),
                before.reason(),
                Origin.MODEL);
        merged = merged.with(place.table(), merged.known(place.table()).with(place.column(), changed));
    }

    private static double nullRate(
            List<ModelEntry> entries, Column column, ColumnBlueprint before, Rule rule, List<Correction> cuts) {
        double asked = entries.stream()
                .filter(entry -> entry.is().isEmpty())
                .mapToDouble(ModelEntry::nullRate)
                .findFirst()
                .orElse(entries.get(0).nullRate());
        if (asked > 0 && !column.isNullable()) {
            ModelEntry first = entries.get(0);
            cuts.add(new Correction(
                    first.table(), first.column(), "nulls in " + asked, "none", "the column takes no null"));
            return 0;
        }
        boolean always = rule instanceof Rule.Walk || rule instanceof Rule.Timeline || rule instanceof Rule.Path;
        return always ? 0 : asked < 0 ? before.nullRate() : asked;
    }

    private void refuse(Place place, List<ModelEntry> entries, ColumnBlueprint before, BlueprintException e) {
        notes.add(new Correction(
                place.table(),
                place.column(),
                entries.get(0).shown(),
                "what stands: " + ModelEntry.cut(RuleWriter.write(before.rule()).toString()),
                String.valueOf(e.getMessage())));
    }

    /** Has numbers go along with others, now that it is known what those spread over, or spread by quantiles. */
    private void along(Place place, List<ModelEntry> entries) {
        ModelEntry entry = entries.get(0);
        String other = EntryRules.field(entry.with(), ModelLanguage.ALONG);
        ColumnBlueprint now = merged.known(place.table(), place.column());
        String quantiles = EntryRules.field(entry.with(), ModelLanguage.QUANTILES);
        if (other == null && quantiles != null && now.rule() instanceof Rule.Number own) {
            quantiles(place, now, own, quantiles);
            return;
        }
        if (other == null || !(now.rule() instanceof Rule.Number own)) {
            return;
        }
        ColumnBlueprint beside = merged.known(place.table()).columns().get(other);
        try {
            if (beside == null || !(beside.rule() instanceof Rule.Number range)) {
                throw new BlueprintException("'" + ModelEntry.cut(other)
                        + "' is no other column of the table whose rule is a number from one to another");
            }
            Rule rule = Along.of(
                    own,
                    other,
                    range,
                    EntryRules.decimal(
                            ModelLanguage.CORRELATION, entry.with().getOrDefault(ModelLanguage.CORRELATION, "0.8")));
            put(place, now, rule, now.nullRate());
        } catch (BlueprintException e) {
            notes.add(new Correction(
                    place.table(),
                    place.column(),
                    ModelEntry.cut("along " + other),
                    "the number alone",
                    String.valueOf(e.getMessage())));
        }
    }

    private void quantiles(Place place, ColumnBlueprint now, Rule.Number own, String quantiles) {
        try {
            put(place, now, Quantiles.within(own, Quantiles.of(quantiles)), now.nullRate());
        } catch (BlueprintException e) {
            notes.add(new Correction(
                    place.table(),
                    place.column(),
                    ModelEntry.cut("quantiles " + quantiles),
                    "the number alone",
                    String.valueOf(e.getMessage())));
        }
    }

    private void states(Place place, List<ModelEntry> entries) {
        for (ModelEntry entry : entries) {
            if (entry.kind().equals(ModelLanguage.STATES) && entry.by().isEmpty()) {
                merged = new StateEntries(facts, merged, notes).follow(place.table(), facts(place), entry);
            }
        }
    }
}
