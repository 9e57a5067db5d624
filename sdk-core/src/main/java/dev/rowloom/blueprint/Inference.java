package dev.rowloom.blueprint;

import dev.rowloom.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Infers a blueprint from names, types, comments, keys and checks. */
final class Inference {

    private final Schema schema;
    private final Culture culture;
    private final KeyMeanings meanings;
    private final RuleMaker rules;
    private final LocalWords words;
    private final ReferenceTables references;
    private final RowPlaces places;
    private final Genders genders = new Genders();
    private final Map<String, TableFacts> facts;

    /**
     * Prepares the inference.
     *
     * @param wanted where people and places are from
     * @param known what names mean
     * @throws dev.rowloom.UsageException if there is no data for the locale
     */
    Inference(Schema schema, Culture wanted, MeaningCatalogue known) {
        Catalogue catalogue = known.catalogue();
        this.meanings = new KeyMeanings(new Recogniser(catalogue));
        Vocabularies vocabularies = Vocabularies.bundled();
        this.schema = schema;
        String locale = new Locales(vocabularies).resolveAll(wanted.locale());
        this.culture = new Culture(locale, wanted.reach(), wanted.names());
        this.words = new LocalWords(vocabularies, culture);
        this.rules = new RuleMaker(catalogue, words, schema.dialect());
        this.references = new ReferenceTables(words, catalogue.lists());
        this.places = new RowPlaces(words);
        this.facts = TableFacts.of(schema, catalogue.words());
    }

    /** Returns the blueprint: one rule for every column that the database doesn't compute. */
    Blueprint blueprint() {
        References foreign = new References(schema, facts);
        Map<String, Draft> drafts = new LinkedHashMap<>();
        facts.forEach((id, table) -> drafts.put(id, draft(table, foreign.of(id))));
        new PlaceLinks(drafts).settle();
        new ProductLinks(drafts, words).settle();
        drafts.values().forEach(States::settle);
        new Lives(drafts).settle();
        new Totals(drafts).settle();
        drafts.values().forEach(TaxPairs::settle);
        new Counters(drafts).settle();
        drafts.values().forEach(Ages::settle);
        new Walks(drafts, new Machines()).settle();
        drafts.values().forEach(new Rhythms()::settle);
        drafts.values().forEach(TreePaths::settle);
        Map<String, TableBlueprint> tables = new LinkedHashMap<>();
        drafts.forEach(
                (id, draft) -> tables.put(id, new TableBlueprint(streamId(id), columns(draft), draft.references())));
        return new Blueprint(Blueprint.ENGINE, Blueprint.DEFAULT_NOW, culture, tables);
    }

    private Draft draft(TableFacts table, List<ReferenceBlueprint> foreign) {
        Map<String, Match> matches = new LinkedHashMap<>();
        Map<String, Rule> chosen = new LinkedHashMap<>();
        table.columns().forEach((name, column) -> {
            if (column.column().computedAs().isEmpty()) {
                Match match = meanings.meaning(column);
                matches.put(name, match);
                chosen.put(name, withGroup(rules.rule(column, match), match));
            }
        });
        references.rules(table).forEach((name, rule) -> {
            Match match = matches.get(name);
            if (match == null || !match.isUsers()) {
                chosen.put(name, rule);
            }
        });
        Map<String, Rule> agreed = places.agree(table, genders.agree(table, chosen, matches), matches);
        agreed = new Pairs(table, matches, agreed, words).agree();
        Map<String, Rule> settled = new Orders(table, matches, Groups.settle(agreed)).settle();
        return new Draft(table, matches, settled, foreign);
    }

    private Map<String, ColumnBlueprint> columns(Draft draft) {
        Map<String, ColumnBlueprint> columns = new LinkedHashMap<>();
        draft.matches().forEach((name, match) -> {
            Rule rule = draft.rules().get(name);
            if (rule != null) {
                columns.put(name, column(draft.table().column(name), match, rule));
            }
        });
        return columns;
    }

    private static Rule withGroup(Rule rule, Match match) {
        return rule instanceof Rule.About about ? about.of(match.role()) : rule;
    }

    private ColumnBlueprint column(ColumnFacts column, Match match, Rule rule) {
        boolean always = rule instanceof Rule.Database
                || rule instanceof Rule.Entry
                || rule instanceof Rule.Walk
                || rule instanceof Rule.Previous
                || rule instanceof Rule.Timeline
                || rule instanceof Rule.Path;
        double nullRate = always ? 0 : rules.nullRate(column, match);
        boolean formatted = rule instanceof Rule.Temporal || rule instanceof Rule.After;
        return new ColumnBlueprint(
                streamId(column.name()),
                rule,
                nullRate,
                formatted ? Times.format(column) : null,
                match.meaning(),
                match.confidence(),
                match.reason(),
                Origin.INFERRED);
    }

    /** Returns the name of a random stream: letter case does not move values. */
    private static String streamId(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
