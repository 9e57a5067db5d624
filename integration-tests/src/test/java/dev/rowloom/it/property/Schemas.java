package dev.rowloom.it.property;

import dev.rowloom.it.property.Recipe.CheckKind;
import dev.rowloom.it.property.Recipe.KeyKind;
import dev.rowloom.it.property.Recipe.LinkKind;
import dev.rowloom.it.property.Recipe.OfCheck;
import dev.rowloom.it.property.Recipe.OfColumn;
import dev.rowloom.it.property.Recipe.OfCycle;
import dev.rowloom.it.property.Recipe.OfKey;
import dev.rowloom.it.property.Recipe.OfLink;
import dev.rowloom.it.property.Recipe.OfOrder;
import dev.rowloom.it.property.Recipe.OfReference;
import dev.rowloom.it.property.Recipe.OfRule;
import dev.rowloom.it.property.Recipe.OfTable;
import dev.rowloom.it.property.Recipe.OfUnique;
import dev.rowloom.it.property.Recipe.Presence;
import dev.rowloom.it.property.Recipe.ReferenceKind;
import dev.rowloom.it.property.Recipe.RuleKind;
import dev.rowloom.it.property.TypeModel.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Schemas of 1 to 7 tables and numbers of rows, shrinking to fewer tables, columns, keys and CHECKs. */
final class Schemas extends DomainContextBase {

    private static final int MOST_TABLES = 7;

    @Provide
    Arbitrary<SchemaModel> schemas() {
        return schemas(MOST_TABLES);
    }

    /** Schemas of so many tables at most. */
    static Arbitrary<SchemaModel> schemas(int most) {
        Arbitrary<OfCycle> cycles = Combinators.combine(index(), index()).as(OfCycle::new);
        return Combinators.combine(
                        tables().list().ofMinSize(1).ofMaxSize(most),
                        cycles.list().ofMaxSize(2))
                .as((tables, back) -> SchemaBuilder.build(new Recipe.OfSchema(tables, back)));
    }

    @Provide
    Arbitrary<Request> requests() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.integers().between(0, 3)),
                        Tuple.of(2, Arbitraries.integers().between(4, 49)),
                        Tuple.of(5, Arbitraries.integers().between(50, 120)),
                        Tuple.of(1, Arbitraries.integers().between(121, 300)))
                .map(Request::of);
    }

    private static Arbitrary<OfTable> tables() {
        return Combinators.combine(
                        keys(),
                        columns().list().ofMaxSize(4),
                        references().list().ofMaxSize(3),
                        orders().list().ofMaxSize(1),
                        rules().list().ofMaxSize(2),
                        uniques().list().ofMaxSize(2))
                .as(OfTable::new);
    }

    private static Arbitrary<OfKey> keys() {
        Arbitrary<KeyKind> kinds = Arbitraries.frequency(
                Tuple.of(4, KeyKind.SURROGATE),
                Tuple.of(3, KeyKind.NATURAL),
                Tuple.of(2, KeyKind.COMPOSITE),
                Tuple.of(2, KeyKind.SHARED),
                Tuple.of(2, KeyKind.LINE),
                Tuple.of(2, KeyKind.JUNCTION),
                Tuple.of(1, KeyKind.TRIPLE));
        return Combinators.combine(
                        kinds,
                        columns().list().ofMinSize(2).ofMaxSize(3),
                        index().list().ofSize(3))
                .as(OfKey::new);
    }

    private static Arbitrary<OfColumn> columns() {
        return Combinators.combine(
                        types(), presences(), checks(), Arbitraries.integers().between(0, 60))
                .as(OfColumn::new);
    }

    private static Arbitrary<TypeModel> types() {
        return Arbitraries.oneOf(
                Arbitraries.of(Kind.INT, Kind.SMALLINT, Kind.BIGINT).map(TypeModel::of),
                numerics(),
                Arbitraries.of(Kind.DOUBLE, Kind.BOOLEAN, Kind.UUID, Kind.TEXT).map(TypeModel::of),
                Arbitraries.of(Kind.DATE, Kind.TIMESTAMP).map(TypeModel::of),
                lengths().map(TypeModel::varchar),
                lengths().map(TypeModel::character));
    }

    private static Arbitrary<TypeModel> numerics() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 4))
                .as((precision, scale) -> TypeModel.numeric(precision, Math.min(precision, scale)));
    }

    private static Arbitrary<Integer> lengths() {
        return Arbitraries.of(1, 2, 3, 5, 8, 12, 20, 40, 80, 255);
    }

    private static Arbitrary<Presence> presences() {
        return Arbitraries.of(Presence.REQUIRED, Presence.REQUIRED, Presence.NULLABLE);
    }

    private static Arbitrary<OfCheck> checks() {
        Arbitrary<CheckKind> kinds =
                Arbitraries.oneOf(Arbitraries.just(CheckKind.NONE), Arbitraries.of(CheckKind.class));
        Arbitrary<Long> lows = Arbitraries.oneOf(
                Arbitraries.longs().between(-5, 5),
                Arbitraries.longs().between(-1000, 1000),
                Arbitraries.longs().between(-100_000, 100_000));
        Arbitrary<Long> sizes = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 3),
                Arbitraries.longs().between(4, 60),
                Arbitraries.longs().between(61, 100_000));
        return Combinators.combine(kinds, lows, sizes).as(OfCheck::new);
    }

    private static Arbitrary<OfReference> references() {
        Arbitrary<ReferenceKind> kinds = Arbitraries.frequency(
                Tuple.of(5, ReferenceKind.MANY_TO_ONE),
                Tuple.of(2, ReferenceKind.ONE_TO_ONE),
                Tuple.of(2, ReferenceKind.SELF),
                Tuple.of(1, ReferenceKind.ONE_TO_ONE_SELF));
        Arbitrary<Boolean> toUnique = Arbitraries.of(false, false, true);
        return Combinators.combine(kinds, presences(), index(), toUnique).as(OfReference::new);
    }

    private static Arbitrary<OfOrder> orders() {
        Arbitrary<TypeModel> types = Arbitraries.oneOf(
                Arbitraries.of(Kind.INT, Kind.DATE, Kind.TIMESTAMP, Kind.SMALLINT)
                        .map(TypeModel::of),
                numerics());
        Arbitrary<OfLink> links = Combinators.combine(Arbitraries.of(LinkKind.class), presences(), checks())
                .as(OfLink::new);
        return Combinators.combine(types, links.list().ofMinSize(1).ofMaxSize(3), links)
                .as(OfOrder::new);
    }

    private static Arbitrary<OfRule> rules() {
        return Combinators.combine(Arbitraries.of(RuleKind.class), presences(), index())
                .as(OfRule::new);
    }

    private static Arbitrary<OfUnique> uniques() {
        return Combinators.combine(index(), index()).as(OfUnique::new);
    }

    private static Arbitrary<Integer> index() {
        return Arbitraries.integers().between(0, 6);
    }
}
