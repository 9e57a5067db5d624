package dev.rowloom.it.property;

import dev.rowloom.it.property.ExclusionModel.Bounds;
import dev.rowloom.it.property.Recipe.Presence;
import dev.rowloom.it.property.RichRecipe.OfExclusion;
import dev.rowloom.it.property.RichRecipe.OfIndex;
import dev.rowloom.it.property.RichRecipe.OfKeys;
import dev.rowloom.it.property.RichRecipe.OfPart;
import dev.rowloom.it.property.RichRecipe.OfPredicate;
import dev.rowloom.it.property.RichRecipe.OfSpan;
import dev.rowloom.it.property.RichRecipe.OrderKind;
import dev.rowloom.it.property.RichRecipe.PartKind;
import dev.rowloom.it.property.RichRecipe.PredicateKind;
import dev.rowloom.it.property.RichRecipe.SpanKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** {@link Schemas} with partial unique indexes, unique indexes over expressions, and exclusion constraints. */
final class RichKeys extends DomainContextBase {

    @Provide
    Arbitrary<SchemaModel> schemas() {
        return with(new Schemas().schemas());
    }

    /** Adds keys to some schemas. */
    static Arbitrary<SchemaModel> with(Arbitrary<SchemaModel> schemas) {
        Arbitrary<OfKeys> keys = Combinators.combine(
                        indexes().list().ofMinSize(1).ofMaxSize(4),
                        exclusions().list().ofMaxSize(2))
                .as(OfKeys::new);
        return Combinators.combine(schemas, keys).as(RichKeyBuilder::build);
    }

    @Provide
    Arbitrary<Request> requests() {
        return new Schemas().requests();
    }

    private static Arbitrary<OfIndex> indexes() {
        Arbitrary<PartKind> kinds = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(PartKind.WHOLE)), Tuple.of(2, Arbitraries.of(PartKind.class)));
        Arbitrary<OfPart> parts = Combinators.combine(kinds, index(), index()).as(OfPart::new);
        return Combinators.combine(index(), parts.list().ofMinSize(1).ofMaxSize(3), predicates())
                .as(OfIndex::new);
    }

    /** None, one, or two. */
    private static Arbitrary<List<OfPredicate>> predicates() {
        Arbitrary<OfPredicate> one = Combinators.combine(
                        Arbitraries.of(PredicateKind.class), index(), Arbitraries.of(true, false), presences())
                .as(OfPredicate::new);
        return Arbitraries.frequencyOf(
                Tuple.of(2, one.list().ofSize(0)),
                Tuple.of(4, one.list().ofSize(1)),
                Tuple.of(1, one.list().ofSize(2)));
    }

    private static Arbitrary<OfExclusion> exclusions() {
        Arbitrary<OfSpan> spans = Combinators.combine(
                        Arbitraries.of(SpanKind.class),
                        presences(),
                        presences(),
                        Arbitraries.of(Bounds.class),
                        Arbitraries.of(OrderKind.class))
                .as(OfSpan::new);
        return Combinators.combine(index(), index().list().ofMaxSize(2), spans, predicates())
                .as(OfExclusion::new);
    }

    private static Arbitrary<Presence> presences() {
        return Arbitraries.of(Presence.REQUIRED, Presence.REQUIRED, Presence.NULLABLE);
    }

    private static Arbitrary<Integer> index() {
        return Arbitraries.integers().between(0, 6);
    }
}
